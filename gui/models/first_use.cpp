// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/first_use.h"

#include "gui/models/tr.h"

#include <algorithm>

namespace phasebench {
std::vector<FirstUseFigures> firstUseOf(const Run& run)
{
    if (!run.first_use.empty())
        return run.first_use;
    const bool known = std::any_of(
        run.phases.begin(), run.phases.end(), [](const PhaseFigures& phase) { return phase.first.has_value(); });
    std::vector<FirstUseFigures> figures;
    if (!known)
        return figures;
    for (const PhaseFigures& phase : run.phases)
        if (phase.first)
            figures.push_back({ColdLevel::process, phase.phase, Figure{*phase.first, {}, {}, 1}});
    for (const PhaseFigures& phase : run.phases)
        if (phase.host)
            figures.push_back({ColdLevel::warm, phase.phase, *phase.host});
    return figures;
}

QString levelName(ColdLevel level)
{
    switch (level) {
    case ColdLevel::process:
        return tr("fresh process");
    case ColdLevel::library:
        return tr("fresh library");
    case ColdLevel::plan:
        return tr("fresh plan");
    case ColdLevel::warm:
        return tr("warm");
    }
    return {};
}

QString levelExplanation(ColdLevel level)
{
    switch (level) {
    case ColdLevel::process:
        return tr("nothing: the process has just started");
    case ColdLevel::library:
        return tr("the process and its context on the GPU, not the library's handle");
    case ColdLevel::plan:
        return tr("the library, but nothing that it keeps of this plan");
    case ColdLevel::warm:
        return tr("everything: the call was made before");
    }
    return {};
}

} // namespace phasebench
