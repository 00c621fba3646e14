// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/settings.h"

namespace phasebench {

/// Gives the whole program its look: fonts, Fusion with our own palette, and a style sheet. `textSize` is percent.
void applyStyle(Theme theme, int textSize);

/// Whether the desktop asks for dark colours; asked once, before the first applyStyle().
bool desktopIsDark();

} // namespace phasebench
