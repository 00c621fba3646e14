// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phasebench {

/// Lines of at most so many characters, broken between words: a button does not wrap its text by itself, and would
/// widen the panel that it is in.
QString wrapped(const QString& text, int characters);

} // namespace phasebench
