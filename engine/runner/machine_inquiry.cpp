// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/machine_inquiry.h"

#include "engine/library/registry.h"

#include <algorithm>

namespace phasebench {

MachineInquiry::MachineInquiry(WorkerPool& pool, const WorkerPrograms& programs)
    : m_pool(pool)
    , m_programs(programs)
{
    for (const std::string_view worker : libraryWorkers()) {
        if (programs.commandOf(worker).empty())
            continue;
        Question question;
        question.key.worker = worker;
        m_pool.prepare(question.key, false);
        question.worker = &m_pool.take(question.key);
        question.worker->send(DescribeRequest{});
        m_questions.push_back(std::move(question));
    }
}

std::optional<Machine> MachineInquiry::advance()
{
    bool settled = true;
    for (Question& question : m_questions)
        settled = settle(question) && settled;
    if (!settled)
        return std::nullopt;
    return result();
}

bool MachineInquiry::settle(Question& question)
{
    if (!question.worker)
        return true;
    if (question.worker->description()) {
        question.answer = question.worker->description()->machine;
        question.worker = nullptr;
        // Without a GPU it is of no use and would keep its libraries in memory.
        if (question.key.worker == "cuda" && question.answer.gpus.empty())
            m_pool.retire(question.key);
        return true;
    }
    if (question.worker->failure().empty())
        return false;
    question.failure = question.worker->failure();
    question.worker = nullptr;
    m_pool.kill(question.key);
    return true;
}

Machine MachineInquiry::result() const
{
    Machine machine = describeComputer();
    const auto environment = machine.environment; // the workers' own holds what was set for them
    for (const Question& question : m_questions)
        merge(machine, question.answer);
    machine.environment = environment;
    // The CPU worker sees GPUs through the driver, but only the CUDA worker computes on them.
    const auto cuda = std::find_if(
        m_questions.begin(), m_questions.end(), [](const Question& question) { return question.key.worker == "cuda"; });
    if (cuda == m_questions.end())
        machine.cuda_reason = m_programs.cudaReason;
    else if (!cuda->failure.empty())
        machine.cuda_reason = cuda->failure;
    else
        machine.cuda_reason = cuda->answer.cuda_reason;
    return machine;
}

} // namespace phasebench
