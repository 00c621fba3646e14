// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runner/file_descriptor.h"
#include "engine/runner/wake_signal.h"

#include <csignal>
#include <functional>
#include <thread>

namespace phasebench::cli {

/// Ctrl+C, and a polite kill: the first calls a function on a thread of its own, the second ends the program at once
/// with the exit code of a cancelled run. To be made before any other thread, which then inherits the blocked signals.
class Interrupt {
public:
    explicit Interrupt(std::function<void()> first);
    ~Interrupt();

private:
    void watch();

    std::function<void()> m_first;
    sigset_t m_before{}; ///< the signals that were blocked
    FileDescriptor m_signals;
    WakeSignal m_end;
    std::jthread m_thread;
};

} // namespace phasebench::cli
