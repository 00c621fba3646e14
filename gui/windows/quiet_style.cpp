// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/quiet_style.h"

#include <QApplication>
#include <QKeyEvent>
#include <QStyleFactory>
#include <QWidget>

namespace phasebench {

QuietStyle::QuietStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
    setObjectName(QStringLiteral("phasebench"));
    qApp->installEventFilter(this);
}

int QuietStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returned) const
{
    if (hint == SH_UnderlineShortcut)
        return m_altDown ? 1 : 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

bool QuietStyle::eventFilter(QObject* watched, QEvent* event)
{
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    const bool left = event->type() == QEvent::ApplicationStateChange;
    if (left || (key && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt)) {
        const bool down = event->type() == QEvent::KeyPress;
        if (down != m_altDown) {
            m_altDown = down;
            for (QWidget* window : QApplication::topLevelWidgets())
                window->update();
        }
    }
    return QProxyStyle::eventFilter(watched, event);
}

} // namespace phasebench
