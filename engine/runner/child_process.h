// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runner/file_descriptor.h"

#include <map>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace phasebench {

/// Another program with its standard input, output and errors on pipes that do not block. It is killed and reaped with
/// the object, at the latest when the thread that started it ends.
class ChildProcess {
public:
    /// `command`: the program (sought in PATH when it has no slash) and its arguments. `environment` is added to this
    /// process's. Throws std::runtime_error with one sentence when the program cannot be started.
    ChildProcess(const std::vector<std::string>& command, const std::map<std::string, std::string>& environment);
    ~ChildProcess();
    ChildProcess(ChildProcess&&) = delete;
    ChildProcess& operator=(ChildProcess&&) = delete;

    pid_t pid() const { return m_pid; }
    FileDescriptor& input() { return m_input; } ///< the parent writes
    FileDescriptor& output() { return m_output; } ///< the parent reads
    FileDescriptor& errors() { return m_errors; } ///< the parent reads

    void kill(); ///< SIGKILL to it and its own children; does nothing once it was reaped
    /// Reaps it when it has ended, without waiting: the status as waitpid(2) tells it.
    std::optional<int> ended();
    /// Reaps it, waiting at most so long.
    std::optional<int> waitFor(double seconds);

private:
    pid_t m_pid = -1;
    std::optional<int> m_status;
    FileDescriptor m_input;
    FileDescriptor m_output;
    FileDescriptor m_errors;
};

/// "was killed by SIGKILL" or "ended with exit code 3".
std::string exitWords(int status);

} // namespace phasebench
