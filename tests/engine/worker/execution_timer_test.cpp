// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/execution_timer.h"

#include "tests/support/fake_driver.h"

#include <gmock/gmock.h>
#include <set>

namespace phasebench::execution_timer_test {
namespace {

/// Tells of each scope that it took as many us as its number.
class CountingTracer : public Tracer {
public:
    TimingSource source() const override { return TimingSource::cupti; }
    void begin(std::uint64_t scope, Stream) override { m_open = scope; }
    void end(Stream) override
    {
        if (loses != m_open)
            m_trace.records.push_back({TraceRecord::Kind::kernel, m_open, 1000, 1000 + static_cast<double>(m_open),
                "kernel", 0, nlohmann::json::object()});
        ++scopes;
    }
    Trace collect() override { return std::exchange(m_trace, {}); }

    int scopes = 0;
    std::uint64_t loses = 0; ///< the scope whose record is lost

private:
    std::uint64_t m_open = 0;
    Trace m_trace;
};

/// Computes nothing, and remembers where it was to.
class WatchedPlan : public Plan {
public:
    std::vector<void*> inputs; ///< a's address of each execution
    bool& destroys() { return m_facts.destroysInput; }
    PlanRecord record() const override { return {}; }

private:
    void doEnqueue(const Operands& operands, Stream) override { inputs.push_back(operands.of(MatmulOperand::a)); }
};

struct ExecutionTimerTest : testing::Test {
    test::FakeDriver fake;
    Experiment experiment = [] {
        Experiment e;
        Matmul matmul;
        matmul.m = 8;
        matmul.n = 7;
        matmul.k = 6;
        e.problem.value = matmul;
        for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d})
            e.placement.of(id) = MemorySpace{MemorySpace::Kind::gpu, 0};
        e.execution.space = ExecutionSpace{ExecutionSpace::Kind::gpu, 0};
        e.measure.cache = CacheState::cold;
        return e;
    }();
    Memory memory{ExecutionSpace{ExecutionSpace::Kind::gpu, 0}, fake.driver()};
    CountingTracer tracer;
    WatchedPlan plan;

    int flushes() const { return fake.called("memset"); }
};

TEST_F(ExecutionTimerTest, coldExecutionsTakeTheOperandSetsByTurns)
{
    OperandSets sets(experiment, memory, executionPlanOf(experiment));
    ASSERT_TRUE(sets.plan().coldByRotation);
    ExecutionTimer timer(experiment, memory, sets, &tracer);
    const int before = flushes();
    timer.sample(plan, static_cast<int>(sets.sets()), INFINITY);
    EXPECT_EQ(std::set<void*>(plan.inputs.begin(), plan.inputs.end()).size(), sets.sets());
    timer.sample(plan, 1, INFINITY);
    EXPECT_EQ(plan.inputs.back(), plan.inputs.front()) << "the first one's turn again";
    EXPECT_EQ(flushes(), before);
}

TEST_F(ExecutionTimerTest, whereSetsDoNotSufficeCachesAreFlushedBeforeEachExecution)
{
    experiment.execution.memory_limit = 2000; // two sets, and less than three caches
    OperandSets sets(experiment, memory, executionPlanOf(experiment));
    ASSERT_FALSE(sets.plan().coldByRotation);
    ExecutionTimer timer(experiment, memory, sets, &tracer);
    const int before = flushes();
    timer.sample(plan, 3, INFINITY);
    EXPECT_EQ(flushes(), before + 3);
}

TEST_F(ExecutionTimerTest, hotExecutionsStayWhereTheyAre)
{
    experiment.measure.cache = CacheState::hot;
    OperandSets sets(experiment, memory, executionPlanOf(experiment));
    ExecutionTimer timer(experiment, memory, sets, &tracer);
    timer.sample(plan, 3, INFINITY);
    EXPECT_EQ(std::set<void*>(plan.inputs.begin(), plan.inputs.end()).size(), 1U);
}

TEST_F(ExecutionTimerTest, timesAreTheTracersOfOneExecutionEach)
{
    OperandSets sets(experiment, memory, executionPlanOf(experiment));
    ExecutionTimer timer(experiment, memory, sets, &tracer);
    EXPECT_EQ(timer.source(), TimingSource::cupti);
    EXPECT_EQ(timer.run(plan), 1);
    EXPECT_THAT(timer.sample(plan, 3, INFINITY), testing::ElementsAre(2, 3, 4));
    EXPECT_THAT(timer.sample(plan, 3, 4.5), testing::ElementsAre(5)) << "above what is hopeless";
    EXPECT_EQ(plan.inputs.size(), 5U);
}

TEST_F(ExecutionTimerTest, inASequenceTheFirstExecutionIsNotTimed)
{
    experiment.call.count = 10;
    OperandSets sets(experiment, memory, executionPlanOf(experiment));
    ExecutionTimer timer(experiment, memory, sets, &tracer);
    timer.sample(plan, 3, INFINITY);
    EXPECT_EQ(plan.inputs.size(), 4U);
    EXPECT_EQ(tracer.scopes, 3);
}

TEST_F(ExecutionTimerTest, inputsThatAnExecutionDestroysArePutBack)
{
    plan.destroys() = true;
    OperandSets sets(experiment, memory, executionPlanOf(experiment));
    ExecutionTimer timer(experiment, memory, sets, &tracer);
    const auto copies = [&] {
        return fake.called("HtoD");
    };
    timer.sample(plan, 1, INFINITY);
    const int before = copies();
    timer.sample(plan, 1, INFINITY);
    EXPECT_EQ(copies(), before + 2) << "a and b of the set before";
    EXPECT_NE(plan.inputs[0], plan.inputs[1]) << "and the set that comes now stays cold";
}

TEST_F(ExecutionTimerTest, aLostRecordIsAnErrorAndNoTime)
{
    OperandSets sets(experiment, memory, executionPlanOf(experiment));
    ExecutionTimer timer(experiment, memory, sets, &tracer);
    tracer.loses = 2;
    EXPECT_THROW(timer.sample(plan, 3, INFINITY), BackendError);
    EXPECT_THAT(timer.sample(plan, 2, INFINITY), testing::ElementsAre(4, 5));
}

TEST_F(ExecutionTimerTest, operandsFromHostMemoryAreCopiedBeforeEachExecution)
{
    experiment.placement.of(MatmulOperand::a) = MemorySpace{};
    OperandSets sets(experiment, memory, executionPlanOf(experiment));
    ExecutionTimer timer(experiment, memory, sets, &tracer);
    const int before = fake.called("HtoD");
    timer.sample(plan, 3, INFINITY);
    EXPECT_EQ(fake.called("HtoD"), before + 3);
}

TEST_F(ExecutionTimerTest, aGpuNeedsATracer)
{
    OperandSets sets(experiment, memory, executionPlanOf(experiment));
    EXPECT_THROW(ExecutionTimer(experiment, memory, sets, nullptr), std::logic_error);
}

} // namespace
} // namespace phasebench::execution_timer_test
