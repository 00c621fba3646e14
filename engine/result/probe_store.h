// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"

#include <filesystem>
#include <optional>
#include <stdexcept>

/// The last probe of each computer, in the user's data folder, where predictions find it.
namespace phasebench {

/// One sentence: which file cannot be read or written, and why.
class ProbeStoreError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// $XDG_DATA_HOME/phasebench/probe-<host>.json, else in ~/.local/share; the computer's name with letters, digits, '-',
/// '_' and '.' only. Empty where the environment names neither folder.
std::filesystem::path probePath(const Machine& machine);

/// Replaces the computer's earlier probe; a crash leaves the one or the other. Throws ProbeStoreError.
void keepProbe(const LinkProbe& probe);

/// The probe of this computer; empty when it was never probed. Throws ProbeStoreError where the file is damaged.
std::optional<LinkProbe> keptProbe(const Machine& machine);

} // namespace phasebench
