// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace phasebench {

/// Bytes in less room, losing nothing: how many they are (see putNumber()), then a zlib stream (RFC 1950).
std::vector<std::byte> deflated(std::span<const std::byte> bytes);

/// The reverse. Throws std::runtime_error with one sentence when they are not what deflated() gave, or would be more
/// than `most` bytes.
std::vector<std::byte> inflated(std::span<const std::byte> bytes, std::size_t most);

} // namespace phasebench
