// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/timeline_builder.h"

#include "engine/worker/median_keeper.h"
#include "engine/worker/trace_join.h"

#include <gtest/gtest.h>

namespace phasebench::timeline_builder_test {
namespace {

using Kind = TimelineEvent::Kind;

struct QuietTracer : Tracer {
    TimingSource source() const override { return TimingSource::cupti; }
    void begin(std::uint64_t scope, Stream) override { last = scope; }
    void end(Stream) override { }
    Trace collect() override { return {}; }
    std::uint64_t last = 0;
};

TraceRecord record(TraceRecord::Kind kind, std::uint64_t scope, double start, double end, int stream)
{
    TraceRecord r;
    r.kind = kind;
    r.scope = scope;
    r.start = start;
    r.end = end;
    r.name = kind == TraceRecord::Kind::kernel ? "a_kernel" : "copy host to device";
    r.bytes = kind == TraceRecord::Kind::copy ? 4096 : 0;
    r.detail = {{"stream", stream}, {"grid", {4, 2, 1}}, {"block", {128, 1, 1}}, {"registers", 90},
        {"shared_static", 1024}, {"shared_dynamic", 2048}};
    return r;
}

TEST(MedianKeeper, KeepsToTheOneNearestToTheMedian)
{
    MedianKeeper typical;
    double kept = 0;
    for (const double duration : {9.0, 5.0, 1.0, 4.0, 7.0, 5.2, 30.0, 5.1, 4.9})
        if (typical.offer(duration))
            kept = duration;
    EXPECT_NEAR(kept, 5.1, 0.3);
    MedianKeeper one;
    EXPECT_TRUE(one.offer(12)) << "the only one is the typical one";
    EXPECT_FALSE(one.offer(500));
}

TEST(TimelineBuilder, JoinsTheHostsStepsWithTheGpusOfOneSequence)
{
    Memory memory(ExecutionSpace{}, nullptr);
    QuietTracer tracer;
    ScopeRecorder recorder(memory, tracer);
    std::uint64_t copy = 0;
    std::uint64_t kernel = 0;
    for (int sequence = 0; sequence < 2; ++sequence) {
        recorder.call(4, [&] {
            recorder.phase(Phase::copy_in, {}, [&] {
                recorder.copy(Phase::copy_in, MatmulOperand::b, {}, [] {});
                copy = tracer.last;
            });
            recorder.phase(Phase::execution, {}, [] {});
            kernel = tracer.last;
        });
        recorder.nextSequence();
    }
    ASSERT_EQ(recorder.sequences(), 2U);
    const double begin = recorder.spans(1).front().start;
    Trace trace;
    trace.dropped = 3;
    using Record = TraceRecord::Kind;
    trace.records = {record(Record::copy, copy, begin - 2, begin + 5, 13),
        record(Record::kernel, kernel, begin + 6, begin + 9, 7), record(Record::kernel, 1, begin - 500, begin - 490, 7),
        record(Record::memset, 0, begin + 0.0001, begin + 1, 7), record(Record::memset, 0, begin - 900, begin - 800, 7),
        record(Record::kernel, untimedScope, begin, begin + 1, 7)};
    TimelineBuilder builder;
    builder.add(trace, recorder, 1);
    std::int64_t cut = 0;
    const Timeline timeline = builder.take(cut);
    EXPECT_EQ(cut, 0);
    EXPECT_EQ(timeline.dropped, 3);

    std::map<Kind, std::vector<TimelineEvent>> byKind;
    for (const TimelineEvent& event : timeline.events) {
        EXPECT_GE(event.start, 0);
        byKind[event.kind].push_back(event);
    }
    EXPECT_EQ(byKind[Kind::call].size(), 1U);
    EXPECT_EQ(byKind[Kind::phase].size(), 2U);
    ASSERT_EQ(byKind[Kind::copy].size(), 1U);
    ASSERT_EQ(byKind[Kind::kernel].size(), 1U) << "only this sequence's, and none between the sequences";
    const TimelineEvent& k = byKind[Kind::kernel].front();
    EXPECT_EQ(k.phase, Phase::execution);
    EXPECT_EQ(k.index, 4);
    EXPECT_EQ(k.grid, (std::array<std::int32_t, 3>{4, 2, 1}));
    EXPECT_EQ(k.registers, 90);
    EXPECT_EQ(k.shared_memory, 3072);
    EXPECT_EQ(nameOf(timeline, k), "a_kernel");
    const TimelineEvent& c = byKind[Kind::copy].front();
    EXPECT_EQ(c.bytes, 4096);
    EXPECT_EQ(c.start, 0) << "the GPU's clock was a little ahead of the host's";
    EXPECT_EQ(nameOf(timeline, c), "copy host to device (b)");
    EXPECT_NE(c.stream, k.stream);
    EXPECT_GT(c.stream, 0);
    if (begin + 0.0001 <= recorder.spans(1).back().end) {
        ASSERT_EQ(byKind[Kind::set].size(), 1U) << "an orphan is shown";
        EXPECT_FALSE(byKind[Kind::set].front().phase);
        EXPECT_EQ(timeline.unattributed, 1);
    }
}

TEST(TimelineBuilder, CutsWhatIsTooLongAndSaysHowMuch)
{
    std::vector<Span> spans;
    for (int i = 0; i < 100'007; ++i)
        spans.push_back({Phase::execution, i, 10.0 * i, 10.0 * i + 4});
    TimelineBuilder builder;
    builder.add(spans);
    std::int64_t cut = 5;
    const Timeline timeline = builder.take(cut);
    EXPECT_EQ(timeline.events.size(), 100'000U);
    EXPECT_EQ(cut, 12);
    EXPECT_EQ(timeline.names, (std::vector<std::string>{"execution"}));
}

} // namespace
} // namespace phasebench::timeline_builder_test
