// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
//
// How much of the gain that a space of candidates holds is found with how long a budget, by simulation with the shipped
// rule. The budget is told in units of what one candidate costs that is new: looking at it, its first run and a sample.
// Usage: phasebench-bench-race-budget [RACES]

#include "tests/bench/simulated_search.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

using namespace phasebench::simulated;

int main(int argc, char** argv)
{
    const int races = argc > 1 ? std::atoi(argv[1]) : 40;
    if (races < 1) {
        std::fputs("Usage: phasebench-bench-race-budget [RACES], a whole number of 1 or more.\n", stderr);
        return 2;
    }
    constexpr double budgets[] = {125, 250, 500, 1000, 2500, 5000, 20000};
    std::printf("Gain found, geometric mean of %d races, by budget in units of a new candidate\n%-34s", races, "space");
    for (const double budget : budgets)
        std::printf(" %7.0f", budget);
    std::printf("   there\n");
    struct Named {
        const char* name;
        Space space;
    };
    const Named spaces[] = {{"kernels of 10 us", {.execution = 10}}, {"kernels of 30 us", {}},
        {"kernels of 30 us, noise 3 %", {.noise = 0.03}}, {"kernels of 300 us", {.execution = 300}},
        {"kernels of 2 ms, dear checks", {.kernels = 100, .variants = 5, .execution = 2000, .check = 60e3}},
        {"kernels of 30 us, many", {.kernels = 1500}}};
    for (const auto& [name, space] : spaces) {
        std::printf("%-34s", name);
        const double unit = 1e-6 * (space.lookingAt + space.firstRun + 2 * space.execution + space.eachSample);
        const auto mean = [&](auto gain) {
            double sum = 0;
            for (int i = 1; i <= races; ++i)
                sum += std::log(gain(static_cast<std::uint64_t>(i)));
            return std::exp(sum / races);
        };
        for (const double budget : budgets) {
            std::printf(" %7.4f", mean([&](std::uint64_t seed) { return gainFound(space, budget * unit, seed); }));
            std::fflush(stdout);
        }
        std::printf(" %7.4f\n", mean([&](std::uint64_t seed) { return gainThere(space, seed); }));
    }
    return 0;
}
