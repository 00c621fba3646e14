// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/calibration_store.h"

#include "engine/result/calibration_json.h"

namespace phasebench {

namespace {

constexpr MachineRecordKind calibrationRecords{"calibration", "calibration", "verdicts", "calibrate again"};

} // namespace

std::filesystem::path calibrationPath(const Machine& machine)
{
    return recordPath(calibrationRecords, machine);
}

void keepCalibration(const Calibration& calibration)
{
    keepRecord(calibrationRecords, calibration.machine, toJson(calibration));
}

std::optional<Calibration> keptCalibration(const Machine& machine)
{
    std::optional<Calibration> calibration;
    readRecord(
        calibrationRecords, machine, [&](const nlohmann::json& json) { calibration = calibrationFromJson(json); });
    return calibration;
}

std::optional<Fault> applyKeptCalibration(std::span<Run> runs)
{
    std::optional<Calibration> calibration;
    try {
        calibration = keptCalibration(describeComputer());
    } catch (const MachineRecordError& error) {
        return Fault{{}, error.what(), {}};
    }
    if (calibration)
        for (Run& run : runs)
            if (!run.recorded)
                apply(*calibration, run);
    return std::nullopt;
}

} // namespace phasebench
