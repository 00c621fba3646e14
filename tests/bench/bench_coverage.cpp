// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
//
// How often the 95 % interval over five processes holds what it speaks of, by simulation: the median of very many
// processes, and the median that another run over five processes finds. At least 90 % of each is wanted for every
// stream. The last columns are series that the stopping rule ended, at 0.1, 5 and 100 ms a sample. Then how often two
// runs are told apart, by how much the second takes longer: at most 2 % of identical ones is wanted.
// Usage: phasebench-bench-coverage [REPEATS]

#include "engine/measure/ratio_estimate.h"
#include "engine/measure/stopping_rule.h"
#include "tests/bench/simulated_streams.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

using namespace phasebench;
using namespace phasebench::simulated;

namespace {

constexpr std::size_t processes = 5;
constexpr double verdictLevel = 0.99;

struct Coverage {
    int truth = 0;
    int next = 0;
};

template <typename Take> Coverage coverageOf(double truth, int repeats, Take take)
{
    Coverage coverage;
    for (int i = 0; i < repeats; ++i) {
        const Series series = take();
        const Series again = take();
        const MedianInterval interval = medianOverProcesses(series.samples, series.counts);
        const double next = medianOverProcesses(again.samples, again.counts).median;
        coverage.truth += interval.low <= truth && truth <= interval.high;
        coverage.next += interval.low <= next && next <= interval.high;
    }
    return coverage;
}

/// As many samples a process as the stopping rule takes where each lasts so long; fewer repeats, since these are long.
Series untilEnough(const Stream& stream, double seconds, Random& random)
{
    Measure measure;
    measure.timeout = 5;
    Series series;
    for (std::size_t i = 0; i < processes; ++i) {
        Process process = stream.begin(random);
        StoppingRule rule(measure);
        for (;;) {
            series.samples.push_back(process(random));
            if (rule.add(series.samples.back(), seconds * static_cast<double>(rule.samples() + 1)))
                break;
        }
        series.counts.push_back(static_cast<std::int64_t>(rule.samples()));
    }
    return series;
}

void printCoverage(int repeats)
{
    constexpr std::size_t lengths[] = {10, 30, 100, 300, 1000};
    constexpr double durations[] = {1e-4, 5e-3, 0.1};
    std::printf("Coverage in %%: of the true median / of the next run's median\n%-44s", "stream");
    for (const std::size_t length : lengths)
        std::printf(" %11zu", length);
    std::printf(" %11s %11s %11s\n", "0.1 ms", "5 ms", "100 ms");
    for (const Stream& stream : streams()) {
        const double truth = truthOf(stream);
        std::printf("%-44s", stream.name.c_str());
        const auto print = [](const Coverage& coverage, int of) {
            std::printf("  %4.1f / %4.1f", 100.0 * coverage.truth / of, 100.0 * coverage.next / of);
        };
        for (const std::size_t length : lengths) {
            Random random(length);
            print(coverageOf(truth, repeats, [&] { return seriesOf(stream, processes, length, random); }), repeats);
        }
        for (const double seconds : durations) {
            Random random(17);
            const int fewer = std::max(1, repeats / (seconds < 1e-3 ? 50 : 5));
            print(coverageOf(truth, fewer, [&] { return untilEnough(stream, seconds, random); }), fewer);
        }
        std::printf("\n");
        std::fflush(stdout);
    }
}

void printPower(int repeats)
{
    constexpr std::size_t lengths[] = {10, 50, 200, 1000};
    constexpr double gaps[] = {0, 0.01, 0.02, 0.05, 0.1};
    std::vector<Stream> compared
        = {independent(0.003), independent(0.01), independent(0.03), independent(0.1), autoregressive(0.9),
            autoregressive(0.99), independent(0.003, 0.005), independent(0.003, 0.01), independent(0.01, 0.02)};
    for (const Stream& stream : streams())
        compared.push_back(stream);
    std::printf("\nTold apart in %%, samples a process: 10 / 50 / 200 / 1000\n%-44s", "stream");
    for (const double gap : gaps)
        std::printf("  +%-2.0f%%                 ", 100 * gap);
    std::printf("\n");
    for (const Stream& stream : compared) {
        std::printf("%-44s", stream.name.c_str());
        for (const double gap : gaps) {
            for (const std::size_t length : lengths) {
                Random random(length + 7);
                int told = 0;
                for (int i = 0; i < repeats; ++i) {
                    const Series a = seriesOf(stream, processes, length, random);
                    Series b = seriesOf(stream, processes, length, random);
                    for (double& sample : b.samples)
                        sample *= 1 + gap;
                    told += ratioOverProcesses(a.samples, a.counts, b.samples, b.counts).chance() < 1 - verdictLevel;
                }
                std::printf(" %5.1f", 100.0 * told / repeats);
            }
            std::printf(" ");
        }
        std::printf("\n");
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char** argv)
{
    const int repeats = argc > 1 ? std::atoi(argv[1]) : 1000;
    if (repeats < 1) {
        std::fputs("Usage: phasebench-bench-coverage [REPEATS], a whole number of 1 or more.\n", stderr);
        return 2;
    }
    printCoverage(repeats);
    printPower(std::max(1, repeats / 2));
    return 0;
}
