// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phasebench {

/// `text` as HTML for Qt's rich text. That takes the narrow space between groups of digits, which must not break, for a
/// plain one and breaks numbers there; a no-break space it keeps.
QString richText(const QString& text);

} // namespace phasebench
