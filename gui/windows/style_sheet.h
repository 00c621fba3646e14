// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phasebench {

struct Colours;

int scaledPixels(int pixels, int textSize);

/// The style sheet. Widgets say what they are by the properties "role" and "segment"; no colour stands in their code.
QString styleSheet(const Colours& colours, int textSize);

} // namespace phasebench
