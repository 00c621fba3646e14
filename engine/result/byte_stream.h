// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace phasebench {

/// Integers of as many bytes as they need: seven bits a byte, the lowest first; the highest bit says that more follow.
inline void putNumber(std::vector<std::byte>& to, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        to.push_back(static_cast<std::byte>(value | 0x80));
    to.push_back(static_cast<std::byte>(value));
}

/// Small numbers of either sign become small numbers: 0, -1, 1, -2 become 0, 1, 2, 3.
inline std::uint64_t foldedSign(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

inline std::int64_t unfoldedSign(std::uint64_t value)
{
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

/// Reads what putNumber() wrote; `what` names it in the sentence thrown where it ends too early.
class ByteReader {
public:
    ByteReader(std::span<const std::byte> bytes, std::string what)
        : m_bytes(bytes)
        , m_what(std::move(what))
    {
    }

    bool atEnd() const { return m_at == m_bytes.size(); }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (atEnd())
                break;
            const auto byte = static_cast<std::uint64_t>(m_bytes[m_at++]);
            value |= (byte & 0x7f) << shift;
            if ((byte & 0x80) == 0)
                return value;
        }
        throw std::runtime_error(m_what + " are cut off");
    }
    std::span<const std::byte> rest() { return bytes(m_bytes.size() - m_at); }
    std::span<const std::byte> bytes(std::size_t count)
    {
        if (count > m_bytes.size() - m_at)
            throw std::runtime_error(m_what + " are cut off");
        m_at += count;
        return m_bytes.subspan(m_at - count, count);
    }

private:
    std::span<const std::byte> m_bytes;
    std::size_t m_at = 0;
    std::string m_what;
};

} // namespace phasebench
