// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/child_process.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <linux/close_range.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace phasebench {

namespace {

struct Pipe {
    FileDescriptor read;
    FileDescriptor write;
};

Pipe makePipe()
{
    int fds[2];
    if (pipe2(fds, O_CLOEXEC) != 0)
        throw std::runtime_error(std::string("No pipe to a worker can be made: ") + std::strerror(errno) + ".");
    return {FileDescriptor(fds[0]), FileDescriptor(fds[1])};
}

std::vector<std::string> mergedEnvironment(const std::map<std::string, std::string>& added)
{
    std::vector<std::string> merged;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        if (!added.contains(std::string(text.substr(0, text.find('=')))))
            merged.emplace_back(text);
    }
    for (const auto& [name, value] : added)
        merged.push_back(name + "=" + value);
    return merged;
}

std::vector<char*> pointersTo(std::vector<std::string>& strings)
{
    std::vector<char*> pointers;
    for (std::string& string : strings)
        pointers.push_back(string.data());
    pointers.push_back(nullptr);
    return pointers;
}

struct ChildSide {
    int input;
    int output;
    int errors;
    int failure;
    char** arguments;
    char** environment;
};

// Between fork and exec: only calls that are safe while other threads hold locks.
[[noreturn]] void becomeChild(const ChildSide& side, pid_t parent)
{
    // Its own process group: Ctrl+C at a terminal reaches the runner only, which then asks.
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const bool orphan = getppid() != parent;
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int signal : {SIGPIPE, SIGINT, SIGXFSZ})
        std::signal(signal, SIG_DFL);
    if (!orphan && dup2(side.input, STDIN_FILENO) >= 0 && dup2(side.output, STDOUT_FILENO) >= 0
        && dup2(side.errors, STDERR_FILENO) >= 0) {
        close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
        execvpe(side.arguments[0], side.arguments, side.environment);
    }
    const int error = errno;
    [[maybe_unused]] const ssize_t written = write(side.failure, &error, sizeof error);
    _exit(127);
}

void makeNonBlocking(const FileDescriptor& fd)
{
    fcntl(fd.get(), F_SETFL, fcntl(fd.get(), F_GETFL) | O_NONBLOCK);
}

} // namespace

ChildProcess::ChildProcess(
    const std::vector<std::string>& command, const std::map<std::string, std::string>& environment)
{
    if (command.empty())
        throw std::runtime_error("A worker cannot be started: its command is empty.");
    Pipe input = makePipe();
    Pipe output = makePipe();
    Pipe errors = makePipe();
    Pipe failure = makePipe();
    std::vector<std::string> arguments = command;
    std::vector<std::string> variables = mergedEnvironment(environment);
    const std::vector<char*> argumentPointers = pointersTo(arguments);
    const std::vector<char*> variablePointers = pointersTo(variables);
    const ChildSide side{input.read.get(), output.write.get(), errors.write.get(), failure.write.get(),
        const_cast<char**>(argumentPointers.data()), const_cast<char**>(variablePointers.data())};

    const pid_t parent = getpid();
    m_pid = fork();
    if (m_pid == 0)
        becomeChild(side, parent);
    if (m_pid < 0)
        throw std::runtime_error("The worker " + command[0] + " cannot be started: " + std::strerror(errno) + ".");

    failure.write.close();
    int error = 0;
    ssize_t got = 0;
    do
        got = read(failure.read.get(), &error, sizeof error);
    while (got < 0 && errno == EINTR);
    if (got == sizeof error) {
        waitpid(m_pid, nullptr, 0);
        throw std::runtime_error("The worker " + command[0] + " cannot be started: " + std::strerror(error) + ".");
    }
    m_input = std::move(input.write);
    m_output = std::move(output.read);
    m_errors = std::move(errors.read);
    for (const FileDescriptor* fd : {&m_input, &m_output, &m_errors})
        makeNonBlocking(*fd);
}

ChildProcess::~ChildProcess()
{
    kill();
    waitFor(1.0);
}

void ChildProcess::kill()
{
    if (m_status)
        return;
    ::kill(-m_pid, SIGKILL);
    ::kill(m_pid, SIGKILL);
}

std::optional<int> ChildProcess::ended()
{
    int status = 0;
    if (!m_status && waitpid(m_pid, &status, WNOHANG) == m_pid)
        m_status = status;
    return m_status;
}

std::optional<int> ChildProcess::waitFor(double seconds)
{
    using namespace std::chrono;
    const auto deadline = steady_clock::now() + duration<double>(seconds);
    auto pause = microseconds(200);
    while (!ended() && steady_clock::now() < deadline) {
        std::this_thread::sleep_for(pause);
        pause = std::min(pause * 2, microseconds(20000));
    }
    return m_status;
}

std::string exitWords(int status)
{
    if (WIFSIGNALED(status)) {
        const char* name = sigabbrev_np(WTERMSIG(status));
        return name ? std::string("was killed by SIG") + name
                    : "was killed by signal " + std::to_string(WTERMSIG(status));
    }
    return "ended with exit code " + std::to_string(WEXITSTATUS(status));
}

} // namespace phasebench
