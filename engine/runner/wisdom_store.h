// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"

#include <map>
#include <string>
#include <tuple>

namespace phasebench {

/// FFTW's wisdom, kept while the program runs: what one worker learnt is handed to the next. It holds for one
/// precision, number of threads, CPU and planner effort only.
class WisdomStore {
public:
    /// Empty when there is none, or the experiment is no FFT on the CPU.
    std::string of(const Experiment& experiment, const std::string& cpu) const;
    void keep(const Experiment& experiment, const std::string& cpu, std::string wisdom);

private:
    using Key = std::tuple<DataType, int, std::string, Effort>;
    std::map<Key, std::string> m_wisdom;
};

} // namespace phasebench
