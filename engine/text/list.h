// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace phasebench {

/// "A", "A and B", "A, B and C": the words as a list in a sentence; `last` stands before the last of them.
std::string listed(std::span<const std::string_view> words, std::string_view last = "and");
std::string listed(std::span<const std::string> words, std::string_view last = "and");

} // namespace phasebench
