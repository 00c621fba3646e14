// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/machine.h"
#include "engine/runner/worker_pool.h"

#include <optional>
#include <string>
#include <vector>

namespace phasebench {

/// Asks every worker program what it can do. A program that cannot answer becomes a reason in the machine.
class MachineInquiry {
public:
    MachineInquiry(WorkerPool& pool, const WorkerPrograms& programs);

    /// The machine, as soon as every program has answered or failed to.
    std::optional<Machine> advance();

private:
    struct Question {
        WorkerKey key;
        WorkerConnection* worker = nullptr; ///< null once it is settled
        Machine answer;
        std::string failure;
    };

    bool settle(Question& question);
    Machine result() const;

    WorkerPool& m_pool;
    const WorkerPrograms& m_programs;
    std::vector<Question> m_questions;
};

} // namespace phasebench
