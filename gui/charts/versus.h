// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"

#include <QString>
#include <map>
#include <utility>

namespace phasebench {

/// Runs against a baseline in words, such as "6.4 × (6.3–6.5) faster"; says so where two cannot be told apart; empty
/// where they compute different problems or one has no figure. A comparison resamples every sample, so what was
/// compared for the last drawing is kept for the next.
class Versus {
public:
    /// `name` is what the baseline is called: "the first".
    QString of(const RunPtr& baseline, const RunPtr& run, const QString& name);
    /// Forgets what was not asked for since the last call.
    void forgetUnused();

private:
    struct Entry {
        QString text;
        bool used = true;
    };
    std::map<std::pair<RunPtr, RunPtr>, Entry> m_entries;
};

} // namespace phasebench
