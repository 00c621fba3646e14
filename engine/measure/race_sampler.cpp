// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/race_sampler.h"

namespace phasebench {

RaceResult runRace(CandidateRace& race, RaceSampler& sampler)
{
    for (;;) {
        if (sampler.stopSampling())
            race.shorten();
        const RaceStep step = race.next(sampler.elapsed());
        switch (step.kind) {
        case RaceStep::Kind::search:
            sampler.search(race, step.leaders, step.seconds);
            break;
        case RaceStep::Kind::sample:
            for (const RaceOrder& order : step.orders) {
                if (race.failed(order.candidate))
                    continue;
                if (sampler.stopSampling())
                    race.shorten();
                RaceOrder limited = order;
                limited.hopeless = race.hopelessFor(order);
                const std::vector<double> samples = sampler.sample(race, limited);
                if (!race.add(order, samples, sampler.elapsed()))
                    break;
            }
            break;
        case RaceStep::Kind::check:
            for (const std::size_t candidate : step.leaders)
                sampler.check(race, candidate);
            break;
        case RaceStep::Kind::done:
            return race.result();
        }
    }
}

} // namespace phasebench
