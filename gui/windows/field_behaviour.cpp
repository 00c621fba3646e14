// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/field_behaviour.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>

namespace phasebench {

namespace {

bool changesWithTheWheel(const QObject* object)
{
    return qobject_cast<const QComboBox*>(object) || qobject_cast<const QAbstractSpinBox*>(object)
        || (qobject_cast<const QAbstractSlider*>(object) && !qobject_cast<const QScrollBar*>(object));
}

} // namespace

bool FieldBehaviour::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Wheel && changesWithTheWheel(watched)) {
        const auto* field = static_cast<QWidget*>(watched);
        if (!field->hasFocus()) {
            event->ignore(); // the scroll area behind the field gets it
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride)
        if (const auto* edit = qobject_cast<QLineEdit*>(watched); edit && !edit->isModified()) {
            const auto* key = static_cast<QKeyEvent*>(event);
            if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
                event->ignore();
                return true;
            }
        }
    return QObject::eventFilter(watched, event);
}

} // namespace phasebench
