// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <Qt>

class QFontMetrics;

namespace phasebench {

/// Where to shorten these labels to a width so that as many as can be still differ; at the end where that does, as
/// that is read best.
Qt::TextElideMode elideApart(const QFontMetrics& metrics, const QStringList& labels, int width);

} // namespace phasebench
