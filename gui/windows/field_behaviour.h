// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace phasebench {

/// What every field of the program does alike, as a filter on the application's events: the wheel scrolls the page
/// instead of changing a field that has no focus, and the undo keys belong to a text field only while what was typed
/// there is not in the experiment yet.
class FieldBehaviour : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace phasebench
