// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/sweep_subjects.h"

/// The values of a sweep's axis as text that can be typed: "256, 512, 2^10", and of keys that move together
/// "host_pinned, gpu:0; gpu:0, gpu:0".
namespace phasebench {

std::vector<std::string> keysOf(const nlohmann::json& axis);
QString textOfKeys(const std::vector<std::string>& keys);
std::vector<std::string> keysFromText(const QString& text);

QString textOfValue(const nlohmann::json& value);
/// A number ("2^15" too), true, false, null, or else a text; null where nothing was typed.
nlohmann::json valueFromText(const QString& text);

/// `keys`: how many move together. Of several, one value alone stands for all of them.
QString textOfValues(const nlohmann::json& values, std::size_t keys);
nlohmann::json valuesFromText(const QString& text, std::size_t keys);
QString textOfEqual(const nlohmann::json& values); ///< steps whose values are equal for all keys, each once

/// Has every step the same value for all of its keys?
bool areEqual(const nlohmann::json& values);
/// Are all of these among the subject's choices?
bool hasOnly(const nlohmann::json& values, const SweepSubject& subject);

} // namespace phasebench
