// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart_theme.h"

class QPainter;
class QRectF;

namespace phasebench {

/// Fills a rectangle and draws its hatch as lines that end at its edges: vectors stay vectors in SVG and PDF (where Qt
/// turns pattern brushes into pictures), and nothing depends on clipping. `em` sets the distance of the lines.
void paintFill(QPainter& painter, const QRectF& rect, const Fill& fill, double em);

} // namespace phasebench
