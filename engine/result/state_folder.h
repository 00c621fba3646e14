// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace phasebench {

/// Where the program keeps what shall outlive it, a restart of the computer, too, and is no setting: phasebench in
/// $XDG_STATE_HOME, else in ~/.local/state; empty when neither is known.
/// Source: "XDG Base Directory Specification" 0.8.
std::filesystem::path stateFolder();

} // namespace phasebench
