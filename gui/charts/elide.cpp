// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/elide.h"

#include <QFontMetrics>
#include <QSet>

namespace phasebench {

Qt::TextElideMode elideApart(const QFontMetrics& metrics, const QStringList& labels, int width)
{
    Qt::TextElideMode best = Qt::ElideRight;
    qsizetype most = 0;
    for (const Qt::TextElideMode mode : {Qt::ElideRight, Qt::ElideMiddle, Qt::ElideLeft}) {
        QSet<QString> different;
        for (const QString& label : labels)
            different.insert(metrics.elidedText(label, mode, width));
        if (different.size() <= most)
            continue;
        most = different.size();
        best = mode;
    }
    return best;
}

} // namespace phasebench
