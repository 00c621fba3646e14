// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/protocol/framing.h"
#include "engine/runner/child_process.h"
#include "engine/runner/clock.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <poll.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace phasebench {

/// The last few kilobytes that a worker wrote to its standard error.
class ErrorTail {
public:
    void add(std::string_view bytes);
    /// The last line with something in it, as printable UTF-8 of at most 300 bytes; empty when there is none.
    std::string lastLine() const;
    /// Why the worker ended, as far as it said so: its last line, or what that means. Empty, or a sentence.
    std::string reason() const;

private:
    std::string m_bytes;
};

/// How a worker is started and supervised.
struct WorkerStart {
    std::vector<std::string> command;
    std::map<std::string, std::string> environment;
    double patience = 30.0; ///< seconds without a sign of life, while it is asked something, after which it is hung
};

/// One worker process and the conversation with it. Nothing here waits: the engine thread polls pollEntries() and then
/// calls service(). What goes wrong becomes failure(), a sentence, and the process is killed.
class WorkerConnection {
public:
    explicit WorkerConnection(const WorkerStart& start);

    /// A Task or DescribeRequest makes it busy until its Outcome or Description was received.
    void send(const Request& request);
    bool busy() const { return m_busy; }
    bool worked() const { return m_worked; } ///< it was given a task
    /// The next thing it said that matters to whoever asked (no heartbeats).
    std::optional<Reply> next();
    /// What it is and can do, once it was asked.
    const std::optional<Description>& description() const { return m_description; }

    /// Asks it to end; service() kills it when it does not within a second, or, where it was idle, five.
    void leave();
    void kill(); ///< at once; no failure is told
    bool gone() const { return m_gone; } ///< the process was reaped

    /// Empty while all is well. It is set after everything that the worker wrote was read.
    const std::string& failure() const { return m_failure; }

    void appendPollEntries(std::vector<pollfd>& entries) const;
    Clock::time_point deadline() const; ///< when service() must be called even if no descriptor is ready
    void service();

private:
    void readErrors();
    void readOutput();
    void decode(std::span<const char> bytes);
    void writeInput();
    void superviseEnd(Clock::time_point now);
    void superviseHang(Clock::time_point now);
    double patience() const; ///< seconds that may pass without a sign of life
    void receive(Reply reply);
    void fail(const std::string& sentence);

    std::string m_name; ///< of the program, for sentences
    double m_patience;
    std::unique_ptr<ChildProcess> m_process; ///< null when it could not be started
    Decoder<Reply> m_decoder;
    ErrorTail m_tail;
    std::string m_toWrite;
    std::deque<Reply> m_inbox;
    std::optional<Description> m_description;
    std::string m_failure;
    bool m_introduced = false;
    bool m_busy = false;
    bool m_worked = false;
    bool m_ending = false; ///< its output is closed, or it was told to end: only the exit status is awaited
    bool m_gone = false;
    Clock::time_point m_lastSign = Clock::now();
    Clock::time_point m_killAt = never;
    Clock::time_point m_reapAt = never;
    Clock::duration m_reapPause = std::chrono::milliseconds(1);
};

} // namespace phasebench
