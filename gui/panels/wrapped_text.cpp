// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/wrapped_text.h"

#include <QStringList>

namespace phasebench {

QString wrapped(const QString& text, int characters)
{
    QString lines;
    qsizetype used = 0;
    for (const QString& word : text.split(QLatin1Char(' '))) {
        const bool fits = used + 1 + word.size() <= characters;
        if (!lines.isEmpty())
            lines += fits ? QLatin1Char(' ') : QLatin1Char('\n');
        used = lines.isEmpty() || !fits ? word.size() : used + 1 + word.size();
        lines += word;
    }
    return lines;
}

} // namespace phasebench
