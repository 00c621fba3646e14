// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phasebench {

/// What one frame holds, before it means anything. The arrays are times: finite and not negative; blobs are any bytes.
struct Frame {
    nlohmann::json header = nlohmann::json::object();
    std::map<std::string, std::vector<double>> arrays{};
    std::map<std::string, std::vector<std::byte>> blobs{};
};

inline constexpr std::size_t maximumHeaderBytes = std::size_t{16} << 20;
inline constexpr std::size_t maximumPayloadBytes = std::size_t{1} << 30;

/// The bytes of a frame. Throws ProtocolError when it is larger than a frame may be.
std::string pack(const Frame& frame);

/// The frame that begins at `position`, which is moved behind it; empty while bytes are missing. Throws ProtocolError,
/// without moving, when no frame begins there.
std::optional<Frame> unpack(std::string_view bytes, std::size_t& position);

} // namespace phasebench
