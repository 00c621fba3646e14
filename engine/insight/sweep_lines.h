// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace phasebench {

struct SweepPoint {
    std::size_t run = 0; ///< index of the run, in the order in which they were added
    double x = 0;
};

/// The runs that differ from each other in the size only.
struct SweepLine {
    std::string name; ///< what tells it from the other lines, such as "GPU 0, pinned"; empty where there is but one
    std::vector<nlohmann::json> values; ///< of SweepLines::lineKeys; null where the experiment has no such key
    std::vector<SweepPoint> points; ///< by x, each x once: of runs that were repeated the latest
};

/// The runs of a sweep as lines over one axis.
struct SweepLines {
    std::vector<std::string> keys; ///< of the axis: all those that move together
    std::string axis; ///< what x is called: "N", "m = n = k", "m × n × k", "threads", …
    bool isValue = true; ///< x is the value of every one of `keys`; else computed from them, such as m × n × k
    std::vector<std::string> lineKeys; ///< in which the lines differ
    std::vector<SweepLine> lines; ///< in the order in which they first occur
    std::size_t repeated = 0; ///< runs whose place a later one took
    std::size_t withoutFigure = 0; ///< runs of this sweep that have no time of a call: failed, refused, cancelled
    std::size_t elsewhere = 0; ///< runs that belong to no line of two points
};

/// Finds the sweep in a list of runs: which keys of their experiments vary, which of them is the axis (a size before
/// anything else, else the number that varies most), and which lines the others make. Keys that move together, as those
/// of a tuple do, are one axis. Sizes that rise and fall along a line are a list of unlike problems, and no line: what
/// is between two of them is like neither. Runs are added one at a time, so that a sweep in progress costs no more than
/// its new points.
class SweepGrouping {
public:
    void add(const Run& run);
    std::size_t size() const { return m_runs; }

    /// Empty where the runs make no line: none of three points, and not all of them on lines of two.
    std::optional<SweepLines> lines() const;

private:
    using Flat = std::vector<std::pair<std::string, nlohmann::json>>;

    /// A key that does not have the same value in all runs.
    struct Column {
        std::string key;
        std::vector<nlohmann::json> values; ///< the distinct ones; the first is the first run's
        std::unordered_map<std::string, int> known; ///< their texts, to their index
        std::vector<int> ids; ///< by run; shorter where the last runs have the first value
        int of(std::size_t run) const { return run < ids.size() ? ids[run] : 0; }
    };
    struct Draft;

    void note(std::size_t run, const std::string& key, const nlohmann::json& first, const nlohmann::json& value);
    const nlohmann::json& valueOf(std::size_t run, const std::string& key) const;
    std::optional<SweepLines> linesOf(const std::vector<std::size_t>& runs) const;
    bool chooseAxis(Draft& draft, SweepLines& lines) const;
    bool isFamily(const Draft& draft, const std::vector<SweepPoint>& points) const;
    void nameLines(SweepLines& lines, std::vector<std::string> keys) const;

    std::size_t m_runs = 0;
    std::vector<bool> m_hasFigure;
    Experiment m_first;
    Flat m_firstFlat; ///< every key of the first run's experiment
    std::vector<Column> m_columns;
};

/// A size for people: "2¹⁵" for a power of two from 1024 on, else as a count.
std::string formatSize(double size);

} // namespace phasebench
