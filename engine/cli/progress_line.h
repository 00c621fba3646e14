// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace phasebench::cli {

/// Progress on standard error: on a terminal one line that is written again and again, else only what stays.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine();

    void update(const std::string& text); ///< of the moment; a terminal only
    void add(const std::string& text); ///< stays

private:
    bool m_terminal;
    bool m_open = false; ///< the terminal's line holds something
};

/// The text in at most so many columns, cut at a character with an ellipsis.
std::string shortened(const std::string& text, std::size_t columns);

} // namespace phasebench::cli
