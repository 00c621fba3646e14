// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/cli/cli_process.h"

#include "tests/support/places.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace phasebench {

namespace {

std::string temporaryFile()
{
    std::string path = (std::filesystem::temp_directory_path() / "phasebench-cli-XXXXXX").string();
    const int fd = mkstemp(path.data());
    if (fd < 0)
        throw std::runtime_error("No temporary file can be made.");
    close(fd);
    return path;
}

std::string contentsOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace

CliProcess::CliProcess(const std::vector<std::string>& arguments, const std::string& outputTo)
    : m_outputPath(temporaryFile())
    , m_errorsPath(temporaryFile())
{
    std::vector<std::string> words = arguments;
    words.insert(words.begin(), (binFolder() / "phasebench-cli").string());
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const std::string& outputPath = outputTo.empty() ? m_outputPath : outputTo;
    m_pid = fork();
    if (m_pid == 0) {
        dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
        dup2(open(outputPath.c_str(), O_WRONLY), STDOUT_FILENO);
        dup2(open(m_errorsPath.c_str(), O_WRONLY), STDERR_FILENO);
        execv(pointers[0], pointers.data());
        _exit(127);
    }
}

CliProcess::~CliProcess()
{
    if (!m_ended) {
        kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
    }
    unlink(m_outputPath.c_str());
    unlink(m_errorsPath.c_str());
}

void CliProcess::interrupt() const
{
    kill(m_pid, SIGINT);
}

int CliProcess::exitCode()
{
    int status = 0;
    if (!m_ended && waitpid(m_pid, &status, 0) == m_pid) {
        m_ended = true;
        m_exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }
    return m_exitCode;
}

std::string CliProcess::output()
{
    exitCode();
    return contentsOf(m_outputPath);
}

std::string CliProcess::errors()
{
    exitCode();
    return contentsOf(m_errorsPath);
}

} // namespace phasebench
