// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/sweep.h"

#include <QString>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace phasebench {

class ExperimentModel;

/// One value of an axis whose values are few, in a person's words: one JSON value for each key.
struct SweepChoice {
    QString label;
    std::vector<nlohmann::json> values;
    QString reason; ///< why it is not possible on this computer; empty: it is
};

/// Something that can run through several values: the keys of the experiment that move together, and what they are
/// called.
struct SweepSubject {
    QString label;
    std::vector<std::string> keys;
    std::vector<SweepChoice> choices; ///< empty: it is a number
    nlohmann::json range = nlohmann::json::object(); ///< of a number: "from", "to" and "factor" to begin with
    QString preset; ///< how a whole sweep of it is called, where from and to would say it badly; else empty
};

/// A number that a factor takes from one value to the next.
SweepSubject numberSubject(
    const QString& label, std::vector<std::string> keys, std::int64_t from, std::int64_t to, int factor = 2);

/// What can be swept of this problem on this computer, the usual first.
std::vector<SweepSubject> sweepSubjects(const ExperimentModel& model);

/// A whole sweep to begin with: "sizes 2⁸ … 2²⁴", "all placements".
struct SweepPreset {
    QString label;
    QString explanation;
    nlohmann::json axes;
};
std::vector<SweepPreset> sweepPresets(const ExperimentModel& model);

/// The axis as the subject's: {"key": …, …}; the key is a text where there is one, else a list.
nlohmann::json axisOf(const SweepSubject& subject, const nlohmann::json& rest);

/// Seconds that the sweep takes at least: the two series of each point. Empty where a fixed number of samples makes it
/// depend on the problem alone.
std::optional<double> leastSeconds(const ExperimentFile& sweep);

} // namespace phasebench
