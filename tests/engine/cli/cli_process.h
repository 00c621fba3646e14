// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace phasebench {

/// phasebench-cli as a process of its own, with its output in files.
class CliProcess {
public:
    /// Standard output goes to `outputTo`, or where that is empty into a file that output() reads.
    explicit CliProcess(const std::vector<std::string>& arguments, const std::string& outputTo = {});
    ~CliProcess();
    CliProcess(const CliProcess&) = delete;
    CliProcess& operator=(const CliProcess&) = delete;

    void interrupt() const; ///< SIGINT
    int exitCode(); ///< waits for the end; minus the signal's number when one ended it
    std::string output();
    std::string errors();

private:
    std::string m_outputPath;
    std::string m_errorsPath;
    pid_t m_pid = -1;
    bool m_ended = false;
    int m_exitCode = 0;
};

} // namespace phasebench
