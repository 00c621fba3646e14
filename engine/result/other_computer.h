// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"
#include "engine/result/run.h"

#include <span>

/// What was measured on another computer bears a badge wherever it is shown, whatever file it comes from: a copy of a
/// recording says so as well as the recording.
namespace phasebench {

/// Is the machine another computer than `here`, of which describeComputer() knows the processor and the memory? Names
/// are not compared: they change with the network, and say little in a container. A machine with GPUs is another one
/// where there is no NVIDIA driver. One that says nothing of its processor could be any.
bool isOtherComputer(const Machine& machine, const Machine& here, bool hasNvidiaDriver);

/// Marks as recorded, for people to see, what was measured elsewhere. What is written into files stays as it was.
void markOtherComputer(std::span<Run> runs);
void markOtherComputer(LinkProbe& probe);

} // namespace phasebench
