// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/fake/session.h"

#include "engine/problem/experiment_json.h"
#include "engine/protocol/request_frame.h"
#include "engine/worker/fake/answer.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <poll.h>
#include <stdexcept>
#include <unistd.h>

namespace phasebench::fake {

namespace {

constexpr int beatMilliseconds = 20;

void writeAll(const std::string& bytes)
{
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t n = write(STDOUT_FILENO, bytes.data() + written, bytes.size() - written);
        if (n > 0)
            written += static_cast<std::size_t>(n);
        else if (errno != EINTR)
            throw std::runtime_error("The runner is gone.");
    }
}

/// Its place among those that share the point.
std::int64_t processOf(const Task& task)
{
    if (const auto* measure = std::get_if<MeasureTask>(&task.work))
        return measure->share.process;
    const auto* trace = std::get_if<TraceTask>(&task.work);
    return trace ? trace->share.process : 0;
}

} // namespace

Session::Session(Script script)
    : m_script(std::move(script))
{
}

int Session::run()
{
    if (m_script.introduces)
        send(Hello{m_script.program, m_script.protocol});
    char buffer[65536];
    while (!m_quit) {
        pollfd entry{STDIN_FILENO, POLLIN, 0};
        if (poll(&entry, 1, m_work ? beatMilliseconds : -1) > 0) {
            const ssize_t got = read(STDIN_FILENO, buffer, sizeof buffer);
            if (got <= 0)
                return EXIT_SUCCESS;
            m_decoder.feed({buffer, static_cast<std::size_t>(got)});
            while (const auto request = m_decoder.next())
                receive(*request);
        }
        if (m_work)
            workOn();
    }
    return EXIT_SUCCESS;
}

void Session::receive(const Request& request)
{
    if (const auto* task = std::get_if<Task>(&request))
        begin(*task, std::string(kindOf(*task)));
    else if (std::holds_alternative<DescribeRequest>(request))
        begin(std::nullopt, "describe");
    else if (std::holds_alternative<QuitRequest>(request))
        m_quit = true;
    else {
        const bool cancel = std::holds_alternative<CancelRequest>(request);
        writeJournal({{"kind", cancel ? "cancel" : "enough"}});
        if (m_work && !m_work->rule.deaf)
            finish(!cancel, cancel);
    }
}

void Session::begin(std::optional<Task> task, const std::string& kind)
{
    const nlohmann::json experiment = task ? toJson(task->experiment) : nlohmann::json::object();
    nlohmann::json line = {{"program", m_script.program}, {"pid", getpid()}, {"kind", kind}};
    if (task)
        line.update({{"task", task->id}, {"experiment", experiment}, {"work", toFrame(*task).header.at("work")},
            {"wisdom", task->wisdom}});
    for (const char* name : {"OPENBLAS_THREAD_TIMEOUT", "OPENBLAS_CORETYPE"})
        if (const char* value = std::getenv(name))
            line["environment"][name] = value;
    writeJournal(line);

    Rule rule = m_script.ruleFor(kind, experiment, task ? processOf(*task) : 0);
    const auto length = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(rule.seconds));
    m_work = Work{std::move(task), std::move(rule), Clock::now() + length};
}

void Session::workOn()
{
    if (Clock::now() >= m_work->end) {
        finish(false, false);
        return;
    }
    send(Heartbeat{});
    if (m_work->task) {
        send(Progress{"at work", std::chrono::duration<double>(m_work->end - Clock::now()).count()});
        send(SamplesChunk{"call", {140}, 1});
    }
}

void Session::finish(bool enough, bool cancelled)
{
    const Work work = std::move(*m_work);
    m_work.reset();
    if (!work.rule.error.empty())
        std::fprintf(stderr, "%s\n", work.rule.error.c_str());
    if (!cancelled)
        commit(work.rule);
    if (!work.task) {
        send(Description{m_script.machine});
        return;
    }
    Outcome outcome = plainAnswer(*work.task, work.rule);
    if (enough && outcome.run.call)
        outcome.run.call->stop = StopReason::cancelled;
    if (cancelled) {
        outcome.run.status = RunStatus::cancelled;
        outcome.run.message = "Cancelled.";
    }
    send(outcome);
}

void Session::commit(const Rule& rule)
{
    switch (rule.fault) {
    case Fault::none:
        return;
    case Fault::sigkill:
        std::raise(SIGKILL);
        return;
    case Fault::exit:
        std::_Exit(rule.exitCode);
    case Fault::rubbish:
        writeAll("a library that prints\n");
        [[fallthrough]];
    case Fault::hang:
        for (;;)
            pause();
    case Fault::close_output:
        close(STDOUT_FILENO);
        for (;;)
            pause();
    }
}

void Session::writeJournal(const nlohmann::json& line) const
{
    if (!m_script.journal.empty())
        std::ofstream(m_script.journal, std::ios::app) << line.dump() + "\n" << std::flush;
}

void Session::send(const Reply& reply) const
{
    writeAll(encode(reply));
}

} // namespace phasebench::fake
