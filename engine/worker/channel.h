// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/protocol/framing.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace phasebench {

/// The worker's end of the pipe: a thread that reads requests, a thread whose heartbeat shows that the process lives,
/// and a writer for both. When its stdin closes the runner is gone: a process in the middle of a task ends at once, and
/// one that waits for a task gets a QuitRequest, so that it releases everything in order.
class Channel {
public:
    /// Reads from `input` and writes to `output`; both are file descriptors.
    Channel(int input, int output);
    ~Channel();

    void send(const Reply& reply);
    /// The next thing to do; empty after a QuitRequest. Enough and Cancel never come here: they set the flags below.
    std::optional<Request> next();

    const std::atomic<bool>& stopSampling() const { return m_stopSampling; }
    const std::atomic<bool>& cancelled() const { return m_cancelled; }

private:
    void read();
    void beat(std::stop_token stop);
    bool accept(Request request); ///< false after a QuitRequest, which nothing follows

    int m_input;
    int m_output;
    std::mutex m_writing;
    std::mutex m_waiting;
    std::condition_variable m_arrived;
    std::deque<Request> m_requests;
    std::atomic<bool> m_stopSampling = false;
    std::atomic<bool> m_cancelled = false;
    bool m_working = false; ///< on what next() returned last
    bool m_quitting = false;
    std::thread m_reader; // detached where it may sit in read()
    std::jthread m_heart;
};

} // namespace phasebench
