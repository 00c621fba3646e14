// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/run.h"

#include <QString>

namespace phasebench {

/// The first-use figures by level and phase. Runs that only know the first use in a fresh process, and the repeated
/// one, have those two levels.
std::vector<FirstUseFigures> firstUseOf(const Run& run);

QString levelName(ColdLevel level); ///< "fresh process"
QString levelExplanation(ColdLevel level); ///< what was in place before

} // namespace phasebench
