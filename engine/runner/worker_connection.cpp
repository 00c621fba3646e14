// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/worker_connection.h"

#include "engine/result/process_limits.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace phasebench {

namespace {

constexpr std::size_t keptBytes = 4096;
constexpr std::size_t lineBytes = 300;

// Messages end up in JSON and in a window: bytes that are no UTF-8 would be refused there.
std::string validUtf8(const std::string& text)
{
    using nlohmann::json;
    return json::parse(json(text).dump(-1, ' ', false, json::error_handler_t::replace)).get<std::string>();
}

constexpr auto leaveGrace = std::chrono::seconds(1); // of a worker that is busy
constexpr auto idleGrace = std::chrono::seconds(5); // of one that takes down what it has set up on a GPU
constexpr auto closedGrace = std::chrono::milliseconds(500); // between closing its output and ending
constexpr Clock::duration longestReapPause = std::chrono::milliseconds(100);

constexpr int longestTurn = 64; // a worker that writes without end must not keep the thread

Clock::duration toDuration(double seconds)
{
    return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

std::string seconds(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

} // namespace

void ErrorTail::add(std::string_view bytes)
{
    m_bytes += bytes;
    if (m_bytes.size() > keptBytes)
        m_bytes.erase(0, m_bytes.size() - keptBytes);
}

std::string ErrorTail::lastLine() const
{
    const auto isText = [](char c) {
        return static_cast<unsigned char>(c) > ' ' && c != 0x7f;
    };
    const auto last = std::find_if(m_bytes.rbegin(), m_bytes.rend(), isText);
    const auto newline = std::find(last, m_bytes.rend(), '\n');
    std::string line(newline.base(), last.base());
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; }, ' ');
    line.erase(0, line.find_first_not_of(' '));
    if (line.size() > lineBytes)
        line = line.substr(0, lineBytes) + "…";
    return validUtf8(line);
}

std::string ErrorTail::reason() const
{
    // Libraries end their process where a thread is refused, each in its own way, with the system's words in a line.
    if (m_bytes.find(std::strerror(EAGAIN)) != std::string::npos)
        return tooFewProcesses();
    const std::string line = lastLine();
    return line.empty() ? std::string() : "Its last line: " + line;
}

WorkerConnection::WorkerConnection(const WorkerStart& start)
    : m_name(start.command.empty() ? "worker" : std::filesystem::path(start.command.front()).filename().string())
    , m_patience(start.patience)
{
    try {
        m_process = std::make_unique<ChildProcess>(start.command, start.environment);
    } catch (const std::runtime_error& error) {
        m_failure = error.what();
        m_gone = true;
    }
}

void WorkerConnection::send(const Request& request)
{
    if (m_gone || m_ending)
        return;
    try {
        m_toWrite += encode(request);
    } catch (const ProtocolError& error) {
        fail(error.what());
        return;
    }
    if (std::holds_alternative<Task>(request) || std::holds_alternative<DescribeRequest>(request)) {
        m_busy = true;
        m_worked = m_worked || std::holds_alternative<Task>(request);
        m_inbox.clear();
        m_lastSign = Clock::now();
    }
    writeInput();
}

std::optional<Reply> WorkerConnection::next()
{
    if (m_inbox.empty())
        return std::nullopt;
    Reply reply = std::move(m_inbox.front());
    m_inbox.pop_front();
    return reply;
}

void WorkerConnection::leave()
{
    if (m_gone || m_ending)
        return;
    send(QuitRequest{});
    m_killAt = std::min(m_killAt, Clock::now() + (m_busy ? leaveGrace : idleGrace));
    m_busy = false;
    m_ending = true;
    if (m_toWrite.empty())
        m_process->input().close();
    m_reapAt = Clock::now();
}

void WorkerConnection::kill()
{
    if (m_gone)
        return;
    m_process->kill();
    m_ending = true;
    m_busy = false;
    m_killAt = never;
    m_reapAt = Clock::now();
}

void WorkerConnection::appendPollEntries(std::vector<pollfd>& entries) const
{
    if (m_gone)
        return;
    for (const FileDescriptor* fd : {&m_process->output(), &m_process->errors()})
        if (*fd)
            entries.push_back({fd->get(), POLLIN, 0});
    if (m_process->input() && !m_toWrite.empty())
        entries.push_back({m_process->input().get(), POLLOUT, 0});
}

Clock::time_point WorkerConnection::deadline() const
{
    if (m_gone)
        return never;
    Clock::time_point at = std::min(m_killAt, m_reapAt);
    if (m_busy && !m_ending)
        at = std::min(at, m_lastSign + toDuration(patience()));
    return at;
}

