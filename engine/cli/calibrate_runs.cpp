// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/calibrate_runs.h"

#include "engine/cli/output.h"
#include "engine/result/calibration_store.h"

namespace phasebench::cli {

void calibrateRuns(std::span<Run> runs)
{
    try {
        applyKeptCalibration(runs);
    } catch (const MachineRecordError& error) {
        printDiagnostic(std::string("phasebench-cli: ") + error.what());
    }
}

} // namespace phasebench::cli
