// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/badge_strip.h"

#include "gui/models/words.h"

#include <QStringList>

namespace phasebench {

BadgeStrip::BadgeStrip(const RunList& runs, QWidget* parent)
    : QLabel(parent)
    , m_runs(runs)
{
    setObjectName(QStringLiteral("badgeStrip"));
    setProperty("role", QStringLiteral("note"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setContentsMargins(8, 0, 8, 0);
    // A run that was measured here says nothing new, and a long sweep has many.
    const auto look = [this](int row) {
        if (m_recorded > 0 || m_runs.at(row)->recorded)
            refresh();
    };
    connect(&runs, &RunList::inserted, this, look);
    connect(&runs, &RunList::changed, this, look);
    for (const auto signal : {&RunList::removed, &RunList::shownChanged})
        connect(&runs, signal, this, &BadgeStrip::refresh);
    connect(&runs, &RunList::reset, this, &BadgeStrip::refresh);
    refresh();
}

void BadgeStrip::refresh()
{
    QStringList badges;
    const std::vector<int> shown = m_runs.shownRows();
    m_recorded = 0;
    for (const int row : shown) {
        const Run& run = *m_runs.at(row);
        if (!run.recorded)
            continue;
        ++m_recorded;
        if (const QString badge = words::badge(run); !badges.contains(badge))
            badges << badge;
    }
    setVisible(m_recorded > 0);
    const QString all = badges.join(QStringLiteral(", "));
    setText(m_recorded == static_cast<int>(shown.size())
            ? tr("%1: not measured on this computer").arg(all)
            : tr("%1: with that badge, not measured on this computer").arg(all));
}

} // namespace phasebench
