// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/placement_map_look.h"

namespace phasebench {

namespace {

QColor mixed(const QColor& under, const QColor& over, float amount)
{
    return QColor::fromRgbF(under.redF() + (over.redF() - under.redF()) * amount,
        under.greenF() + (over.greenF() - under.greenF()) * amount,
        under.blueF() + (over.blueF() - under.blueF()) * amount);
}

} // namespace

MapLook MapLook::of(const QPalette& palette, const QFont& font)
{
    const auto color = [&](QPalette::ColorRole role) {
        return palette.color(QPalette::Active, role);
    };
    MapLook look;
    look.theme = ChartTheme::fromPalette(palette, font);
    look.paper = color(QPalette::Base);
    look.text = color(QPalette::Text);
    look.region = mixed(look.paper, look.text, 0.03F);
    look.target = mixed(look.paper, look.text, 0.1F);
    look.line = mixed(look.paper, look.text, 0.2F);
    look.strong = color(QPalette::Highlight);
    look.quiet = mixed(look.paper, look.text, 0.72F);
    look.faint = color(QPalette::PlaceholderText);
    look.tile = mixed(look.paper, look.text, 0.12F);
    return look;
}

QColor MapLook::words(Phase phase) const
{
    return mixed(fill(phase), theme.dark ? QColor(Qt::white) : QColor(Qt::black), theme.dark ? 0.4F : 0.3F);
}

} // namespace phasebench
