// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/versus.h"

#include "engine/insight/compare.h"
#include "gui/models/number_text.h"
#include "gui/models/tr.h"

#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

/// As many decimals as tell the ends of the interval apart.
QString ratioText(double ratio, double low, double high)
{
    const double width = std::max(high - low, 1e-6);
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(width / 2))), 0, 3);
    return QStringLiteral("%1 × (%2–%3)")
        .arg(numbers::fixed(ratio, decimals), numbers::fixed(low, decimals), numbers::fixed(high, decimals));
}

QString inWords(const Run& baseline, const Run& run)
{
    if (!baseline.call || !run.call || !(baseline.experiment.callProblem() == run.experiment.callProblem()))
        return {};
    const Comparison comparison = compare(baseline, run);
    if (!comparison.ratio || !comparison.low || !comparison.high)
        return {};
    const double ratio = *comparison.ratio;
    switch (comparison.verdict) {
    case Verdict::faster:
        return tr("%1 faster").arg(ratioText(1 / ratio, 1 / *comparison.high, 1 / *comparison.low));
    case Verdict::slower:
        return tr("%1 slower").arg(ratioText(ratio, *comparison.low, *comparison.high));
    case Verdict::same:
        return tr("the same as %1");
    case Verdict::cannot_tell:
        return tr("cannot be told apart from %1");
    }
    return {};
}

} // namespace

QString Versus::of(const RunPtr& baseline, const RunPtr& run, const QString& name)
{
    const auto [entry, isNew] = m_entries.try_emplace({baseline, run});
    if (isNew)
        entry->second.text = inWords(*baseline, *run);
    entry->second.used = true;
    return QString(entry->second.text).replace(QLatin1String("%1"), name);
}

void Versus::forgetUnused()
{
    std::erase_if(m_entries, [](const auto& entry) { return !entry.second.used; });
    for (auto& [runs, entry] : m_entries)
        entry.used = false;
}

} // namespace phasebench
