// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/problem/object_reader.h"

#include <nlohmann/json_fwd.hpp>

/// The keys of an experiment beside "problem". Each read function takes the whole document's reader.
namespace phasebench {

/// Without a problem (it could not be read) only the words are checked.
Placement readPlacement(ObjectReader& document, const std::optional<Problem>& problem);
Transfer readTransfer(ObjectReader& document);
Execution readExecution(ObjectReader& document);
/// `batch`: of the problem; empty when it could not be read.
Call readCall(ObjectReader& document, std::optional<std::int64_t> batch);
Planning readPlanning(ObjectReader& document);
Measure readMeasure(ObjectReader& document);

nlohmann::json toJson(const Placement& placement);
nlohmann::json toJson(const Transfer& transfer);
nlohmann::json toJson(const Execution& execution);
nlohmann::json toJson(const Call& call);
nlohmann::json toJson(const Planning& planning);
nlohmann::json toJson(const Measure& measure);

inline constexpr std::int64_t maximumCount = 1'000'000'000;

} // namespace phasebench
