// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/sweep.h"

#include <gtest/gtest.h>
#include <string>

namespace phasebench::test {

/// A valid matmul and a valid FFT with the required keys only; `more` is put behind them ("\"call\": {}").
inline std::string matmulText(const std::string& problem = {}, const std::string& more = {})
{
    return R"({"problem": {"kind": "matmul", "m": 8, "n": 4, "k": 2, "type": "float32")"
        + (problem.empty() ? "" : ", " + problem) + "}" + (more.empty() ? "" : ", " + more) + "}";
}

inline std::string fftText(const std::string& problem = {}, const std::string& more = {})
{
    return R"({"problem": {"kind": "fft", "type": "float32")"
        + (problem.empty() ? R"(, "shape": [16])" : ", " + problem) + "}" + (more.empty() ? "" : ", " + more) + "}";
}

inline Faults faultsOf(const std::string& text)
{
    Faults faults;
    ExperimentFile::parse(text, faults);
    return faults;
}

/// The file; the test fails with the sentences when there is a fault.
inline ExperimentFile file(const std::string& text)
{
    Faults faults;
    ExperimentFile read = ExperimentFile::parse(text, faults);
    for (const Fault& fault : faults)
        ADD_FAILURE() << fault.key << ": " << fault.sentence << "\nin " << text;
    return read;
}

/// The one point of a valid text.
inline Experiment experiment(const std::string& text)
{
    return file(text).experiment(0);
}

/// The same, resolved on a computer with one GPU.
inline Experiment resolved(const std::string& text, Computer computer = {1, 4})
{
    Experiment point = experiment(text);
    resolve(point, computer);
    return point;
}

} // namespace phasebench::test
