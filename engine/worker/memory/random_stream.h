// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace phasebench {

/// Random bits by position: at(i) needs no at(i - 1), so that a fill vectorises and does not depend on the order.
/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
class RandomStream {
public:
    explicit RandomStream(std::uint64_t seed, std::uint64_t stream = 0)
        : m_base(mixed(mixed(seed + increment) ^ (stream * increment)))
    {
    }

    std::uint64_t at(std::uint64_t position) const { return mixed(m_base + (position + 1) * increment); }

    /// An integer in [0, bound); bound above 0. The bias is below 2^-64 times the bound.
    std::int64_t below(std::uint64_t position, std::int64_t bound) const
    {
        __extension__ using Wide = unsigned __int128;
        return static_cast<std::int64_t>((static_cast<Wide>(at(position)) * static_cast<std::uint64_t>(bound)) >> 64);
    }

private:
    static constexpr std::uint64_t increment = 0x9e3779b97f4a7c15ULL;

    static constexpr std::uint64_t mixed(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    std::uint64_t m_base;
};

} // namespace phasebench
