// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment_json.h"

#include <nlohmann/json.hpp>
#include <vector>

namespace phasebench {

/// One axis: the keys that move together, and their values in order (one list of values a step, as long as `keys`).
struct SweepAxis {
    std::vector<std::string> keys;
    std::vector<std::vector<nlohmann::json>> steps;
};

/// A whole experiment file: the base document and its axes. Points are made one at a time, the last axis varies
/// fastest.
class ExperimentFile {
public:
    static constexpr std::size_t maximumPoints = 100'000;

    /// Reads and validates a whole file: the base, every axis, and every point. At most 100 faults are listed.
    static ExperimentFile parse(std::string_view text, Faults& faults);
    static ExperimentFile fromDocument(nlohmann::json document, Faults& faults);

    std::size_t points() const;
    /// The document of one point, with the axes' values put in and without "sweep".
    nlohmann::json document(std::size_t point) const;
    /// One point as a value. Precondition: parse() found no fault.
    Experiment experiment(std::size_t point) const;

    const std::vector<SweepAxis>& axes() const { return m_axes; }
    /// The document as it was given, "sweep" included: what saving writes.
    const nlohmann::json& base() const { return m_base; }
    std::string title() const;

private:
    nlohmann::json fillIn(std::size_t point, Faults& faults) const;

    nlohmann::json m_base;
    nlohmann::json m_point; ///< the base without "sweep": what a point begins with
    std::vector<SweepAxis> m_axes;
};

} // namespace phasebench
