// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/problem/object_reader.h"

/// The keys of an experiment beside "problem": each function reads one object of the document by its table of keys, and
/// adds the rules that tie several keys together.
namespace phasebench {

/// Without a problem (it could not be read) only the words are checked.
Placement readPlacement(ObjectReader& document, const std::optional<Problem>& problem);
Transfer readTransfer(ObjectReader& document);
Execution readExecution(ObjectReader& document);
/// `batch`: of the problem; empty when it could not be read.
Call readCall(ObjectReader& document, std::optional<std::int64_t> batch);
Planning readPlanning(ObjectReader& document);
Measure readMeasure(ObjectReader& document);

} // namespace phasebench
