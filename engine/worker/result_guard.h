// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/operand_sets.h"

#include <string>
#include <vector>

namespace phasebench {

/// Tells whether a candidate computes what the others compute. The first result is checked as the run's check does it;
/// later ones are compared with it entry by entry, on a GPU at sampled places of the result, on a CPU everywhere.
class ResultGuard {
public:
    ResultGuard(const Experiment& experiment, Memory& memory, OperandSets& sets, Stream stream);

    /// Before an execution on set 0: makes what it does not write visible.
    void prepare();
    /// After it: empty when the result agrees with the reference, else one sentence. Becomes the reference itself when
    /// there is none and the check passes.
    std::string quickly();
    /// The run's check of the whole result; its error.
    std::string thoroughly(double& relativeError);

private:
    std::vector<std::byte> piece(std::size_t offset, std::size_t bytes);
    std::vector<std::byte> result();
    Check verified(const std::vector<std::byte>& result) const;
    std::string compare(const std::vector<std::byte>& got, std::size_t offset) const;

    const Experiment& m_experiment;
    Problem m_problem;
    Memory& m_memory;
    OperandSets& m_sets;
    Stream m_stream;
    const OperandSets::Slot* m_slot = nullptr; ///< of the result
    DataType m_type; ///< of its entries
    bool m_inPlace = false;
    std::vector<std::byte> m_reference;
    double m_allowed = 0; ///< difference from the reference
};

} // namespace phasebench
