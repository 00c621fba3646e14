// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAction;
class QToolButton;
class QWidget;

namespace phasebench {

/// A button for an action, with a text of its own. It follows the action's availability and tooltip. `role`: "button"
/// or "primary".
QToolButton* actionButton(
    QAction* action, const QString& text, QWidget* parent, const QString& role = QStringLiteral("button"));

} // namespace phasebench
