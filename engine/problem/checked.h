// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace phasebench {

/// A count of at most 64 bits that remembers when it did not fit: sums and products of sizes that strangers wrote.
class Checked {
public:
    Checked(std::int64_t value = 0)
        : m_value(value)
    {
    }
    bool fits() const { return m_fits; }
    std::int64_t value() const { return m_value; } ///< meaningless unless fits()

    friend Checked operator+(Checked a, Checked b)
    {
        Checked sum;
        sum.m_fits = !__builtin_add_overflow(a.m_value, b.m_value, &sum.m_value) && a.m_fits && b.m_fits;
        return sum;
    }
    friend Checked operator*(Checked a, Checked b)
    {
        Checked product;
        product.m_fits = !__builtin_mul_overflow(a.m_value, b.m_value, &product.m_value) && a.m_fits && b.m_fits;
        return product;
    }

private:
    std::int64_t m_value = 0;
    bool m_fits = true;
};

/// The least multiple of `unit` that is at least `value`.
inline Checked roundedUp(Checked value, std::int64_t unit)
{
    const Checked raised = value + (unit - 1);
    return raised.fits() ? Checked(raised.value() / unit * unit) : raised;
}

} // namespace phasebench
