// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <complex>
#include <cstdint>
#include <vector>

namespace phasebench {

/// exp(sign 2 pi i t / n) for any t in [0, n), as the product of two table entries: about 2 sqrt(n) sines instead of n.
/// Accurate to a few units of 2^-53 for every t, since t is an integer.
class RootsOfUnity {
public:
    RootsOfUnity(std::int64_t n, int sign);

    std::complex<double> at(std::int64_t t) const
    {
        const std::complex<double> c = m_coarse[static_cast<std::size_t>(t >> m_shift)];
        const std::complex<double> f = m_fine[static_cast<std::size_t>(t & m_mask)];
        return {c.real() * f.real() - c.imag() * f.imag(), c.real() * f.imag() + c.imag() * f.real()};
    }

    std::int64_t order() const { return m_order; }

    /// (k j) mod n, exactly.
    std::int64_t index(std::int64_t k, std::int64_t j) const
    {
        __extension__ using Wide = __int128;
        return static_cast<std::int64_t>(static_cast<Wide>(k) * j % m_order);
    }

private:
    std::int64_t m_order;
    int m_shift = 0;
    std::int64_t m_mask = 0;
    std::vector<std::complex<double>> m_coarse;
    std::vector<std::complex<double>> m_fine;
};

} // namespace phasebench
