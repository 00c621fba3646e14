// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phasebench {

QString programVersion(); ///< such as "0.1.0"

} // namespace phasebench
