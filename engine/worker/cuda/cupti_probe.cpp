// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cupti_probe.h"

#include "engine/worker/cuda/cuda_reason.h"
#include "engine/worker/cuda/cupti_session.h"
#include "engine/worker/cuda/versions.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace phasebench {

namespace {

/// Reads until the other side closes; empty when that takes too long.
std::optional<std::string> readAll(int descriptor, std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    std::string text;
    for (;;) {
        const auto left
            = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd wait{descriptor, POLLIN, 0};
        const int ready = poll(&wait, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return std::nullopt;
        std::array<char, 4096> chunk{};
        const ssize_t got = read(descriptor, chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return text;
        text.append(chunk.data(), static_cast<std::size_t>(got));
    }
}

CuptiProbe notKnown(const std::string& why)
{
    return {{}, "Whether CUPTI can trace is not known: " + why + "."};
}

} // namespace

CuptiProbe probeCupti()
{
    CuptiProbe probe;
    const auto library = CuptiLibrary::open();
    if (!library) {
        probe.reason = library.error().sentence;
        return probe;
    }
    probe.version = cuptiVersionText((*library)->version());
    if (const std::string noGpu = cudaReason(); !noGpu.empty())
        probe.reason = "There is no GPU to trace.";
    else if (const auto session = CuptiSession::open(); !session) // closed again at once
        probe.reason = session.error().sentence;
    return probe;
}

int printCuptiProbe()
{
    const CuptiProbe probe = probeCupti();
    const std::string text = nlohmann::json{{"version", probe.version}, {"reason", probe.reason}}.dump();
    return std::puts(text.c_str()) < 0 ? 1 : 0;
}

CuptiProbe probeCuptiElsewhere(const std::filesystem::path& program)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return notKnown(std::string("no pipe could be made, ") + std::strerror(errno));
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::string name = program.string();
    std::string argument = cuptiProbeArgument;
    const std::array<char*, 3> arguments{name.data(), argument.data(), nullptr};
    pid_t child = 0;
    const int spawned = posix_spawn(&child, name.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (spawned != 0) {
        close(ends[0]);
        return notKnown(name + " did not start, " + std::strerror(spawned));
    }
    const auto text = readAll(ends[0], std::chrono::seconds(20));
    close(ends[0]);
    if (!text)
        kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) { }
    if (!text)
        return notKnown("the look at it took more than 20 seconds");
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object())
        return notKnown("the look at it ended with status " + std::to_string(status));
    return {json.value("version", ""), json.value("reason", "")};
}

} // namespace phasebench
