// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment_json.h"
#include "engine/result/run.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace phasebench {

/// One recorded run and where it is. Its samples and its ranking are in the file.
struct RecordedRun {
    std::filesystem::path file;
    Run run; ///< without its series, timeline, candidates and race
};

/// What a results file, or every results file of a folder, can answer. Only completed runs answer; they were measured,
/// and nothing between two of them is made up.
class Recordings {
public:
    /// Reads a results file, or every *.phasebench of a folder in the order of their names. What cannot be read is in
    /// problems(), one sentence a file.
    static Recordings read(const std::filesystem::path& place);

    bool empty() const { return m_runs.empty(); }
    const std::vector<RecordedRun>& runs() const { return m_runs; }
    const std::vector<std::string>& problems() const { return m_problems; }

    /// The runs of exactly this experiment on one computer, the first that has any, in the order of their files. Keys
    /// that do not decide what is measured (Key::decides) may differ.
    std::vector<const RecordedRun*> answers(const Experiment& resolved) const;
    bool holds(const Experiment& resolved) const;

    /// Why there is no answer, with the changes that lead to the nearest recorded experiment as fixes; empty where
    /// there is one. Of two equally near ones the earlier is taken. `keep`: a dotted key that was just changed and
    /// shall stay, where anything recorded has it so.
    std::optional<Fault> whyNot(const Experiment& resolved, const std::string& keep = {}) const;

    /// The recorded machine, for the defaults of an experiment: the first one with a GPU, else the first. Null when
    /// empty().
    const Machine* machine() const;
    /// What resolve() needs of it.
    Computer computer() const;

private:
    struct Nearest {
        const RecordedRun* run = nullptr;
        std::vector<SuggestedFix> changes;
    };
    Nearest nearest(const Experiment& resolved, const std::string& keep) const;

    std::vector<RecordedRun> m_runs;
    std::multimap<std::string, std::size_t> m_byKey;
    std::map<std::string, std::string> m_refusals; ///< by key: what the recorded machine said to what it cannot do
    std::vector<nlohmann::json> m_flat; ///< by run: its key, flattened
    std::vector<std::string> m_problems;
};

} // namespace phasebench
