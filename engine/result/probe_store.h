// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"
#include "engine/result/machine_record.h"

#include <optional>

/// The last probe of each computer, where predictions find it.
namespace phasebench {

std::filesystem::path probePath(const Machine& machine); ///< see recordPath()

/// Replaces the computer's earlier probe. Throws MachineRecordError.
void keepProbe(const LinkProbe& probe);

/// The probe of this computer; empty when it was never probed. Throws MachineRecordError where the file is damaged.
std::optional<LinkProbe> keptProbe(const Machine& machine);

} // namespace phasebench
