// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/style.h"

#include "gui/windows/colours.h"
#include "gui/windows/quiet_style.h"
#include "gui/windows/style_sheet.h"

#include <QApplication>
#include <QToolTip>

/// The style sheet's pictures are in a static library, whose resources are loaded on demand only. (The macro must stand
/// outside of any namespace.)
static void loadPictures()
{
    Q_INIT_RESOURCE(style);
}

namespace phasebench {

bool desktopIsDark()
{
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

void applyStyle(Theme theme, int textSize)
{
    loadPictures();
    const bool desktop = desktopIsDark();
    const bool dark = theme == Theme::dark || (theme == Theme::automatic && desktop);
    const Colours colours = dark ? Colours::darkOnes() : Colours::light();
    // QApplication::style() is the style sheet's own once there is one.
    if (!qApp->property("styled").toBool()) {
        QApplication::setStyle(new QuietStyle);
        qApp->setProperty("styled", true);
    }
    QFont font = QApplication::font();
    font.setPixelSize(scaledPixels(13, textSize));
    QApplication::setFont(font);
    QApplication::setPalette(colours.palette());
    QToolTip::setPalette(colours.palette());
    QToolTip::setFont(font);
    qApp->setStyleSheet(styleSheet(colours, textSize));
}

} // namespace phasebench
