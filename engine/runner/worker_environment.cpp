// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/worker_environment.h"

#include "engine/library/environment.h"

#include <cstdlib>

namespace phasebench {

std::map<std::string, std::string> workerEnvironment(const WorkerKey& key)
{
    auto environment = key.environment;
    for (const auto& [name, value] : presetEnvironment(key.worker))
        if (std::getenv(name.c_str()) == nullptr)
            environment.emplace(name, value);
    return environment;
}

void recordEnvironment(const WorkerKey& key, Machine& machine)
{
    attributeEnvironment(machine, workerEnvironment(key), "phasebench");
    attributeEnvironment(machine, key.environment, "experiment");
}

} // namespace phasebench
