// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/heading.h"

namespace phasebench {

Heading::Heading(const QString& text, QWidget* parent)
    : QLabel(text, parent)
{
    setProperty("role", QStringLiteral("heading"));
    QFont spaced = font();
    spaced.setCapitalization(QFont::AllUppercase);
    spaced.setLetterSpacing(QFont::PercentageSpacing, 107);
    setFont(spaced);
    setAccessibleName(text);
}

} // namespace phasebench
