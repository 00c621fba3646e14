// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/channel.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace phasebench {

namespace {

constexpr auto heartbeatInterval = std::chrono::milliseconds(500);

[[noreturn]] void leave(const char* why, int status)
{
    if (why)
        std::fprintf(stderr, "%s\n", why);
    std::_Exit(status); // libraries may be in the middle of anything
}

} // namespace

Channel::Channel(int input, int output)
    : m_input(input)
    , m_output(output)
    , m_reader([this] { read(); })
    , m_heart([this](std::stop_token stop) { beat(stop); })
{
}

Channel::~Channel()
{
    if (m_quitting)
        m_reader.join();
    else
        m_reader.detach();
}

void Channel::send(const Reply& reply)
{
    const std::string frame = encode(reply);
    const std::lock_guard lock(m_writing);
    std::size_t written = 0;
    while (written < frame.size()) {
        const ssize_t n = ::write(m_output, frame.data() + written, frame.size() - written);
        if (n > 0)
            written += static_cast<std::size_t>(n);
        else if (n < 0 && errno != EINTR)
            leave(nullptr, EXIT_SUCCESS); // the runner is gone
    }
}

std::optional<Request> Channel::next()
{
    std::unique_lock lock(m_waiting);
    m_working = false;
    m_arrived.wait(lock, [this] { return !m_requests.empty(); });
    Request request = std::move(m_requests.front());
    m_requests.pop_front();
    if (std::holds_alternative<QuitRequest>(request))
        return std::nullopt;
    m_working = true;
    return request;
}

bool Channel::accept(Request request)
{
    const bool quits = std::holds_alternative<QuitRequest>(request);
    const std::lock_guard lock(m_waiting);
    if (std::holds_alternative<StopSamplingRequest>(request)) {
        m_stopSampling = true;
    } else if (std::holds_alternative<CancelRequest>(request)) {
        m_cancelled = true;
    } else {
        // Flags belong to the task they follow: cleared when a task arrives, not when it begins, so that none is lost
        // in between.
        if (std::holds_alternative<Task>(request)) {
            m_stopSampling = false;
            m_cancelled = false;
        }
        m_quitting = quits;
        m_requests.push_back(std::move(request));
        m_arrived.notify_one();
    }
    return !quits;
}

void Channel::read()
{
    Decoder<Request> decoder;
    std::array<char, 65536> bytes;
    for (;;) {
        const ssize_t n = ::read(m_input, bytes.data(), bytes.size());
        if (n == 0) {
            const std::unique_lock lock(m_waiting);
            if (m_working || !m_requests.empty())
                leave(nullptr, EXIT_SUCCESS);
            break;
        }
        if (n < 0) {
            if (errno == EINTR)
                continue;
            leave("The worker's input cannot be read.", EXIT_FAILURE);
        }
        try {
            decoder.feed({bytes.data(), static_cast<std::size_t>(n)});
            while (auto request = decoder.next())
                if (!accept(std::move(*request)))
                    return;
        } catch (const std::exception& error) {
            leave(error.what(), EXIT_FAILURE);
        }
    }
    accept(QuitRequest{});
}

void Channel::beat(std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any sleep;
    std::unique_lock lock(mutex);
    while (!sleep.wait_for(lock, stop, heartbeatInterval, [] { return false; }) && !stop.stop_requested())
        send(Heartbeat{});
}

} // namespace phasebench
