// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/protocol/message.h"

#include <map>
#include <memory>

namespace phasebench {

/// The run in progress, put together from the samples that arrive. Its figures are medians without intervals: they
/// settle, and the finished run takes its place.
class LiveRun {
public:
    void begin(const Experiment& experiment);
    /// What is replayed bears its badge from the first sample on.
    void beginReplay(const Experiment& experiment, const Run& recorded);
    void add(const SamplesChunk& chunk);
    /// Where its race stands: the leading candidates, and as verdict the round.
    void setRace(const RaceProgress& progress);
    bool hasNews() const { return m_news; }
    /// The run as it stands; null before the first sample or candidate.
    std::shared_ptr<const Run> take();

private:
    Run m_run;
    std::map<Phase, std::int64_t> m_counts; ///< occurrences in one sequence
    bool m_news = false;
};

} // namespace phasebench
