// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/simulated_search.h"

#include "engine/measure/race_sampler.h"
#include "tests/bench/simulated_streams.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace phasebench::simulated {

namespace {

constexpr double betweenKernels = 0.35; ///< relative standard deviation of their times
constexpr double betweenVariants = 0.04;
constexpr std::size_t rankOfPick = 8; ///< the library picks well, and not best: among the kernels' first variants

/// True times in us; the first candidate is the library's pick, and variant v of kernel k is 1 + k * variants + v.
std::vector<double> timesOf(const Space& space, std::uint64_t seed)
{
    Random random(seed);
    std::vector<double> times{0};
    std::vector<double> firsts;
    for (std::size_t kernel = 0; kernel < space.kernels; ++kernel) {
        const double own = std::exp(std::abs(betweenKernels * random.normal()) + 0.03 * random.normal());
        for (std::size_t variant = 0; variant < space.variants; ++variant)
            times.push_back(own * std::exp(betweenVariants * random.normal()));
        firsts.push_back(times[times.size() - space.variants]);
    }
    std::ranges::sort(firsts);
    times[0] = firsts[std::min(rankOfPick, firsts.size() - 1)];
    const double scale = space.execution / times[0];
    for (double& time : times)
        time *= scale;
    return times;
}

class SpaceSampler : public RaceSampler {
public:
    SpaceSampler(const Space& space, std::uint64_t seed)
        : m_space(space)
        , m_random(seed + 1)
        , m_times(timesOf(space, seed))
        , m_known(m_times.size(), false)
    {
        for (std::size_t kernel = 0; kernel < space.kernels; ++kernel)
            m_firsts.push_back(1 + kernel * space.variants);
        for (std::size_t i = m_firsts.size(); i > 1; --i)
            std::swap(m_firsts[i - 1], m_firsts[static_cast<std::size_t>(m_random.uniform() * static_cast<double>(i))]);
    }

    const std::vector<double>& times() const { return m_times; }
    double timeOf(std::size_t candidate) const { return m_times[m_candidates[candidate]]; }

    double elapsed() override { return m_elapsed; }
    bool stopSampling() override { return false; }
    void check(CandidateRace&, std::size_t) override { m_elapsed += 1e-6 * m_space.check; }

    void search(CandidateRace& race, const std::vector<std::size_t>& leaders, double seconds) override
    {
        const double end = m_elapsed + seconds;
        if (leaders.empty()) {
            admit(race, 0);
            for (; m_looked < m_firsts.size() && m_elapsed < end; ++m_looked)
                admit(race, m_firsts[m_looked]);
            return;
        }
        for (const std::size_t leader : leaders) {
            const std::size_t place = m_candidates[leader];
            const std::size_t first = place == 0 ? 1 : 1 + (place - 1) / m_space.variants * m_space.variants;
            for (std::size_t variant = 0; variant < m_space.variants && m_elapsed < end; ++variant)
                if (!m_known[first + variant])
                    admit(race, first + variant);
        }
    }

    std::vector<double> sample(CandidateRace&, const RaceOrder& order) override
    {
        const double time = timeOf(order.candidate);
        if (!m_run[order.candidate]) {
            m_run[order.candidate] = true;
            m_elapsed += 1e-6 * (m_space.firstRun + time);
        }
        std::vector<double> samples;
        while (samples.size() < static_cast<std::size_t>(order.samples)) {
            samples.push_back(time * std::exp(m_space.noise * m_random.normal()));
            m_elapsed += 1e-6 * (samples.back() + m_space.eachSample);
            if (samples.back() > order.hopeless)
                break;
        }
        return samples;
    }

private:
    void admit(CandidateRace& race, std::size_t place)
    {
        m_known[place] = true;
        m_elapsed += 1e-6 * m_space.lookingAt;
        m_candidates.push_back(place);
        m_run.push_back(false);
        race.admit(place == 0 ? std::optional(0) : std::nullopt);
    }

    Space m_space;
    Random m_random;
    std::vector<double> m_times;
    std::vector<bool> m_known; ///< to the race, by place
    std::vector<std::size_t> m_firsts; ///< in the order in which the search comes upon them
    std::size_t m_looked = 0;
    std::vector<std::size_t> m_candidates; ///< their places
    std::vector<bool> m_run;
    double m_elapsed = 0;
};

} // namespace

double gainFound(const Space& space, double budget, std::uint64_t seed)
{
    SpaceSampler sampler(space, seed);
    RaceSettings settings;
    settings.budget = budget;
    settings.seed = seed;
    CandidateRace race(settings);
    const RaceResult result = runRace(race, sampler);
    return result.winner ? space.execution / sampler.timeOf(*result.winner) : 1.0;
}

double gainThere(const Space& space, std::uint64_t seed)
{
    return space.execution / std::ranges::min(timesOf(space, seed));
}

} // namespace phasebench::simulated
