// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/facts.h"

#include "gui/models/rich_text.h"

#include <QStringList>

namespace phasebench {

QString asToolTip(const QString& heading, const Facts& facts)
{
    QString html = QStringLiteral("<b>%1</b><table cellspacing='2'>").arg(richText(heading));
    for (const auto& [name, value] : facts)
        html += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>").arg(richText(name), richText(value));
    return html + QStringLiteral("</table>");
}

QString asLine(const QString& heading, const Facts& facts)
{
    QStringList parts;
    for (const auto& [name, value] : facts)
        parts << name + QLatin1Char(' ') + value;
    return parts.isEmpty() ? heading : heading + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

} // namespace phasebench
