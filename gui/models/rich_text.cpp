// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/rich_text.h"

#include "engine/text/untrusted.h"

#include <QTextDocument>

namespace phasebench {

QString richText(const QString& text)
{
    return shownText(text).toHtmlEscaped().replace(QChar(0x202F), QChar::Nbsp);
}

QString shownText(const QString& text)
{
    return QString::fromStdString(Untrusted(text.toStdString()).lines());
}

QString plainToolTip(const QString& text)
{
    const QString shown = shownText(text);
    return Qt::mightBeRichText(shown) ? Qt::convertFromPlainText(shown) : shown;
}

} // namespace phasebench
