// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"

#include <QString>

/// Faults between the engine, whose sentences are UTF-8, and the window.
namespace phasebench {

inline QString sentenceOf(const Fault& fault)
{
    return QString::fromStdString(fault.sentence);
}

inline tl::unexpected<Fault> failed(const QString& sentence)
{
    return failed(sentence.toStdString());
}

/// Text in UTF-8, which would fit both kinds of strings.
inline tl::unexpected<Fault> failed(const char* sentence)
{
    return failed(std::string(sentence));
}

} // namespace phasebench
