// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

/// Samples as computers give them, made up: every kind of noise, drift and difference between processes that the
/// statistics have to live with. The numbers are the same on every platform.
namespace phasebench::simulated {

class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_bits(seed)
    {
    }
    double uniform() { return (static_cast<double>(m_bits() >> 11) + 0.5) * 0x1p-53; } ///< in (0, 1)
    double normal();

private:
    std::mt19937_64 m_bits;
};

/// A fresh process: its samples one after the other, around 100.
using Process = std::function<double(Random&)>;

struct Stream {
    std::string name;
    std::function<Process(Random&)> begin;
};

/// The streams of the table of coverage.
const std::vector<Stream>& streams();

/// Independent samples with that relative standard deviation, in processes that lie `offset` (likewise) apart.
Stream independent(double noise, double offset = 0);
/// Correlated with the sample before.
Stream autoregressive(double correlation, double noise = 0.01);

/// The median of very many processes that run for very long.
double truthOf(const Stream& stream);

struct Series {
    std::vector<double> samples; ///< of all processes, one after the other
    std::vector<std::int64_t> counts; ///< of each
};

Series seriesOf(const Stream& stream, std::size_t processes, std::size_t samples, Random& random);

} // namespace phasebench::simulated
