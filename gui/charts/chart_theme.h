// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/phase.h"

#include <QColor>
#include <QFont>
#include <QPalette>
#include <optional>

namespace phasebench {

/// Lines drawn over a filled area, so that colour is never the only difference.
enum class Hatch { none, rising, falling, horizontal, vertical, grid, diagonalGrid, dots };

/// A colour with its hatch, as bars and legends paint it.
struct Fill {
    QColor color;
    QColor hatchColor;
    Hatch hatch = Hatch::none;
};

/// `amount` of `over` on `under`; opaque, because translucent brushes are slow to paint and come out as pictures in
/// vector files.
QColor mixed(const QColor& under, const QColor& over, double amount);

/// The colours and fonts of every chart. Phase colours are the Okabe-Ito set (resources/manual/charts.md) and the same
/// in both themes.
struct ChartTheme {
    bool dark = false;
    QColor background;
    QColor text;
    QColor secondaryText;
    QColor grid;
    QColor selected; ///< behind a selected row
    QColor ink; ///< intervals, medians, outlines
    QFont font;
    QFont boldFont;

    int em() const; ///< the font's size in pixels: the measure of every distance

    static ChartTheme light(const QFont& font);
    static ChartTheme darkened(const QFont& font);
    /// By the luminance of the window's base colour, which becomes the background.
    static ChartTheme fromPalette(const QPalette& palette, const QFont& font);

    /// Of the lines of a chart, in their order: none is a phase's, and readers with any colour vision tell the first
    /// seven apart (Paul Tol's muted set on a light background, his light set on a dark one).
    QColor lineColor(int line) const;

    /// Empty: not attributed to any phase.
    Fill fill(std::optional<Phase> phase) const;
};

} // namespace phasebench
