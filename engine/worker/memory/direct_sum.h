// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/memory/fft_layout.h"
#include "engine/worker/memory/number_format.h"
#include "engine/worker/memory/roots_of_unity.h"

#include <algorithm>

namespace phasebench {

/// Single outputs of a discrete Fourier transform by its definition, sum over j of x[j] exp(sign 2 pi i j k / n), with
/// the twiddle's index j k mod n computed exactly in every dimension.
template <typename Storage> class DirectSum {
public:
    DirectSum(const Fft& fft, const std::byte* input)
        : m_layout(fft)
        , m_transform(fft.transform)
        , m_input(input)
        , m_roots{RootsOfUnity(m_layout.n[0], signOf(fft)), RootsOfUnity(m_layout.n[1], signOf(fft)),
              RootsOfUnity(m_layout.n[2], signOf(fft))}
    {
    }

    std::complex<long double> output(std::int64_t batch, const std::array<std::int64_t, 3>& k) const
    {
        const std::int64_t length = m_transform == Transform::c2r ? m_layout.halfRow : m_layout.n[2];
        std::complex<long double> sum = 0;
        for (std::int64_t begin = 0; begin < length; begin += chunk)
            sum += chunkSum(batch, k, begin, std::min(chunk, length - begin));
        // The half that is not stored adds the conjugate of what chunkSum() has weighted with 2.
        return m_transform == Transform::c2r ? sum.real() : sum;
    }

private:
    static constexpr std::int64_t chunk = 2048;

    static int signOf(const Fft& fft)
    {
        const bool inverse = fft.transform == Transform::c2r
            || (fft.transform == Transform::c2c && fft.direction == Direction::inverse);
        return inverse ? 1 : -1;
    }

    /// The terms whose last index is in [begin, begin + count).
    std::complex<long double> chunkSum(
        std::int64_t batch, const std::array<std::int64_t, 3>& k, std::int64_t begin, std::int64_t count) const
    {
        std::array<double, chunk> cosine;
        std::array<double, chunk> sine;
        const std::int64_t n = m_layout.n[2];
        std::int64_t t = m_roots[2].index(k[2], begin);
        for (std::int64_t j = 0; j < count; ++j) {
            std::complex<double> root = m_roots[2].at(t);
            if (m_transform == Transform::c2r && begin + j != 0 && 2 * (begin + j) != n)
                root *= 2.0;
            cosine[static_cast<std::size_t>(j)] = root.real();
            sine[static_cast<std::size_t>(j)] = root.imag();
            t += k[2];
            if (t >= n)
                t -= n;
        }
        std::complex<long double> sum = 0;
        std::int64_t row = batch * m_layout.rows();
        std::int64_t t0 = 0;
        for (std::int64_t i0 = 0; i0 < m_layout.n[0]; ++i0) {
            std::int64_t t1 = 0;
            for (std::int64_t i1 = 0; i1 < m_layout.n[1]; ++i1, ++row) {
                const std::complex<double> p = rowSum(row, begin, count, cosine.data(), sine.data());
                const std::complex<double> a = m_roots[0].at(t0);
                const std::complex<double> b = m_roots[1].at(t1);
                const double c = a.real() * b.real() - a.imag() * b.imag();
                const double s = a.real() * b.imag() + a.imag() * b.real();
                sum += std::complex<long double>(p.real() * c - p.imag() * s, p.real() * s + p.imag() * c);
                t1 += k[1];
                if (t1 >= m_layout.n[1])
                    t1 -= m_layout.n[1];
            }
            t0 += k[0];
            if (t0 >= m_layout.n[0])
                t0 -= m_layout.n[0];
        }
        return sum;
    }

    std::complex<double> rowSum(
        std::int64_t row, std::int64_t begin, std::int64_t count, const double* cosine, const double* sine) const
    {
        double real = 0;
        double imaginary = 0;
        if (m_transform == Transform::r2c) {
            const std::byte* x = at(row * m_layout.realPitch + begin);
            for (std::int64_t j = 0; j < count; ++j) {
                const double value = toDouble(loadAt<Storage>(x, j));
                real += value * cosine[j];
                imaginary += value * sine[j];
            }
            return {real, imaginary};
        }
        const std::int64_t pitch = m_transform == Transform::c2r ? m_layout.halfRow : m_layout.n[2];
        const std::byte* x = at(2 * (row * pitch + begin));
        for (std::int64_t j = 0; j < count; ++j) {
            const double re = toDouble(loadAt<Storage>(x, 2 * j));
            const double im = toDouble(loadAt<Storage>(x, 2 * j + 1));
            real += re * cosine[j] - im * sine[j];
            imaginary += re * sine[j] + im * cosine[j];
        }
        return {real, imaginary};
    }

    const std::byte* at(std::int64_t scalar) const
    {
        return m_input + scalar * static_cast<std::int64_t>(sizeof(Storage));
    }

    FftLayout m_layout;
    Transform m_transform;
    const std::byte* m_input;
    std::array<RootsOfUnity, 3> m_roots;
};

} // namespace phasebench
