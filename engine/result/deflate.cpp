// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/deflate.h"

#include "engine/result/byte_stream.h"

#include <stdexcept>
#include <string>
#include <zlib.h>

namespace phasebench {

namespace {

/// What a byte of a zlib stream can stand for at most (zlib's technical details): a hostile size shall not make room.
constexpr std::size_t mostForAByte = 1032;

Bytef* zlibBytes(std::byte* bytes)
{
    return reinterpret_cast<Bytef*>(bytes);
}

const Bytef* zlibBytes(const std::byte* bytes)
{
    return reinterpret_cast<const Bytef*>(bytes);
}

} // namespace

std::vector<std::byte> deflated(std::span<const std::byte> bytes)
{
    std::vector<std::byte> result;
    putNumber(result, bytes.size());
    const std::size_t head = result.size();
    uLongf size = compressBound(bytes.size());
    result.resize(head + size);
    const int code = compress(zlibBytes(result.data() + head), &size, zlibBytes(bytes.data()), bytes.size());
    if (code != Z_OK)
        throw std::runtime_error("zlib could not deflate " + std::to_string(bytes.size()) + " bytes: " + zError(code));
    result.resize(head + size);
    return result;
}

std::vector<std::byte> inflated(std::span<const std::byte> bytes, std::size_t most)
{
    ByteReader reader(bytes, "the deflated bytes");
    const std::uint64_t wanted = reader.number();
    const std::span<const std::byte> stream = reader.rest();
    if (wanted > most || wanted / mostForAByte > stream.size())
        throw std::runtime_error("the deflated bytes are larger than any");
    std::vector<std::byte> result(wanted);
    // An empty vector has no address, and zlib wants one.
    std::byte none{};
    uLongf size = result.size();
    const int code
        = uncompress(zlibBytes(result.empty() ? &none : result.data()), &size, zlibBytes(stream.data()), stream.size());
    if (code != Z_OK || size != result.size())
        throw std::runtime_error("the deflated bytes are cut off or overwritten");
    return result;
}

} // namespace phasebench
