// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/version.h"

namespace phasebench {

QString programVersion()
{
    return QStringLiteral(PHASEBENCH_VERSION);
}

} // namespace phasebench
