// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/protocol/frame.h"

#include "engine/protocol/framing.h"
#include "engine/result/value_reader.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace phasebench {

namespace {

// Doubles and lengths are copied as they lie in memory.
static_assert(std::endian::native == std::endian::little, "frames are little endian");

constexpr std::string_view magic = "PBN1";
constexpr std::size_t prefixBytes = 16;

template <typename T> T read(std::string_view bytes, std::size_t at)
{
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

template <typename T> void append(std::string& to, T value)
{
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    to.append(bytes, sizeof value);
}

void checkSizes(std::uint64_t header, std::uint64_t payload)
{
    if (header > maximumHeaderBytes)
        throw ProtocolError("A message with a header of " + std::to_string(header)
            + " bytes is too large: a header has at most " + std::to_string(maximumHeaderBytes) + " bytes.");
    if (payload > maximumPayloadBytes)
        throw ProtocolError("A message with " + std::to_string(payload)
            + " bytes of arrays is too large: they have at most " + std::to_string(maximumPayloadBytes) + " bytes.");
}

// Rubbish is told from its first wrong byte: a process that printed a line and then waits would look hung otherwise.
void checkMagic(std::string_view bytes)
{
    const std::size_t known = std::min(bytes.size(), magic.size());
    if (bytes.substr(0, known) == magic.substr(0, known))
        return;
    if (known == magic.size() && bytes.substr(0, 3) == magic.substr(0, 3))
        throw ProtocolError("A message has another format than this program's: install the programs of one version.");
    throw ProtocolError("Something that is no message was written where a message was expected.");
}

/// Takes what the header lists under `list` off the payload's front.
template <typename T> std::map<std::string, std::vector<T>> take(const ValueReader& list, std::string_view& payload)
{
    std::map<std::string, std::vector<T>> taken;
    list.forEach([&](const ValueReader& entry) {
        const std::string name = entry["name"].text();
        const auto length = static_cast<std::size_t>(entry["length"].integer());
        if (length > payload.size() / sizeof(T))
            throw ProtocolError("A message names more array values than it brings.");
        std::vector<T> values(length);
        if (length > 0)
            std::memcpy(values.data(), payload.data(), length * sizeof(T));
        payload.remove_prefix(length * sizeof(T));
        if (!taken.emplace(name, std::move(values)).second)
            throw ProtocolError("A message names the array \"" + name + "\" twice.");
    });
    return taken;
}

void checkTimes(const std::map<std::string, std::vector<double>>& arrays)
{
    for (const auto& [name, values] : arrays)
        if (!std::ranges::all_of(values, [](double v) { return std::isfinite(v) && v >= 0; }))
            throw ProtocolError("A message's array \"" + name + "\" holds a value that is no time.");
}

/// Names them in the header under `key`; returns their bytes.
template <typename T>
std::size_t list(const std::map<std::string, std::vector<T>>& arrays, const char* key, nlohmann::json& header)
{
    std::size_t bytes = 0;
    for (const auto& [name, values] : arrays) {
        header[key].push_back({{"name", name}, {"length", values.size()}});
        bytes += values.size() * sizeof(T);
    }
    return bytes;
}

template <typename T> void put(const std::map<std::string, std::vector<T>>& arrays, std::string& bytes)
{
    for (const auto& [name, values] : arrays)
        bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

} // namespace

std::string pack(const Frame& frame)
{
    nlohmann::json header = frame.header;
    const std::size_t payload = list(frame.arrays, "arrays", header) + list(frame.blobs, "blobs", header);
    // A library's message may hold bytes that are no UTF-8; they must not lose the outcome that brings them.
    const std::string text = header.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    checkSizes(text.size(), payload);

    std::string bytes;
    bytes.reserve(prefixBytes + text.size() + payload);
    bytes += magic;
    append(bytes, static_cast<std::uint32_t>(text.size()));
    append(bytes, static_cast<std::uint64_t>(payload));
    bytes += text;
    put(frame.arrays, bytes);
    put(frame.blobs, bytes);
    return bytes;
}

std::optional<Frame> unpack(std::string_view bytes, std::size_t& position)
{
    const std::string_view rest = bytes.substr(position);
    checkMagic(rest);
    if (rest.size() < prefixBytes)
        return std::nullopt;
    const auto headerBytes = read<std::uint32_t>(rest, 4);
    const auto payloadBytes = read<std::uint64_t>(rest, 8);
    checkSizes(headerBytes, payloadBytes);
    if (rest.size() - prefixBytes < headerBytes + payloadBytes)
        return std::nullopt;

    Frame frame;
    try {
        frame.header = nlohmann::json::parse(rest.substr(prefixBytes, headerBytes));
        if (!frame.header.is_object())
            throw ProtocolError("A message's header is no JSON object.");
        std::string_view payload = rest.substr(prefixBytes + headerBytes, payloadBytes);
        const ValueReader header(frame.header, "message");
        frame.arrays = take<double>(header["arrays"], payload);
        frame.blobs = take<std::byte>(header["blobs"], payload);
        if (!payload.empty())
            throw ProtocolError("A message brings more array values than it names.");
        checkTimes(frame.arrays);
    } catch (const ProtocolError&) {
        throw;
    } catch (const std::exception& error) {
        throw ProtocolError(std::string("A message's header cannot be read (") + error.what() + ").");
    }
    position += prefixBytes + headerBytes + static_cast<std::size_t>(payloadBytes);
    return frame;
}

} // namespace phasebench
