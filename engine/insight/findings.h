// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"
#include "engine/result/run.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace phasebench {

/// The next experiment, as a button: the run's experiment with some keys changed.
struct FollowUp {
    std::string label; ///< such as "Measure it pinned"
    std::int64_t run = 0; ///< whose experiment is changed
    nlohmann::json changes = nlohmann::json::object(); ///< {"placement.a": "host_pinned", …}, dotted keys
};

/// One thing that the figures say. Nothing is claimed where intervals overlap.
struct Finding {
    std::string sentence;
    double weight = 0; ///< the more, the more it matters: a share of the time, 0 … 1; above 1 what a sweep says
    std::vector<std::int64_t> runs; ///< ids of the runs it is about
    std::optional<Phase> phase; ///< which it is about, for the colour beside it
    std::optional<FollowUp> followUp;
    bool ofFreshProcesses = false; ///< of first uses, each in a process of its own
};

/// What the runs say, the weightiest first: of each run where its time goes, and of runs that differ in one thing how
/// they compare; of a sweep what its lines say, in place of its runs. Runs of other status than completed say only why.
/// `probe`: of this computer's links; with it the findings know what copies could do and what having memory costs.
std::vector<Finding> findings(std::span<const Run> runs, const LinkProbe* probe = nullptr);

} // namespace phasebench
