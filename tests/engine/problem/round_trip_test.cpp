// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/problem/random_experiment.h"
#include "tests/engine/problem/texts.h"

#include "engine/library/capability.h"
#include "engine/problem/call_plan.h"
#include "engine/problem/explain.h"
#include "engine/problem/keys/key_path.h"

#include <algorithm>

namespace phasebench::round_trip_test {
namespace {

using test::RandomExperiments;

TEST(RoundTrip, EveryExperimentReadsAsItIsWritten)
{
    RandomExperiments random(1);
    for (int i = 0; i < 5000; ++i) {
        const Experiment written = random.next();
        const std::string text = toJson(written).dump();
        Faults faults;
        const ExperimentFile file = ExperimentFile::parse(text, faults);
        ASSERT_TRUE(faults.empty()) << faults[0].sentence << "\n" << text;
        ASSERT_EQ(file.experiment(0), written) << text;
        ASSERT_EQ(toJson(file.experiment(0)), toJson(written));
    }
}

TEST(RoundTrip, ResolvedExperimentsToo)
{
    RandomExperiments random(2);
    for (int i = 0; i < 2000; ++i) {
        Experiment written = random.next();
        resolve(written, {2, 16});
        Faults faults;
        Experiment read = experimentFromJson(toJson(written), faults);
        ASSERT_TRUE(faults.empty());
        ASSERT_EQ(read, written);
        resolve(read, {0, 1});
        ASSERT_EQ(read, written) << "what is resolved stays so on another computer";
    }
}

TEST(RoundTrip, SizesAreConsistent)
{
    RandomExperiments random(3);
    for (int i = 0; i < 2000; ++i) {
        Experiment e = random.next();
        resolve(e, {2, 16});
        std::int64_t bytes = 0;
        for (const Operand& operand : operandsOf(e.problem)) {
            ASSERT_EQ(operand.bytes, operand.elements * operand.parts * sizeOf(operand.scalar));
            ASSERT_TRUE(e.placement.of(operand.id));
            bytes += operand.bytes;
        }
        const CallPlan plan = planOf(e);
        std::int64_t needed = 0;
        for (const auto& [space, amount] : plan.memory(plan.sets))
            needed += amount;
        ASSERT_GE(needed, bytes);
        // The operands in as many sets as the calls need, and their copies where it is computed: one set, or those of
        // the calls in flight.
        const double most = static_cast<double>(plan.sets + plan.inFlight) * static_cast<double>(bytes);
        ASSERT_LE(static_cast<double>(needed), most);
        ASSERT_FALSE(explain(e).empty());
    }
}

/// Whatever is refused with a mend, the mend lifts that refusal and the text stays valid.
TEST(RoundTrip, MendsOfTheImpossibleWork)
{
    RandomExperiments random(4);
    int mended = 0;
    for (int i = 0; i < 5000; ++i) {
        Experiment e = random.next();
        resolve(e, {2, 16});
        for (const Fault& refusal : whyImpossible(e)) {
            if (refusal.fixes.empty())
                continue;
            auto document = toJson(e);
            ASSERT_TRUE(applyFixes(document, refusal.fixes));
            Faults faults;
            const Experiment changed = experimentFromJson(document, faults);
            ASSERT_TRUE(faults.empty()) << refusal.sentence << " -> " << faults[0].sentence;
            for (const Fault& left : whyImpossible(changed))
                ASSERT_NE(left, refusal) << document;
            ++mended;
        }
    }
    EXPECT_GT(mended, 5000);
}

/// Damaged files end in faults or in experiments, never in a crash; the sanitizers watch.
TEST(RoundTrip, DamagedTextsDoNotCrash)
{
    RandomExperiments random(5);
    int valid = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string text = toJson(random.next()).dump();
        for (int changes = random.number(1, 4); changes > 0; --changes) {
            const auto at = static_cast<std::size_t>(random.number(0, static_cast<int>(text.size()) - 1));
            switch (random.number(0, 3)) {
            case 0:
                text[at] = static_cast<char>(random.number(0, 255));
                break;
            case 1:
                text.erase(at, static_cast<std::size_t>(random.number(1, 8)));
                break;
            case 2:
                text.insert(at, std::string(1, "{}[]\",:019eE-.tfn"[random.number(0, 16)]));
                break;
            default:
                text.resize(at + 1);
            }
            if (text.empty())
                text = " ";
        }
        Faults faults;
        const ExperimentFile file = ExperimentFile::parse(text, faults);
        if (!faults.empty())
            continue;
        ++valid;
        Experiment e = file.experiment(0);
        resolve(e, {1, 4});
        explain(e);
        planOf(e);
        whyImpossible(e);
    }
    EXPECT_GT(valid, 0);
}

} // namespace
} // namespace phasebench::round_trip_test
