// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QButtonGroup>
#include <QStringList>

class QWidget;

namespace phasebench {

/// A row above a chart with joined buttons, one of which is down; the first one is. Each is called `name` and its
/// number.
QWidget* segmentRow(QButtonGroup& group, const QStringList& labels, const QString& name, int pad);

} // namespace phasebench
