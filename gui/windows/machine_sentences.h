// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/machine.h"

#include <QString>

namespace phasebench {

/// One line: what this computer can do. `recorded`: the machine that is borrowed where there is no GPU; empty: none.
QString machineSentence(const Machine& machine, const QString& recorded = {});
/// For the status bar: the CPU with its libraries, and the GPUs or why there is none.
QString cpuText(const Machine& machine);
QString gpuText(const Machine& machine);
bool hasGpu(const Machine& machine);

} // namespace phasebench
