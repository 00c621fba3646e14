// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phasebench {

/// `text` as HTML for Qt's rich text. That takes the narrow space between groups of digits, which must not break, for a
/// plain one and breaks numbers there; a no-break space it keeps.
QString richText(const QString& text);

/// Text that files or libraries gave, as Untrusted shows it; line ends stay.
QString shownText(const QString& text);

/// The same for a tool tip, which Qt would take for HTML where it looks like some.
QString plainToolTip(const QString& text);

} // namespace phasebench
