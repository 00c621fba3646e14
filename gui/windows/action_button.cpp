// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/action_button.h"

#include <QAction>
#include <QToolButton>

namespace phasebench {

QToolButton* actionButton(QAction* action, const QString& text, QWidget* parent, const QString& role)
{
    auto* button = new QToolButton(parent);
    button->setProperty("role", role);
    button->setText(text);
    button->setFocusPolicy(Qt::StrongFocus);
    const auto follow = [action, button] {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
        button->setAccessibleName(action->text().remove(QLatin1Char('&')));
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QToolButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace phasebench
