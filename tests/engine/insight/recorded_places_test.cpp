// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/cross_check.h"
#include "engine/insight/pinning_pays.h"
#include "engine/insight/predict.h"
#include "engine/result/results_file.h"
#include "tests/support/places.h"

#include <cmath>
#include <gmock/gmock.h>

/// What an H100 did with operands in every memory space, against what is said of it.
namespace phasebench::recorded_places_test {
namespace {

using ::testing::SizeIs;

struct Recording {
    explicit Recording(const std::string& name)
    {
        const ResultsFile file(sourceFolder() / "resources" / "recorded" / name, ResultsFile::Mode::read);
        runs = file.runs();
        probe = file.probe();
    }
    /// The first run with operands so; null when there is none.
    const phasebench::Run* with(const std::string& a, const std::string& b, const std::string& d, bool gpu) const
    {
        for (const phasebench::Run& run : runs) {
            const Placement& placement = run.experiment.placement;
            if (nameOf(*placement.of(MatmulOperand::a)) == a && nameOf(*placement.of(MatmulOperand::b)) == b
                && nameOf(*placement.of(MatmulOperand::d)) == d && run.experiment.execution.space->isCpu() != gpu)
                return &run;
        }
        return nullptr;
    }
    const phasebench::Run* on(const std::string& space) const { return with(space, space, space, true); }

    std::vector<phasebench::Run> runs;
    std::optional<LinkProbe> probe;
};

/// Of each run what is predicted from the probe and the other runs.
void expectPredicted(const Recording& recording)
{
    ASSERT_TRUE(recording.probe);
    int predicted = 0;
    int contained = 0;
    std::string outside;
    for (const phasebench::Run& run : recording.runs) {
        std::vector<phasebench::Run> others;
        for (const phasebench::Run& other : recording.runs)
            if (other.id != run.id)
                others.push_back(other);
        const auto p = predict(run.experiment, run.machine, &*recording.probe, others);
        if (!p.total || !run.call)
            continue;
        ++predicted;
        if (p.total->contains(run.call->figure.median))
            ++contained;
        else
            outside += "run " + std::to_string(run.id) + " took " + std::to_string(run.call->figure.median) + ": "
                + p.sentence + "\n";
    }
    EXPECT_GE(predicted, static_cast<int>(recording.runs.size()) * 9 / 10);
    EXPECT_GE(contained, std::ceil(0.9 * predicted)) << outside;
}

TEST(RecordedPlaces, OfAMatmulArePredicted)
{
    expectPredicted(Recording("h100-memory-spaces-matmul.phasebench"));
}

TEST(RecordedPlaces, OfFftsArePredicted)
{
    expectPredicted(Recording("h100-memory-spaces-fft.phasebench"));
}

TEST(RecordedPlaces, PinnedCopiesArePredictedWithinFifteenPercent)
{
    const Recording recording("h100-memory-spaces-matmul.phasebench");
    const phasebench::Run* const pinned = recording.on("host_pinned");
    ASSERT_TRUE(pinned && recording.probe);
    std::vector<phasebench::Run> others;
    for (const phasebench::Run& other : recording.runs)
        if (other.id != pinned->id)
            others.push_back(other);
    const auto p = predict(pinned->experiment, pinned->machine, &*recording.probe, others);
    ASSERT_TRUE(p.total);
    EXPECT_GT(p.total->low, 0.85 * pinned->call->figure.median);
    EXPECT_LT(p.total->high, 1.15 * pinned->call->figure.median);
    EXPECT_LT(pinned->call->figure.median, 7500) << "the call from pinned host memory";
}

TEST(RecordedPlaces, AreCrossChecked)
{
    const Recording recording("h100-memory-spaces-matmul.phasebench");
    const phasebench::Run* const resident = recording.on("gpu:0");
    ASSERT_TRUE(resident);
    const std::string p = "host_pageable";
    const std::string g = "gpu:0";
    for (const phasebench::Run* const host : {recording.on("host_pinned"), recording.on(p),
             recording.with(p, g, g, true), recording.with(g, p, g, true), recording.with(g, g, p, true)}) {
        ASSERT_TRUE(host);
        const auto check = crossCheck(*host, *resident, recording.probe ? &*recording.probe : nullptr);
        ASSERT_TRUE(check) << host->id;
        // Pinned copies are alike wherever they stand; how fast pageable ones are staged varies by more.
        const double most = host == recording.on("host_pinned") ? 0.1 : 0.25;
        EXPECT_LT(std::abs(check->residual.median), most * check->difference.median) << check->sentence;
        EXPECT_THAT(check->mistakes, SizeIs(3));
    }
}

TEST(RecordedPlaces, PinningPaysAfterSomeCalls)
{
    const Recording recording("h100-memory-spaces-matmul.phasebench");
    ASSERT_TRUE(recording.probe && recording.on("host_pageable") && recording.on("host_pinned"));
    const auto pays = pinningPays(*recording.on("host_pageable"), *recording.on("host_pinned"), *recording.probe);
    ASSERT_TRUE(pays);
    EXPECT_GT(pays->calls.calls, 0);
    EXPECT_LT(pays->calls.calls, 1000);
}

} // namespace
} // namespace phasebench::recorded_places_test
