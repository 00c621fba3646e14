// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace phasebench::cli {

/// The whole program: returns its exit code.
int runCommandLine(int argc, char** argv);

} // namespace phasebench::cli
