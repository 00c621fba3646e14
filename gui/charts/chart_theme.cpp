// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart_theme.h"

#include <QFontInfo>

namespace phasebench {
namespace {

double luminance(const QColor& color)
{
    return 0.2126 * color.redF() + 0.7152 * color.greenF() + 0.0722 * color.blueF();
}

Fill hatched(QRgb rgb, Hatch hatch)
{
    const QColor color = QColor::fromRgb(rgb);
    return {color, mixed(color, Qt::white, 0.5), hatch};
}

/// The family that is really used and its size in pixels: SVG needs the name, and a PDF printer has another
/// resolution than the screen.
QFont settled(const QFont& font)
{
    const QFontInfo info(font);
    QFont result(font);
    result.setFamilies({info.family()});
    result.setPixelSize(std::max(info.pixelSize(), 6));
    return result;
}

void setFonts(ChartTheme& theme, const QFont& font)
{
    theme.font = settled(font);
    theme.font.setWeight(QFont::Normal);
    theme.boldFont = theme.font;
    theme.boldFont.setWeight(QFont::DemiBold);
}

} // namespace

QColor mixed(const QColor& under, const QColor& over, double amount)
{
    const auto channel = [amount](int a, int b) {
        return static_cast<int>(a + (b - a) * amount + 0.5);
    };
    return {channel(under.red(), over.red()), channel(under.green(), over.green()), channel(under.blue(), over.blue())};
}

int ChartTheme::em() const
{
    return font.pixelSize();
}

ChartTheme ChartTheme::light(const QFont& font)
{
    ChartTheme theme;
    theme.dark = false;
    theme.background = Qt::white;
    theme.text = QColor(0x14, 0x18, 0x1f);
    theme.secondaryText = QColor(0x5f, 0x67, 0x73);
    theme.grid = QColor(0xe6, 0xe8, 0xeb);
    theme.selected = QColor(0xf2, 0xf3, 0xf5);
    theme.ink = QColor(0x1f, 0x29, 0x37);
    setFonts(theme, font);
    return theme;
}

ChartTheme ChartTheme::darkened(const QFont& font)
{
    ChartTheme theme;
    theme.dark = true;
    theme.background = QColor(0x1c, 0x1e, 0x22);
    theme.text = QColor(0xee, 0xf0, 0xf3);
    theme.secondaryText = QColor(0xa4, 0xac, 0xb8);
    theme.grid = QColor(0x33, 0x37, 0x3d);
    theme.selected = QColor(0x2a, 0x2d, 0x33);
    theme.ink = QColor(0xf3, 0xf4, 0xf6);
    setFonts(theme, font);
    return theme;
}

ChartTheme ChartTheme::fromPalette(const QPalette& palette, const QFont& font)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    ChartTheme theme = luminance(base) < 0.5 ? darkened(font) : light(font);
    theme.background = base;
    theme.text = text;
    theme.grid = mixed(base, text, 0.11);
    theme.selected = mixed(base, text, 0.06);
    return theme;
}

QColor ChartTheme::lineColor(int line) const
{
    static constexpr QRgb onLight[] = {0x332288, 0xCC6677, 0x117733, 0xAA4499, 0x2F8FA8, 0x882255, 0x8A7A1F, 0x44484F};
    static constexpr QRgb onDark[] = {0x77AADD, 0xEE8866, 0xBBCC33, 0xFFAABB, 0x44BB99, 0xEEDD88, 0x99DDFF, 0xDDDDDD};
    const auto index = static_cast<std::size_t>(line) % std::size(onLight);
    return QColor::fromRgb(dark ? onDark[index] : onLight[index]);
}

Fill ChartTheme::fill(std::optional<Phase> phase) const
{
    if (!phase)
        return dark ? Fill{QColor(0x4a, 0x4f, 0x57), {}, Hatch::none} : Fill{QColor(0xe3, 0xe6, 0xe9), {}, Hatch::none};
    switch (*phase) {
    case Phase::specification:
        return hatched(0x56B4E9, Hatch::dots);
    case Phase::planning:
        return hatched(0xE69F00, Hatch::grid);
    case Phase::autotuning:
        return hatched(0xCC79A7, Hatch::diagonalGrid);
    case Phase::copy_in:
        return hatched(0x009E73, Hatch::rising);
    case Phase::execution:
        return hatched(0x0072B2, Hatch::none);
    case Phase::copy_out:
        return hatched(0xD55E00, Hatch::falling);
    case Phase::resource_management:
        return hatched(0x999999, Hatch::vertical);
    }
    return {};
}

} // namespace phasebench
