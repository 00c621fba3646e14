// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/progress_line.h"

#include "engine/text/untrusted.h"

#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace phasebench::cli {

namespace {

std::size_t terminalColumns()
{
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : 80U;
}

} // namespace

ProgressLine::ProgressLine()
    : m_terminal(isatty(STDERR_FILENO) == 1)
{
}

ProgressLine::~ProgressLine()
{
    if (m_open)
        std::fputs("\r\033[K", stderr);
}

void ProgressLine::update(const std::string& text)
{
    if (!m_terminal)
        return;
    std::fprintf(stderr, "\r\033[K%s", shortened(Untrusted(text).line(), terminalColumns() - 1).c_str());
    std::fflush(stderr);
    m_open = true;
}

void ProgressLine::add(const std::string& text)
{
    std::fprintf(stderr, "%s%s\n", m_open ? "\r\033[K" : "", Untrusted(text).lines().c_str());
    m_open = false;
}

std::string shortened(const std::string& text, std::size_t columns)
{
    std::size_t used = 0;
    std::size_t cut = 0; // where the last character begins that leaves room for the ellipsis
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xc0U) != 0x80U;
        if (!begins)
            continue;
        if (used + 1 == columns)
            cut = i;
        if (++used > columns)
            return text.substr(0, cut) + "…";
    }
    return text;
}

} // namespace phasebench::cli
