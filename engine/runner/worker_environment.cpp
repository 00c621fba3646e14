// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/worker_environment.h"

#include <cstdlib>

namespace phasebench {

std::map<std::string, std::string> workerEnvironment(const WorkerKey& key)
{
    constexpr const char* threadTimeout = "OPENBLAS_THREAD_TIMEOUT";
    auto environment = key.environment;
    if (key.program == WorkerKey::Program::cpu && std::getenv(threadTimeout) == nullptr)
        environment.emplace(threadTimeout, "4");
    return environment;
}

void recordEnvironment(const WorkerKey& key, Machine& machine)
{
    attributeEnvironment(machine, workerEnvironment(key), "phasebench");
    attributeEnvironment(machine, key.environment, "experiment");
}

} // namespace phasebench
