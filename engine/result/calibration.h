// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/process_spread.h"
#include "engine/result/machine.h"
#include "engine/result/run.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How far apart identical runs fall on a computer: what verdicts about runs of few processes rest on.
namespace phasebench {

/// What is timed, as far as it decides how far apart fresh processes fall.
enum class Timed { onCpu, callOfGpu, gpuItself };
template <> std::span<const std::string_view> namesOf<Timed>();

/// How the whole call of a run was timed.
Timed timedBy(const Run& run);

/// One time of one problem, in several fresh processes.
struct CalibratedTime {
    std::string problem; ///< such as "matmul 64 x 64 x 64 float32"
    Timed timed = Timed::onCpu;
    std::vector<double> medians; ///< us, of each process, at least two

    double median() const; ///< us
    double deviation() const; ///< standard deviation of the medians' logarithms
};

struct Calibration {
    std::string date; ///< ISO 8601, UTC
    Machine machine;
    double seconds = 0; ///< that it took
    std::vector<CalibratedTime> times;

    /// Of a time of so many us: from the calibrated times of its kind that come nearest. Empty where that kind was not
    /// calibrated.
    std::optional<ProcessSpread> spread(Timed timed, double microseconds) const;
};

/// The times of runs that were measured in at least two processes each: of their calls, and of the GPU's own work.
std::vector<CalibratedTime> calibratedTimes(std::span<const Run> runs);

/// Gives the figures of a run the spread of their kind, where the run was measured on such a computer.
void apply(const Calibration& calibration, Run& run);

} // namespace phasebench
