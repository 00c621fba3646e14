// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/insight/race_gain.h"
#include "gui/charts/bar_data.h"
#include "gui/charts/nice_axis.h"
#include "gui/models/run_list.h"

#include <QString>
#include <vector>

namespace phasebench {

/// One candidate in the chart.
struct CandidateDot {
    int candidate = -1; ///< index in Run::candidates
    QString rank; ///< "2 =" where it shares its rank
    QString heuristic; ///< "#5"; a dash where the heuristic did not name it
    QString name;
    double median = 0; ///< microseconds, as the others
    std::optional<double> low;
    std::optional<double> high;
    bool isBest = false;
    bool isPick = false; ///< what the library takes by itself
    Facts facts; ///< for the tooltip

    double from() const { return low.value_or(median); }
    double to() const { return high.value_or(median); }
};

/// The finalists of a race as values.
struct CandidatesData {
    QString title;
    QString subtitle;
    std::vector<CandidateDot> dots; ///< by rank, the library's pick among them
    struct Tie {
        int first; ///< indices into dots
        int last;
    };
    std::vector<Tie> ties; ///< neighbours that cannot be told apart
    std::optional<RaceGain> gain;
    QString gainText; ///< "1.171 × faster (1.163–1.179)"
    TimeUnit unit{"µs", 1};
    double low = 0; ///< the axis
    double high = 1;
    int more = 0; ///< finalists that are only in the table

    bool fromZero() const { return low <= 0; }
};

/// The best of them, at most `most`, and the library's pick. `live`: the race is running.
CandidatesData candidatesData(const RunPtr& run, bool live, int most = 24);

} // namespace phasebench
