// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/process_words.h"

namespace phasebench {

std::string processWords(const Run& run)
{
    const Processes& processes = run.processes;
    if (!processes.complete())
        return std::to_string(processes.measured) + " of " + std::to_string(processes.planned) + " processes";
    return processes.measured < 2 ? "within one process" : std::to_string(processes.measured) + " processes";
}

} // namespace phasebench
