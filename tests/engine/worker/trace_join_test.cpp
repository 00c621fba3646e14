// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/trace_join.h"
#include "engine/worker/trace_remarks.h"

#include <gtest/gtest.h>

namespace phasebench::trace_join_test {
namespace {

/// Hands out what the test put in; scopes are opened by the recorder.
struct ScriptedTracer : Tracer {
    TimingSource source() const override { return TimingSource::cupti; }
    void begin(std::uint64_t scope, Stream) override { last = scope; }
    void end(Stream) override { }
    Trace collect() override { return trace; }
    Trace trace;
    std::uint64_t last = 0;
};

TraceRecord record(std::uint64_t scope, double start, double end)
{
    TraceRecord r;
    r.scope = scope;
    r.start = start;
    r.end = end;
    return r;
}

TEST(UnionLength, countsOverlapOnce)
{
    EXPECT_DOUBLE_EQ(unionLength({{0, 10}, {5, 12}, {20, 21}}), 13.0);
    EXPECT_DOUBLE_EQ(unionLength({{0, 10}, {2, 3}}), 10.0);
    EXPECT_DOUBLE_EQ(unionLength({}), 0.0);
}

TEST(TraceJoin, attributesRecordsToPhasesAndCopies)
{
    Memory memory(ExecutionSpace{}, nullptr);
    ScriptedTracer tracer;
    ScopeRecorder recorder(memory, tracer);
    std::uint64_t kernelScope = 0;
    std::uint64_t copyScope = 0;
    for (int sequence = 0; sequence < 2; ++sequence) {
        recorder.phase(Phase::copy_in, {}, [&] {
            recorder.copy(Phase::copy_in, MatmulOperand::b, {}, [] {});
            copyScope = tracer.last;
        });
        recorder.phase(Phase::execution, {}, [] {});
        kernelScope = tracer.last;
        tracer.trace.records.push_back(record(copyScope, 100.0 * sequence, 100.0 * sequence + 7));
        tracer.trace.records.push_back(record(kernelScope, 100.0 * sequence + 10, 100.0 * sequence + 12));
        tracer.trace.records.push_back(record(kernelScope, 100.0 * sequence + 11, 100.0 * sequence + 15));
        recorder.nextSequence();
    }
    tracer.trace.records.push_back(record(0, 500, 600));
    tracer.trace.records.push_back(record(untimedScope, 500, 600));

    const JoinedTrace joined = join(tracer.trace, recorder);
    ASSERT_EQ(joined.sequences.size(), 2u);
    EXPECT_EQ(joined.unattributed, 1) << "an orphan is counted, work between the calls is none";
    for (const TracedSequence& sequence : joined.sequences) {
        EXPECT_DOUBLE_EQ(sequence.phases[static_cast<std::size_t>(Phase::execution)].value(), 5.0);
        EXPECT_DOUBLE_EQ(sequence.phases[static_cast<std::size_t>(Phase::copy_in)].value(), 7.0);
        EXPECT_FALSE(sequence.phases[static_cast<std::size_t>(Phase::copy_out)].has_value());
        EXPECT_EQ(sequence.copies.at({Phase::copy_in, MatmulOperand::b}), std::vector<double>{7.0});
    }
}

TEST(TraceRemarks, SayEachOnceWithItsSum)
{
    Trace round;
    round.dropped = 3;
    round.withoutTimes = 1;
    round.records = {record(0, 1, 2), record(7, 2, 3)};
    round.overheads["Lazy function loading"] = {2, 1500};
    round.remarks = {"CUPTI does not record JIT here."};
    TraceRemarks remarks;
    EXPECT_TRUE(remarks.lines().empty());
    remarks.add(round);
    remarks.add(round);
    std::vector<std::string> texts;
    for (const LogLine& line : remarks.lines())
        texts.push_back(line.text);
    EXPECT_EQ(texts,
        (std::vector<std::string>{"CUPTI does not record JIT here.", "CUPTI dropped 4 records.",
            "CUPTI gave no usable times for 2 records, left out here.",
            "The GPU did work that belongs to no phase: 2 records.",
            "Lazy function loading took 3.000 ms in 4 pieces."}));
}

} // namespace
} // namespace phasebench::trace_join_test
