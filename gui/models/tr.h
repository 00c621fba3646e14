// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace phasebench {

/// A text for the user, for functions that belong to no QObject (whose own tr() goes before this one).
inline QString tr(const char* text)
{
    return QCoreApplication::translate("phasebench", text);
}

} // namespace phasebench
