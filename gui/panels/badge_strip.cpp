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
    connect(&runs, &RunList::updated, this, &BadgeStrip::refresh);
    refresh();
}

void BadgeStrip::refresh()
{
    QStringList badges;
    int recorded = 0;
    for (const int row : m_runs.shownRows()) {
        const Run& run = *m_runs.at(row);
        if (!run.recorded)
            continue;
        ++recorded;
        if (const QString badge = words::badge(run); !badges.contains(badge))
            badges << badge;
    }
    setVisible(recorded > 0);
    const QString all = badges.join(QStringLiteral(", "));
    setText(recorded == static_cast<int>(m_runs.shownRows().size())
            ? tr("%1: not measured on this computer").arg(all)
            : tr("%1: with that badge, not measured on this computer").arg(all));
}

} // namespace phasebench
