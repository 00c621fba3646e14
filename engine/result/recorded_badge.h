// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"
#include "engine/result/run.h"

#include <string>

namespace phasebench {

/// What people call the machine: its GPU without the maker and the variant ("H100"), else its processor.
std::string machineName(const Machine& machine);

/// What every view of a replayed run shows: "recorded · H100 · 2026-11-22"; empty for a run that was measured here.
std::string recordedBadge(const Run& run);
/// The same of a link probe.
std::string recordedBadge(const LinkProbe& probe);

} // namespace phasebench
