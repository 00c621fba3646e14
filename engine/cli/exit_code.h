// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace phasebench::cli {

/// What the program ends with. Where several hold, the first in this list.
enum ExitCode {
    badInput = 2, ///< command line or experiment
    badFile = 6, ///< a results file cannot be read or written
    cancelled = 5,
    failed = 4,
    unsupported = 3,
    slower = 7, ///< what compare --fail-on asks for holds
    done = 0,
};

} // namespace phasebench::cli
