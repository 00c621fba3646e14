// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/example_run.h"

#include <cmath>

/// Runs of made-up sweeps, for tests of what is said and drawn over sizes.
namespace phasebench::test {

/// An FFT of n points whose operands live in `space`, without figures.
inline Run fftRun(std::int64_t n, const std::string& execution = "cpu", const std::string& space = "host_pageable")
{
    Run run;
    run.experiment = pointFrom(R"({"phasebench": 1, "problem": {"kind": "fft", "shape": [)" + std::to_string(n)
        + R"(], "type": "float32"}, "placement": {"in": ")" + space + R"(", "out": ")" + space
        + R"("}, "execution": {"space": ")" + execution + R"("}, "measure": {"first_use": false}})");
    run.backend = execution == "cpu" ? "fftw" : "cufft";
    run.machine.cpu = "A CPU";
    run.date = "2026-03-01T12:00:00Z";
    return run;
}

inline Run matmulRun(std::int64_t m, std::int64_t n, std::int64_t k)
{
    Run run;
    run.experiment = pointFrom(R"({"phasebench": 1, "problem": {"kind": "matmul", "m": )" + std::to_string(m)
        + R"(, "n": )" + std::to_string(n) + R"(, "k": )" + std::to_string(k)
        + R"(, "type": "float32"}, "execution": {"space": "cpu"}, "measure": {"first_use": false}})");
    run.backend = "openblas";
    return run;
}

/// The run with a call of so many microseconds: `execution` of it is execution, the rest is copied in.
inline Run timed(Run run, double call, double execution = 1.0, double spread = 0.002)
{
    run.series["call"] = samplesAround(call, spread);
    run.phases = {phase(Phase::execution, 1)};
    run.series["execution.host"] = samplesAround(call * execution, spread);
    if (execution < 1) {
        run.phases.push_back(phase(Phase::copy_in, 1));
        run.series["copy_in.host"] = samplesAround(call * (1 - execution), spread);
    }
    run.call.emplace();
    summarise(run);
    return run;
}

/// FFTs from 2^first to 2^last points on CPU and GPU, from pinned memory and from the GPU's: the GPU has a start of
/// 20 us and is ten times as fast; from pinned memory it is 12 times as slow to begin with, and pays from 2^15 on.
inline std::vector<Run> memoryByExecution(int first, int last)
{
    std::vector<Run> runs;
    for (const char* space : {"host_pinned", "gpu:0"})
        for (int exponent = first; exponent <= last; ++exponent)
            for (const char* execution : {"cpu", "gpu:0"}) {
                const double n = std::pow(2.0, exponent);
                const bool onGpu = std::string(execution) != "cpu";
                const bool copied = onGpu != (std::string(space) == "gpu:0");
                const double compute = onGpu ? 6 + n / 4000 : 1 + n / 200;
                const double copy = copied ? 60 + n / 1000 : 0;
                runs.push_back(
                    timed(fftRun(1LL << exponent, execution, space), compute + copy, compute / (compute + copy)));
                runs.back().id = static_cast<std::int64_t>(runs.size());
            }
    return runs;
}

/// FFTs on a GPU whose copies take 90 %, 70 %, about half and 20 % of the call.
inline std::vector<Run> copiesThatShrink()
{
    std::vector<Run> runs;
    for (const auto& [n, execution, spread] :
        {std::tuple(256, 0.1, 0.002), {512, 0.3, 0.002}, {1024, 0.5, 0.05}, {2048, 0.8, 0.002}})
        runs.push_back(timed(fftRun(n, "gpu:0", "host_pinned"), n, execution, spread));
    return runs;
}

/// Pointers to runs, as the functions over sweeps take them.
class References {
public:
    explicit References(const std::vector<Run>& runs)
    {
        for (const Run& run : runs)
            m_all.push_back(&run);
    }
    operator std::span<const Run* const>() const { return m_all; }

private:
    std::vector<const Run*> m_all;
};

} // namespace phasebench::test
