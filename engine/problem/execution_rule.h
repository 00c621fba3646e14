// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment_json.h"

#include <string>

namespace phasebench {

/// Why an experiment executes where it does, in a sentence: it was chosen, the specialised interface (matmul) runs on a
/// GPU only, or the generic one (FFT) follows its input. `asked`: before resolve().
std::string executionRule(const Experiment& asked, const Computer& computer);

} // namespace phasebench
