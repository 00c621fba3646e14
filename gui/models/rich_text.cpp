// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/rich_text.h"

namespace phasebench {

QString richText(const QString& text)
{
    return text.toHtmlEscaped().replace(QChar(0x202F), QChar::Nbsp);
}

} // namespace phasebench
