// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"

#include <optional>
#include <string>
#include <vector>

namespace phasebench {

/// What the program was asked to do.
struct CommandLine {
    bool help = false;
    bool version = false;
    std::optional<std::string> exportFolder; ///< charts go there, and no window opens
    std::optional<std::string> handOut; ///< a hand-out goes there (.html or .pdf), and no window opens
    std::string format = "png"; ///< png, svg, pdf or csv
    std::vector<std::string> files;

    /// Arguments without the program's name. The error is one sentence. Arguments of Qt's own (-platform X) are left
    /// to Qt.
    static Result<CommandLine> parse(const std::vector<std::string>& arguments);
};

const char* usage();

} // namespace phasebench
