// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/wake_signal.h"

#include <cerrno>
#include <cstdint>
#include <sys/eventfd.h>
#include <system_error>

namespace phasebench {

WakeSignal::WakeSignal()
    : m_event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (!m_event)
        throw std::system_error(errno, std::generic_category(), "The engine thread cannot be started");
}

void WakeSignal::raise()
{
    // It fails only when the counter is full, and then the signal is raised already.
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(m_event.get(), &one, sizeof one);
}

void WakeSignal::clear()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t got = read(m_event.get(), &count, sizeof count);
}

} // namespace phasebench
