// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/driver.h"

#include <algorithm>

/// What it costs PointDriver to plan for the least alignment of a sequence's operands.
namespace phasebench {

namespace {

constexpr std::int64_t fullAlignment = 256;
constexpr int alignmentSamples = 21;
constexpr double alignmentBlock = 200.0; ///< us at least between two looks at the clock

} // namespace

void PointDriver::measureAlignment(Run& run)
{
    const auto least = m_sets.alignment();
    std::int64_t smallest = fullAlignment;
    nlohmann::json bytes = nlohmann::json::object();
    for (const OperandSets::Slot& slot : m_sets.slots()) {
        const std::int64_t alignment = least[slot.operand.id];
        bytes[std::string(nameOf(slot.operand.id))] = alignment;
        smallest = std::min(smallest, alignment);
    }
    // Where planning is long, a second plan to compare with would be as long; and inputs that each execution overwrites
    // would grow beyond all numbers.
    if (smallest == fullAlignment || !m_backend.hasPlanning() || m_sequence.planKept()
        || m_sequence.facts().destroysInput)
        return;
    auto full = least;
    full.fill(fullAlignment);
    const std::unique_ptr<Sequence::Executions> tight = m_sequence.tryAlignment(least);
    const std::unique_ptr<Sequence::Executions> wide = m_sequence.tryAlignment(full);
    run.alignment = AlignmentReport{static_cast<std::int64_t>(smallest),
        tight->record().configuration == wide->record().configuration,
        {{"bytes", bytes}, {"algorithm", tight->record().configuration},
            {"algorithm_at_256", wide->record().configuration}}};
    if (run.alignment->same_algorithm)
        return;

    const auto time = [&](Sequence::Executions& trial, int count) {
        m_memory.synchronise(m_sequence.stream());
        const double start = now();
        for (int i = 0; i < count; ++i)
            trial.execute();
        m_memory.synchronise(m_sequence.stream());
        return (now() - start) / count;
    };
    int count = 1;
    while (time(*tight, count) * count < alignmentBlock && count < 10'000)
        count *= 2;
    time(*wide, count);
    std::vector<double>& slow = run.series[seriesName(AlignmentSeries{true})];
    std::vector<double>& fast = run.series[seriesName(AlignmentSeries{false})];
    for (int i = 0; i < alignmentSamples; ++i) {
        m_hooks.throwIfCancelled();
        slow.push_back(time(*tight, count));
        fast.push_back(time(*wide, count));
    }
}

} // namespace phasebench
