// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/interrupt.h"

#include "engine/cli/exit_code.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <poll.h>
#include <sys/signalfd.h>
#include <system_error>

namespace phasebench::cli {

Interrupt::Interrupt(std::function<void()> first)
    : m_first(std::move(first))
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, &m_before);
    m_signals = FileDescriptor(signalfd(-1, &signals, SFD_CLOEXEC));
    if (!m_signals)
        throw std::system_error(errno, std::generic_category(), "Ctrl+C cannot be watched for");
    m_thread = std::jthread([this] { watch(); });
}

Interrupt::~Interrupt()
{
    m_end.raise();
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

void Interrupt::watch()
{
    for (bool first = true;; first = false) {
        pollfd entries[2] = {{m_signals.get(), POLLIN, 0}, {m_end.descriptor(), POLLIN, 0}};
        while (poll(entries, 2, -1) < 0 && errno == EINTR) { }
        if (entries[1].revents != 0)
            return;
        signalfd_siginfo info{};
        if (read(m_signals.get(), &info, sizeof info) != sizeof info)
            return;
        if (!first)
            std::_Exit(cancelled);
        m_first();
    }
}

} // namespace phasebench::cli
