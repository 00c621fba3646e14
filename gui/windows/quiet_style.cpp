// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/quiet_style.h"

#include <QApplication>
#include <QKeyEvent>
#include <QStyleFactory>
#include <QStyleOption>
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

void QuietStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const bool indicator = element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton
        || element == PE_IndicatorItemViewItemCheck;
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    if (!indicator || !(button || item) || option->palette.color(QPalette::Window).lightness() >= 128) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    const auto draw = [&](auto outlined) {
        outlined.palette.setColor(QPalette::Window, option->palette.color(QPalette::Text));
        QProxyStyle::drawPrimitive(element, &outlined, painter, widget);
    };
    if (item)
        draw(QStyleOptionViewItem(*item));
    else
        draw(QStyleOptionButton(*button));
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
