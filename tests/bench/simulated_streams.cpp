// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/simulated_streams.h"

#include "engine/measure/statistics.h"

#include <cmath>
#include <cstdio>
#include <memory>
#include <numbers>

namespace phasebench::simulated {

namespace {

constexpr double level = 100;

std::string percent(double share)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3g %%", 100 * share);
    return text;
}

Stream each(std::string name, std::function<double(Random&)> sample)
{
    return {std::move(name), [sample = std::move(sample)](Random&) {
                return sample;
            }};
}

Stream bimodal(std::string name, double share)
{
    return each(std::move(name), [share](Random& random) {
        return level * (random.uniform() < share ? 1.0 : 1.05) * std::exp(0.01 * random.normal());
    });
}

/// Two clock rates 5 % apart, each held for `dwell` samples on average; 60 % of the time the faster.
Stream turbo(double dwell)
{
    constexpr double fastShare = 0.6;
    return {"turbo, two states, dwell " + std::to_string(static_cast<int>(dwell)), [dwell](Random& random) -> Process {
                bool fast = random.uniform() < fastShare;
                return [fast, dwell](Random& source) mutable {
                    const double stay = 2 * dwell * (fast ? fastShare : 1 - fastShare);
                    if (source.uniform() < 1 / stay)
                        fast = !fast;
                    return level * (fast ? 1.0 : 1.05) * std::exp(0.01 * source.normal());
                };
            }};
}

Stream sine(double period)
{
    return {
        "slow sine of 2 %, period " + std::to_string(static_cast<int>(period)), [period](Random& random) -> Process {
            double phase = random.uniform();
            return [phase, period](Random& source) mutable {
                phase += 1 / period;
                return level * (1 + 0.02 * std::sin(2 * std::numbers::pi * phase)) * std::exp(0.003 * source.normal());
            };
        }};
}

} // namespace

double Random::normal()
{
    return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform());
}

Stream independent(double noise, double offset)
{
    return {(offset > 0 ? "processes " + percent(offset) + " apart, " : "independent, ") + percent(noise),
        [=](Random& random) -> Process {
            const double own = level * std::exp(offset * random.normal());
            return [=](Random& source) {
                return own * std::exp(noise * source.normal());
            };
        }};
}

Stream autoregressive(double correlation, double noise)
{
    char name[64];
    std::snprintf(name, sizeof name, "AR(1), correlation %g, %s", correlation, percent(noise).c_str());
    return {name, [=](Random& random) -> Process {
                double state = random.normal();
                return [=](Random& source) mutable {
                    state = correlation * state + std::sqrt(1 - correlation * correlation) * source.normal();
                    return level * std::exp(noise * state);
                };
            }};
}

const std::vector<Stream>& streams()
{
    static const std::vector<Stream> all = {independent(0.01), independent(0.1),
        each("rare outliers, 0.5 % of the samples tenfold",
            [](Random& random) {
                return level * std::exp(0.01 * random.normal()) * (random.uniform() < 0.005 ? 10 : 1);
            }),
        each("one-sided exponential tail, 3 %",
            [](Random& random) { return level * (1 - 0.03 * std::log(random.uniform())); }),
        bimodal("two modes, 70/30", 0.7), bimodal("two modes, 50/50", 0.5), autoregressive(0.3), autoregressive(0.7),
        autoregressive(0.9), autoregressive(0.99), turbo(200), turbo(2000), sine(1000), sine(20'000),
        independent(0.01, 0.005), independent(0.01, 0.02), each("clock steps of 8 %", [](Random& random) {
            return 100.0 / 12 * std::round(12 * std::exp(0.01 * random.normal()));
        })};
    return all;
}

double truthOf(const Stream& stream)
{
    Random random(0x7ea1);
    return median(seriesOf(stream, 1000, 250, random).samples);
}

Series seriesOf(const Stream& stream, std::size_t processes, std::size_t samples, Random& random)
{
    Series series;
    for (std::size_t i = 0; i < processes; ++i) {
        Process process = stream.begin(random);
        for (std::size_t k = 0; k < samples; ++k)
            series.samples.push_back(process(random));
        series.counts.push_back(static_cast<std::int64_t>(samples));
    }
    return series;
}

} // namespace phasebench::simulated
