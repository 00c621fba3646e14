// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/machine.h"
#include "engine/runner/worker_key.h"

#include <map>
#include <string>

namespace phasebench {

/// The variables that a worker gets beside this process's: the experiment's, and what its libraries want to be preset
/// unless somebody set it.
std::map<std::string, std::string> workerEnvironment(const WorkerKey& key);

/// Writes into `machine` what workerEnvironment() set, and who did: "experiment", or "phasebench" for the default
/// above.
void recordEnvironment(const WorkerKey& key, Machine& machine);

} // namespace phasebench
