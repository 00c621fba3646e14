// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/hand_out.h"

#include <QSize>

namespace phasebench {

/// A piece of a hand-out: HTML without pictures, or one picture.
struct HandOutPart {
    QString html;
    QByteArray svg; ///< a chart, of `size`; empty: the part is text
    QSize size;
    QString description; ///< of the chart, for who cannot see it
};

/// All of a hand-out in order. The HTML uses h1, h2, p, ul, table and pre only, so that a browser and a printer's
/// QTextDocument show it alike.
std::vector<HandOutPart> handOutParts(const HandOut& handOut);

} // namespace phasebench
