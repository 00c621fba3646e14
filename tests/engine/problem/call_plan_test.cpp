// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/call_plan.h"

#include "tests/engine/problem/random_experiment.h"
#include "tests/engine/problem/texts.h"

namespace phasebench::call_plan_test {
namespace {

using test::fftText;
using test::matmulText;
using test::resolved;
using Kind = MemorySpace::Kind;

constexpr MemorySpace pageable{};
constexpr MemorySpace pinned{Kind::host_pinned, 0};
constexpr MemorySpace managed{Kind::managed, 0};
constexpr MemorySpace gpu0{Kind::gpu, 0};
constexpr MemorySpace gpu1{Kind::gpu, 1};

/// A matmul of 8 x 2 by 2 x 4 float32: A 64 bytes, B 32, D 128.
CallPlan matmul(const std::string& rest, const std::string& problem = {})
{
    return planOf(resolved(matmulText(problem, rest)));
}

/// A matmul of 224 MB: A 128, B 32, D 64.
CallPlan large(const std::string& rest)
{
    return planOf(resolved(
        R"({"problem": {"kind": "matmul", "m": 8000, "n": 2000, "k": 4000, "type": "float32"}, )" + rest + "}"));
}

CallPlan fft(const std::string& problem, const std::string& rest)
{
    return planOf(resolved(fftText(problem, rest)));
}

std::string inWords(const std::vector<CallCopy>& copies)
{
    std::string text;
    for (const CallCopy& copy : copies)
        text += (text.empty() ? "" : "; ") + std::string(nameOf(copy.operand)) + " " + nameOf(copy.from) + " > "
            + nameOf(copy.to) + " " + std::to_string(copy.bytes) + (copy.mode.empty() ? "" : " " + copy.mode);
    return text;
}

MemoryBySpace bytes(std::initializer_list<std::pair<MemorySpace, std::int64_t>> parts)
{
    MemoryBySpace memory;
    for (const auto& [space, amount] : parts)
        memory.add(space, amount);
    return memory;
}

MemoryBySpace needOf(const CallPlan& plan)
{
    return plan.memory(plan.sets);
}

TEST(CallCopies, GoInForInputsAndOutForTheResultOnly)
{
    const CallPlan plan = matmul(R"("placement": {"a": "host_pinned", "b": "gpu:0", "d": "host_pageable"},
        "execution": {"space": "gpu:0"})");
    EXPECT_EQ(inWords(plan.copies), "a host_pinned > gpu:0 64; d gpu:0 > host_pageable 128");
    EXPECT_TRUE(plan.faults.empty());
    EXPECT_TRUE(plan.copiesIn(Phase::copy_in));
    EXPECT_TRUE(plan.copiesIn(Phase::copy_out));
}

TEST(CallCopies, ComeDownForTheCpu)
{
    const CallPlan plan = matmul(R"("placement": {"a": "gpu:0", "b": "host_pinned", "d": "gpu:1"},
        "execution": {"space": "cpu"})");
    EXPECT_EQ(inWords(plan.copies), "a gpu:0 > host_pageable 64; d host_pageable > gpu:1 128");
}

TEST(CallCopies, OverlapOnTheCpuFromAndToPinnedMirrors)
{
    const CallPlan plan = matmul(R"("placement": {"a": "gpu:0", "b": "host_pageable", "d": "gpu:0"},
        "execution": {"space": "cpu"}, "call": {"batching": "overlapped"})",
        R"("batch": 4)");
    EXPECT_EQ(inWords(plan.copies), "a gpu:0 > host_pinned 64; d host_pinned > gpu:0 128");
    EXPECT_EQ(plan.mirrorSpace, pinned);
    EXPECT_EQ(needOf(plan), bytes({{pageable, 4 * 32}, {pinned, 3 * (64 + 128)}, {gpu0, 4 * (64 + 128)}}));
}

TEST(CallCopies, NameTheWayBetweenTwoGpus)
{
    const CallPlan plan = matmul(R"("placement": {"a": "gpu:1", "b": "gpu:0", "d": "gpu:1"},
        "execution": {"space": "gpu:0"}, "transfer": {"peer": "staged"})");
    EXPECT_EQ(inWords(plan.copies), "a gpu:1 > gpu:0 64 staged; d gpu:0 > gpu:1 128 staged");
    EXPECT_EQ(plan.copies[0].residence(), gpu1);
    EXPECT_EQ(plan.copies[1].residence(), gpu1);
}

TEST(CallCopies, PrefetchManagedMemoryOrLeaveItToFaults)
{
    const std::string placed = R"("placement": {"a": "managed", "b": "gpu:0", "d": "managed"}, "execution":
        {"space": "gpu:0"}, "transfer": {"managed": ")";
    const CallPlan prefetched = matmul(placed + "prefetch\"}");
    EXPECT_EQ(inWords(prefetched.copies), "a managed > gpu:0 64 prefetch; d gpu:0 > managed 128 prefetch");
    EXPECT_TRUE(prefetched.faults.empty());
    EXPECT_FALSE(prefetched.isMirrored()) << "pages are moved, not copied";
    for (const std::string mode : {"fault", "advise"}) {
        const CallPlan plan = matmul(placed + mode + "\"}");
        EXPECT_TRUE(plan.copies.empty());
        EXPECT_EQ(inWords(plan.faults), "a managed > gpu:0 64 " + mode + "; d gpu:0 > managed 128 " + mode);
        EXPECT_FALSE(plan.copiesIn(Phase::copy_in));
    }
}

TEST(CallCopies, GoIntoPlannedBuffersEvenWhereTheOperandIsReached)
{
    const CallPlan plan = matmul(R"("placement": {"a": "gpu:0", "b": "managed", "d": "gpu:0"},
        "execution": {"space": "gpu:0"}, "transfer": {"managed": "fault"},
        "call": {"form": "stateful", "operands": "in_place"})");
    EXPECT_EQ(inWords(plan.copies), "a gpu:0 > gpu:0 64; b managed > gpu:0 32 fault");
    EXPECT_TRUE(plan.faults.empty());
    EXPECT_FALSE(plan.copiesIn(Phase::copy_out));
}

TEST(CallCopies, TakeAnInPlaceTransformBothWays)
{
    const CallPlan plan = fft(
        R"("shape": [8], "in_place": true)", R"("placement": {"in": "host_pinned"}, "execution": {"space": "gpu:0"})");
    EXPECT_EQ(inWords(plan.copies), "in host_pinned > gpu:0 64; in gpu:0 > host_pinned 64");
}

TEST(CallPlan, SaysWhereEachOperandLivesAndWhereItIsWorkedOn)
{
    const CallPlan plan = matmul(R"("placement": {"a": "host_pinned", "b": "managed", "d": "gpu:1"},
        "execution": {"space": "gpu:1"})");
    EXPECT_EQ(plan.executionSpace, (ExecutionSpace{ExecutionSpace::Kind::gpu, 1}));
    EXPECT_EQ(plan.mirrorSpace, gpu1);
    ASSERT_EQ(plan.operands.size(), 3U);
    const auto expect = [&](std::size_t i, const MemorySpace& residence, bool reached, bool mirrored) {
        EXPECT_EQ(plan.operands[i].residence, residence) << i;
        EXPECT_EQ(plan.operands[i].reached, reached) << i;
        EXPECT_EQ(plan.operands[i].mirrored, mirrored) << i;
    };
    expect(0, pinned, false, true);
    expect(1, managed, true, false);
    expect(2, gpu1, true, false);
}

TEST(CallPlan, BuffersTheInputsOfStatefulCallsThatAreUpdatedInPlace)
{
    const std::string onGpu = R"("placement": {"a": "gpu:0", "b": "gpu:0", "d": "gpu:0"},
        "execution": {"space": "gpu:0"}, "call": {"operands": "in_place", "form": ")";
    const CallPlan stateful = matmul(onGpu + "stateful\"}");
    EXPECT_TRUE(stateful.buffered);
    EXPECT_TRUE(stateful.operands[0].mirrored);
    EXPECT_TRUE(stateful.operands[1].mirrored);
    EXPECT_FALSE(stateful.operands[2].mirrored) << "D is no input";
    const CallPlan stateless = matmul(onGpu + "stateless\"}");
    EXPECT_FALSE(stateless.buffered) << "stateless calls have no planned buffers";
    EXPECT_FALSE(stateless.isMirrored());
    EXPECT_TRUE(stateless.copies.empty());
}

TEST(CallPlan, GivesEachCallOfASequenceItsElement)
{
    const std::string batch = R"("execution": {"space": "gpu:0"}, "call": {"batching": )";
    const CallPlan dimension = matmul(batch + R"("dimension"})", R"("batch": 10)");
    EXPECT_EQ(dimension.elements, 1);
    EXPECT_EQ(dimension.operands[0].operand.bytes, 640);
    EXPECT_EQ(dimension.operands[0].step, 0);
    const CallPlan sequence = matmul(batch + R"("sequence"})", R"("batch": 10)");
    EXPECT_EQ(sequence.elements, 10);
    EXPECT_EQ(sequence.inFlight, 1);
    EXPECT_EQ(sequence.operands[0].operand.bytes, 64);
    EXPECT_EQ(sequence.operands[0].whole.bytes, 640);
    EXPECT_EQ(sequence.operands[0].step, 64);
    EXPECT_EQ(sequence.copies[0].bytes, 64);
    EXPECT_EQ(matmul(batch + R"("overlapped"})", R"("batch": 10)").inFlight, 3);
    EXPECT_EQ(matmul(batch + R"("overlapped"})", R"("batch": 2)").inFlight, 2) << "no more than there are calls";
}

TEST(CallPlan, CountsOperandsAndTheirMirrors)
{
    EXPECT_EQ(needOf(large(R"("execution": {"space": "gpu:0"})")), bytes({{pageable, 224000000}, {gpu0, 224000000}}));
    EXPECT_EQ(needOf(large(R"("execution": {"space": "gpu:1"}, "placement": {"a": "gpu:1", "b": "gpu:1"})")),
        bytes({{gpu1, 224000000}}));
    EXPECT_EQ(
        needOf(large(
            R"("execution": {"space": "gpu:0"}, "placement": {"a": "host_pinned", "b": "managed", "d": "gpu:1"})")),
        bytes({{pinned, 128000000}, {managed, 32000000}, {gpu0, 128000000 + 64000000}, {gpu1, 64000000}}));
    EXPECT_EQ(needOf(large(R"("execution": {"space": "cpu"}, "placement": {"a": "gpu:0", "b": "host_pinned"})")),
        bytes({{pageable, 128000000 + 64000000}, {pinned, 32000000}, {gpu0, 128000000}}));
}

TEST(CallPlan, CountsBuffersUpdatedInPlaceAsMirrors)
{
    const std::string onGpu = R"("execution": {"space": "gpu:0"}, "placement": {"a": "gpu:0", "b": "gpu:0"}, "call": )";
    EXPECT_EQ(needOf(large(onGpu + R"({"operands": "in_place"})")), bytes({{gpu0, 384000000}})) << "D is no input";
    EXPECT_EQ(needOf(large(onGpu + R"({"form": "stateless", "operands": "in_place"})")), bytes({{gpu0, 224000000}}));
}

TEST(CallPlan, MirrorsOneElementOfASequenceOrThoseInFlight)
{
    const std::string batch = R"("execution": {"space": "gpu:0"}, "call": {"batching": )";
    const auto need = [&](const std::string& batching, int elements) {
        return needOf(matmul(batch + "\"" + batching + "\"}", "\"batch\": " + std::to_string(elements)));
    };
    EXPECT_EQ(need("dimension", 10), bytes({{pageable, 2240}, {gpu0, 2240}}));
    EXPECT_EQ(need("sequence", 10), bytes({{pageable, 2240}, {gpu0, 224}}));
    EXPECT_EQ(need("overlapped", 10), bytes({{pageable, 2240}, {gpu0, 3 * 224}}));
    EXPECT_EQ(need("overlapped", 2), bytes({{pageable, 448}, {gpu0, 2 * 224}}));
}

TEST(CallPlan, RoundsEveryOperandUpToItsAlignment)
{
    const CallPlan plan = matmul(R"("execution": {"space": "gpu:0"}, "placement": {"a": "gpu:0"})");
    EXPECT_EQ(plan.memory(2, setAlignment), bytes({{pageable, 2 * 2 * 256}, {gpu0, 2 * 256 + 2 * 256}}));
}

TEST(CallPlan, MoreBytesThanAnythingHasDoNotOverflow)
{
    const CallPlan plan = large(R"("execution": {"space": "gpu:0"})");
    EXPECT_EQ(plan.memory(INT64_MAX).of(gpu0), 224000000) << "one mirror, however many sets";
    EXPECT_GT(plan.memory(INT64_MAX).of(pageable), std::int64_t{1} << 58);
}

TEST(CallPlan, CallsThatOverwriteTheirInputNeedAnOperandSetEach)
{
    const auto sets = [](const std::string& problem, const std::string& more) {
        return fft("\"shape\": [16], " + problem, more).sets;
    };
    const std::string inPlace = R"("in_place": true)";
    const std::string c2r = R"("transform": "c2r")";
    EXPECT_EQ(sets(inPlace, R"("call": {"count": 7})"), 7);
    EXPECT_EQ(
        needOf(fft(R"("shape": [16], "in_place": true)", R"("call": {"count": 7})")), bytes({{pageable, 7 * 128}}));
    EXPECT_EQ(sets(inPlace, R"("call": {"count": 7, "operands": "in_place"})"), 1)
        << "the planned buffer is overwritten";
    EXPECT_EQ(sets(inPlace, R"("call": {"count": 7}, "execution": {"space": "gpu:0"})"), 7)
        << "the result is copied back over the input";
    EXPECT_EQ(sets(c2r, R"("call": {"count": 7})"), 1) << "FFTW keeps it";
    EXPECT_EQ(fft(R"("shape": [4, 4], "transform": "c2r")", R"("call": {"count": 7})").sets, 7);
    EXPECT_EQ(sets(c2r, R"("call": {"count": 7}, "placement": {"in": "gpu:0"})"), 7) << "cuFFT does not";
    EXPECT_EQ(sets(c2r, R"("call": {"count": 7}, "execution": {"space": "gpu:0"})"), 1) << "its copy is overwritten";
    EXPECT_EQ(sets("\"batch\": 7, " + inPlace, R"("call": {"batching": "sequence"})"), 1) << "each has its element";
    EXPECT_EQ(sets(R"("batch": 1)", R"("call": {"count": 7}, "placement": {"in": "managed"})"), 7) << "pages move";
    EXPECT_EQ(sets(R"("batch": 1)", R"("call": {"count": 7})"), 1);
    EXPECT_EQ(sets(inPlace, R"("call": {"count": 7}, "measure": {"cache": "hot"})"), 1) << "the same set each time";
}

TEST(CallPlan, OfExecutionsAloneHasNoBuffersAndTwoSets)
{
    Experiment point = resolved(fftText(R"("shape": [16], "in_place": true)",
        R"("placement": {"in": "gpu:0"}, "execution": {"space": "gpu:0"}, "call": {"operands": "in_place", "count": 7})"));
    EXPECT_TRUE(planOf(point).isMirrored());
    EXPECT_FALSE(executionPlanOf(point).isMirrored());
    EXPECT_EQ(executionPlanOf(point).sets, 2) << "its input is put back after each";
    point.measure.cache = CacheState::hot;
    EXPECT_EQ(executionPlanOf(point).sets, 1);
}

/// Caches of 1000 bytes everywhere, so that 3000 bytes make a space cold, and memory without end.
SetsRoom roomy()
{
    return {[](const MemorySpace&) { return std::int64_t{1000}; },
        [](const MemorySpace&) { return std::optional<std::int64_t>(); },
        [](const MemorySpace&) {
            return std::optional<std::int64_t>();
        }};
}

TEST(ColdSets, RotateUntilThreeTimesTheCacheHasGoneBy)
{
    const CallPlan plan = withColdSets(matmul(R"("execution": {"space": "cpu"})"), roomy());
    EXPECT_EQ(plan.sets, 4) << "three operands of 256 bytes are a set: 3000 / 768, and one";
    EXPECT_TRUE(plan.coldByRotation);
}

TEST(ColdSets, AreEnoughForTheSpaceWithTheFewestBytes)
{
    const CallPlan plan
        = withColdSets(matmul(R"("placement": {"a": "gpu:0"}, "execution": {"space": "gpu:0"})"), roomy());
    EXPECT_EQ(plan.sets, 12) << "A alone is 256 bytes of the GPU's memory a set";
    EXPECT_TRUE(plan.coldByRotation);
}

TEST(ColdSets, AreOneWhereASetIsLargerThanTheCaches)
{
    const CallPlan plan = withColdSets(large(R"("execution": {"space": "cpu"})"), roomy());
    EXPECT_EQ(plan.sets, 1);
    EXPECT_TRUE(plan.coldByRotation);
}

TEST(ColdSets, AreNotMadeForHotCalls)
{
    const CallPlan plan
        = withColdSets(matmul(R"("execution": {"space": "cpu"}, "measure": {"cache": "hot"})"), roomy());
    EXPECT_EQ(plan.sets, 1);
}

TEST(ColdSets, TakeHalfOfWhatIsThereAndAreFlushedWhereThatIsTooFew)
{
    SetsRoom room = roomy();
    room.available = [](const MemorySpace&) {
        return std::optional<std::int64_t>(2 * 2 * 768);
    };
    const CallPlan plan = withColdSets(matmul(R"("execution": {"space": "cpu"})"), room);
    EXPECT_EQ(plan.sets, 2) << "halved from 4";
    EXPECT_FALSE(plan.coldByRotation);
}

TEST(ColdSets, StayWithinTheLimitWithTheirMirrors)
{
    const CallPlan plan = matmul(R"("placement": {"a": "gpu:0"}, "execution": {"space": "gpu:0"})");
    SetsRoom room = roomy();
    const auto limitedTo = [&](std::int64_t limit) {
        room.allowed = [limit](const MemorySpace& space) {
            return space.kind == Kind::gpu ? std::optional(limit) : std::nullopt;
        };
        return withColdSets(plan, room).sets;
    };
    EXPECT_EQ(limitedTo(12 * 256 + 2 * 256), 12);
    EXPECT_EQ(limitedTo(12 * 256 + 2 * 256 - 1), 6);
}

TEST(ColdSets, AreNoFewerThanTheCallsNeed)
{
    const CallPlan plan = withColdSets(
        fft(R"("shape": [16], "in_place": true)", R"("call": {"count": 70}, "execution": {"space": "cpu"})"), roomy());
    EXPECT_EQ(plan.sets, 70);
}

TEST(ColdSets, AreAtMost4096)
{
    SetsRoom room = roomy();
    room.cacheBytes = [](const MemorySpace&) {
        return std::int64_t{1} << 40;
    };
    const CallPlan plan = withColdSets(matmul(R"("execution": {"space": "cpu"})"), room);
    EXPECT_EQ(plan.sets, maximumSets);
    EXPECT_FALSE(plan.coldByRotation);
}

TEST(Shortages, NameEverySpaceThatHasLessThanIsNeeded)
{
    const MemoryBySpace needed = bytes({{gpu1, 30}, {pageable, 10}, {gpu0, 20}, {managed, 40}});
    EXPECT_EQ(needed.of(Kind::gpu), 50);
    EXPECT_EQ(needed.of(pinned), 0);
    const auto shortages = shortagesOf(needed,
        [](const MemorySpace& space) { return space == managed ? std::nullopt : std::optional<std::int64_t>(20); });
    ASSERT_EQ(shortages.size(), 1U) << "20 bytes are enough for 20, and what is not known is enough";
    EXPECT_EQ(shortages[0].space, gpu1);
    EXPECT_EQ(shortages[0].needed, 30);
    EXPECT_EQ(shortages[0].available, 20);
}

/// Whatever the experiment: what the parts of a plan say of an operand is one and the same.
TEST(CallPlan, ItsPartsAgree)
{
    test::RandomExperiments random(11);
    for (int i = 0; i < 2000; ++i) {
        Experiment point = random.next();
        resolve(point, {2, 16});
        const CallPlan plan = planOf(point);
        for (const PlannedOperand& planned : plan.operands) {
            const auto moves = [&](const std::vector<CallCopy>& list, Phase phase) {
                return std::ranges::count_if(list, [&](const CallCopy& copy) {
                    return copy.operand == planned.operand.id && copy.phase == phase
                        && copy.residence() == planned.residence && copy.bytes == planned.operand.bytes;
                });
            };
            const bool isManaged = planned.residence.kind == Kind::managed;
            ASSERT_TRUE(planned.reached || planned.mirrored);
            ASSERT_EQ(moves(plan.copies, Phase::copy_in) + moves(plan.faults, Phase::copy_in),
                planned.isInput() && (planned.mirrored || isManaged) ? 1 : 0);
            ASSERT_EQ(moves(plan.copies, Phase::copy_out) + moves(plan.faults, Phase::copy_out),
                planned.isResult() && (!planned.reached || isManaged) ? 1 : 0);
            ASSERT_LE(planned.step * (plan.elements - 1) + planned.operand.bytes, planned.whole.bytes);
        }
        ASSERT_LE(plan.sets, std::max<std::int64_t>(1, point.call.count));
        ASSERT_LE(plan.inFlight, mostCallsInFlight);
    }
}

} // namespace
} // namespace phasebench::call_plan_test