void WorkerConnection::service()
{
    if (m_gone)
        return;
    readErrors();
    readOutput();
    if (!m_gone)
        writeInput();
    const auto now = Clock::now();
    superviseEnd(now);
    superviseHang(now);
}

void WorkerConnection::readErrors()
{
    char buffer[4096];
    for (int turn = 0; turn < longestTurn && m_process->errors(); ++turn) {
        const ssize_t got = read(m_process->errors().get(), buffer, sizeof buffer);
        if (got > 0)
            m_tail.add({buffer, static_cast<std::size_t>(got)});
        else if (got == 0)
            m_process->errors().close();
        else if (errno != EINTR)
            return;
    }
}

void WorkerConnection::readOutput()
{
    char buffer[65536];
    for (int turn = 0; turn < longestTurn && m_process->output(); ++turn) {
        const ssize_t got = read(m_process->output().get(), buffer, sizeof buffer);
        if (got > 0) {
            m_lastSign = Clock::now();
            decode({buffer, static_cast<std::size_t>(got)});
        } else if (got == 0) {
            m_process->output().close();
            m_ending = true;
            m_killAt = std::min(m_killAt, Clock::now() + closedGrace);
            m_reapAt = Clock::now();
        } else if (errno != EINTR)
            return;
    }
}

void WorkerConnection::decode(std::span<const char> bytes)
{
    if (!m_failure.empty())
        return;
    m_decoder.feed(bytes);
    try {
        while (auto reply = m_decoder.next())
            receive(std::move(*reply));
    } catch (const ProtocolError& error) {
        fail("The worker " + m_name + " wrote what is no message: " + error.what());
    }
}

void WorkerConnection::receive(Reply reply)
{
    if (!m_introduced) {
        if (!std::holds_alternative<Hello>(reply))
            throw ProtocolError("It did not introduce itself first.");
        m_introduced = true;
        return;
    }
    // What comes after an answer, such as a progress line that crossed it, is of no use to the next one who asks.
    if (!m_busy || std::holds_alternative<Heartbeat>(reply))
        return;
    if (std::holds_alternative<Outcome>(reply))
        m_busy = false;
    if (const auto* description = std::get_if<Description>(&reply)) {
        m_description = *description;
        m_busy = false;
    }
    m_inbox.push_back(std::move(reply));
}

void WorkerConnection::writeInput()
{
    while (!m_toWrite.empty() && m_process->input()) {
        const ssize_t written = write(m_process->input().get(), m_toWrite.data(), m_toWrite.size());
        if (written > 0)
            m_toWrite.erase(0, static_cast<std::size_t>(written));
        else if (errno == EAGAIN)
            return;
        else if (errno != EINTR) {
            // It does not listen any more; its output or its exit status says why.
            m_process->input().close();
            m_toWrite.clear();
        }
    }
    if (m_ending && m_toWrite.empty())
        m_process->input().close();
}

void WorkerConnection::superviseEnd(Clock::time_point now)
{
    if (now >= m_killAt) {
        if (m_failure.empty() && !m_process->output())
            m_failure = "The worker " + m_name + " closed its output.";
        m_process->kill();
        m_killAt = never;
        m_reapAt = now;
    }
    if (now < m_reapAt)
        return;
    const auto status = m_process->ended();
    if (!status) {
        m_reapAt = now + m_reapPause;
        m_reapPause = std::min(m_reapPause * 2, longestReapPause);
        return;
    }
    readErrors();
    m_gone = true;
    m_reapAt = never;
    if (!m_failure.empty())
        return;
    m_failure = "The worker " + m_name + " " + exitWords(*status) + ".";
    if (const std::string reason = m_tail.reason(); !reason.empty())
        m_failure += " " + reason;
}

double WorkerConnection::patience() const
{
    // A worker introduces itself before it opens any library of its own.
    constexpr double introduction = 10.0;
    return m_introduced ? m_patience : std::min(m_patience, introduction);
}

void WorkerConnection::superviseHang(Clock::time_point now)
{
    if (m_gone || !m_busy || m_ending || now < m_lastSign + toDuration(patience()))
        return;
    std::string sentence = "The worker " + m_name + " gave no sign of life for " + seconds(patience()) + " seconds"
        + (m_introduced ? "" : " after it was started, and it may wait for memory or processes that it is not granted,")
        + " and was ended.";
    if (const std::string reason = m_tail.reason(); !reason.empty())
        sentence += " " + reason;
    fail(sentence);
}

void WorkerConnection::fail(const std::string& sentence)
{
    m_failure = sentence;
    kill();
}

} // namespace phasebench
