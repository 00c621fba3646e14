// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/results_file.h"
#include "tests/engine/runner/engine_fixture.h"

namespace phasebench::faults_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// The second of three points meets a fault; the others must be measured and in the file.
class WorkerFaults : public EngineFixture {
protected:
    void measureWithFault(json rule)
    {
        rule["kind"] = rule.value("kind", "measure");
        rule["when"] = {{"/problem/k", 2}};
        start(json::array({rule}));
        measure(threePoints(), folder / "results.phasebench");
        ASSERT_EQ(listener.finished.size(), 3U);
        EXPECT_EQ(run(0).status, RunStatus::completed) << run(0).message;
        EXPECT_EQ(run(2).status, RunStatus::completed) << run(2).message;
        EXPECT_EQ(listener.jobs.begin()->second, "");
        const ResultsFile file(folder / "results.phasebench", ResultsFile::Mode::read);
        const std::vector<Run> runs = file.runs();
        ASSERT_EQ(runs.size(), 3U);
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_EQ(runs[i].status, run(i).status);
            EXPECT_EQ(runs[i].message, run(i).message);
            EXPECT_EQ(runs[i].id, run(i).id);
        }
    }
};

TEST_F(WorkerFaults, KilledInTheMiddle)
{
    measureWithFault({{"fault", "sigkill"}, {"seconds", 0.1}, {"error", "the last words"}});
    EXPECT_EQ(run(1).status, RunStatus::failed);
    EXPECT_THAT(run(1).message, HasSubstr("was killed by SIGKILL"));
    EXPECT_THAT(run(1).message, HasSubstr("the last words"));
}

/// As OpenBLAS and C++ threads end a process that gets no thread.
TEST_F(WorkerFaults, WithoutThreadsSaysWhatLimitsThem)
{
    measureWithFault({{"fault", "exit"}, {"error", "pthread_create: Resource temporarily unavailable\nRLIMIT 9\n"}});
    EXPECT_THAT(run(1).message, testing::EndsWith("raise their limit (ulimit -u, or pids.max of the container)."));
}

TEST_F(WorkerFaults, EndedByItself)
{
    measureWithFault({{"fault", "exit"}, {"exit_code", 7}, {"error", "first\nsecond\n\n"}});
    EXPECT_THAT(run(1).message, HasSubstr("ended with exit code 7. Its last line: second"));
}

TEST_F(WorkerFaults, Hanging)
{
    programs.patience = 0.5;
    measureWithFault({{"fault", "hang"}});
    EXPECT_EQ(run(1).status, RunStatus::failed);
    EXPECT_THAT(run(1).message, HasSubstr("no sign of life for 0.5 seconds"));
}

TEST_F(WorkerFaults, SlowButAlive)
{
    programs.patience = 1.0;
    measureWithFault({{"seconds", 2.0}});
    EXPECT_EQ(run(1).status, RunStatus::completed) << run(1).message;
}

TEST_F(WorkerFaults, WritingRubbish)
{
    measureWithFault({{"fault", "rubbish"}});
    EXPECT_EQ(run(1).status, RunStatus::failed);
    EXPECT_THAT(run(1).message, HasSubstr("wrote what is no message"));
}

TEST_F(WorkerFaults, ClosingItsOutput)
{
    measureWithFault({{"fault", "close_output"}});
    EXPECT_EQ(run(1).status, RunStatus::failed);
    EXPECT_THAT(run(1).message, HasSubstr("closed its output"));
}

TEST_F(WorkerFaults, Failing)
{
    measureWithFault({{"run", {{"status", "failed"}, {"message", "The result is wrong."}}}});
    EXPECT_EQ(run(1).status, RunStatus::failed);
    EXPECT_EQ(run(1).message, "The result is wrong.");
    EXPECT_EQ(run(1).call->figure.median, 140);
}

TEST_F(WorkerFaults, Poisoned)
{
    measureWithFault({{"run", {{"status", "failed"}, {"message", "An illegal address."}}}, {"poisoned", true}});
    EXPECT_EQ(run(1).message, "An illegal address.");
    std::vector<json> pids;
    for (const json& entry : journal())
        if (entry["kind"] == "measure")
            pids.push_back(entry["pid"]);
    ASSERT_EQ(pids.size(), 3U);
    const auto poisoned = std::ranges::find(listener.started, 1U, &RecordingListener::Started::point);
    const auto at = static_cast<std::size_t>(poisoned - listener.started.begin());
    for (std::size_t i = 1; i < 3; ++i)
        EXPECT_EQ(pids[i - 1] == pids[i], i - 1 != at) << "A poisoned process is replaced, no other is.";
}

TEST_F(WorkerFaults, Refusing)
{
    measureWithFault({{"run", {{"status", "unsupported"}, {"message", "Not this one."}}},
        {"fixes", json::array({{{"key", "problem.k"}, {"value", "4"}}})}});
    EXPECT_EQ(run(1).status, RunStatus::unsupported);
    EXPECT_EQ(run(1).message, "Not this one.");
    ASSERT_EQ(listener.refusals.size(), 1U);
    EXPECT_EQ(listener.refusals[0].sentence, "Not this one.");
    EXPECT_EQ(listener.refusals[0].fixes, (std::vector<SuggestedFix>{{"problem.k", "4"}}));
}

TEST_F(WorkerFaults, InTheFirstUse)
{
    script["machine"]["gpus"] = json::array();
    start(json::array({{{"kind", "first_use"}, {"fault", "sigkill"}}}));
    measure({{"measure", {{"first_use", true}}}});
    EXPECT_EQ(run(0).status, RunStatus::failed);
    measure();
    EXPECT_EQ(run(1).status, RunStatus::completed);
}

struct CallFormFault {
    std::string name;
    json call;
    bool gpu = false;
};

/// A worker that dies in the middle of one call form; the next point is measured all the same.
class CallFormFaults : public EngineFixture, public testing::WithParamInterface<CallFormFault> { };

TEST_P(CallFormFaults, LoseOnlyTheirPoint)
{
    json changes = threePoints();
    changes["problem"] = {{"batch", 6}};
    changes["call"] = GetParam().call;
    if (GetParam().gpu) {
        changes.merge_patch(onGpu());
        changes["placement"] = {{"a", "host_pinned"}, {"b", "host_pinned"}, {"d", "host_pinned"}};
    }
    for (const char* kind : {"measure", "trace"}) {
        if (kind == std::string("trace") && !GetParam().gpu)
            continue; // nothing is traced on the CPU
        listener.finished.clear();
        listener.jobs.clear(); // a new engine counts its jobs anew
        start(json::array({{{"kind", kind}, {"when", {{"/problem/k", 2}}}, {"fault", "sigkill"}, {"seconds", 0.1}}}));
        measure(changes);
        ASSERT_EQ(listener.finished.size(), 3U);
        EXPECT_EQ(run(0).status, RunStatus::completed) << run(0).message;
        EXPECT_EQ(run(2).status, RunStatus::completed) << run(2).message;
        if (kind == std::string("measure")) {
            EXPECT_EQ(run(1).status, RunStatus::failed);
            EXPECT_THAT(run(1).message, HasSubstr("was killed by SIGKILL"));
        } else {
            EXPECT_EQ(run(1).status, RunStatus::completed);
            EXPECT_THAT(run(1).timing_reason, HasSubstr("was killed by SIGKILL"));
        }
        engine.reset();
    }
}

INSTANTIATE_TEST_SUITE_P(All, CallFormFaults,
    testing::Values(CallFormFault{"cpu_stateless_sequence", {{"form", "stateless"}, {"batching", "sequence"}}},
        CallFormFault{"cpu_stateful_sequence", {{"batching", "sequence"}}},
        CallFormFault{"cpu_sequence_in_place", {{"batching", "sequence"}, {"operands", "in_place"}}},
        CallFormFault{"cpu_dimension", {{"batching", "dimension"}}},
        CallFormFault{"gpu_stateless_sequence", {{"form", "stateless"}, {"batching", "sequence"}}, true},
        CallFormFault{"gpu_stateful_sequence", {{"batching", "sequence"}}, true},
        CallFormFault{"gpu_sequence_in_place", {{"batching", "sequence"}, {"operands", "in_place"}}, true},
        CallFormFault{"gpu_overlapped", {{"batching", "overlapped"}}, true},
        CallFormFault{"gpu_overlapped_in_place", {{"batching", "overlapped"}, {"operands", "in_place"}}, true}),
    [](const auto& fault) { return fault.param.name; });

class Machines : public EngineFixture {
protected:
    const Machine& describe()
    {
        engine->describeMachine();
        listener.waitFor([&] { return !listener.machines.empty(); });
        return listener.machines.back();
    }
};

TEST_F(Machines, AreThisComputerAndWhatTheWorkersSay)
{
    script["machine"]["libraries"] = {{"openblas", "0.3.21"}};
    start();
    const Machine& machine = describe();
    ASSERT_EQ(machine.gpus.size(), 1U);
    EXPECT_EQ(machine.gpus[0].name, "A GPU");
    EXPECT_EQ(machine.libraries.at("openblas"), "0.3.21");
    EXPECT_EQ(machine.cuda_reason, "");
    EXPECT_FALSE(machine.host.empty());
}

TEST_F(Machines, AreDescribedOnce)
{
    start();
    describe();
    engine->describeMachine();
    listener.waitFor([&] { return listener.machines.size() == 2; });
    EXPECT_EQ(journal().size(), 2U);
}

TEST_F(Machines, WithoutACudaWorkerSayWhy)
{
    programs.cuda.clear();
    programs.cudaReason = "This build has none.";
    start();
    EXPECT_EQ(describe().cuda_reason, "This build has none.");
    measure(onGpu());
    EXPECT_EQ(run(0).status, RunStatus::unsupported);
    EXPECT_THAT(run(0).message, HasSubstr("This build has none."));
    ASSERT_EQ(listener.refusals.size(), 1U);
    EXPECT_EQ(listener.refusals[0].fixes, (std::vector<SuggestedFix>{{"execution.space", "\"cpu\""}}));
}

TEST_F(Machines, WithACudaWorkerThatCannotStartSayWhy)
{
    programs.cuda = {(folder / "no-such-program").string()};
    start();
    EXPECT_THAT(describe().cuda_reason, HasSubstr("no-such-program cannot be started: No such file or directory."));
}

TEST_F(Machines, WithACudaWorkerThatMissesALibrarySayWhy)
{
    const json rule
        = {{"kind", "describe"}, {"fault", "exit"}, {"exit_code", 127}, {"error", "libcublasLt.so.13: missing"}};
    script["cuda"] = {{"rules", json::array({rule})}};
    script["cpu"] = {{"machine", script["machine"]}};
    script["cpu"]["machine"]["gpus"] = json::array();
    start();
    EXPECT_THAT(describe().cuda_reason, HasSubstr("libcublasLt.so.13: missing"));
    measure({{"execution", {{"space", nullptr}}}});
    EXPECT_EQ(run(0).status, RunStatus::completed) << "The CPU works all the same.";
}

TEST_F(Machines, WithACudaWorkerOfAnotherVersionSayWhy)
{
    script["cuda"] = {{"protocol", 99}};
    script["cpu"] = {{"machine", script["machine"]}};
    start();
    EXPECT_THAT(describe().cuda_reason, HasSubstr("install the programs of one version"));
}

TEST_F(Machines, WithACudaWorkerThatHangsSayWhy)
{
    programs.patience = 0.5;
    script["cuda"] = {{"rules", json::array({{{"kind", "describe"}, {"fault", "hang"}}})}};
    script["cpu"] = {{"machine", script["machine"]}};
    start();
    EXPECT_THAT(describe().cuda_reason, HasSubstr("no sign of life"));
}

TEST_F(Machines, WithoutACpuWorkerFailTheirRuns)
{
    programs.cpu = {(folder / "no-such-program").string()};
    start();
    measure();
    EXPECT_EQ(run(0).status, RunStatus::failed);
    EXPECT_THAT(run(0).message, HasSubstr("cannot be started: No such file or directory."));
}

TEST_F(Machines, WithFewerGpusRefuse)
{
    start();
    measure({{"execution", {{"space", "gpu:3"}, {"threads", nullptr}}}});
    EXPECT_EQ(run(0).status, RunStatus::unsupported);
    EXPECT_THAT(run(0).message, HasSubstr("no GPU 3"));
    EXPECT_TRUE(askedKinds().empty()) << "No worker is asked for what is impossible.";
}

TEST_F(Machines, WithFewerThreadsRefuse)
{
    start();
    measure({{"execution", {{"threads", 5}}}});
    EXPECT_EQ(run(0).status, RunStatus::unsupported);
    EXPECT_THAT(run(0).message, HasSubstr("hardware threads, not 5"));
    EXPECT_EQ(listener.refusals.at(0).fixes, (std::vector<SuggestedFix>{{"execution.threads", "4"}}));
}

TEST_F(Machines, WithLessMemoryRefuse)
{
    start();
    measure({{"problem", {{"m", 100000}, {"k", 100000}}}});
    EXPECT_EQ(run(0).status, RunStatus::unsupported);
    EXPECT_THAT(run(0).message, HasSubstr("host memory"));
    EXPECT_TRUE(askedKinds().empty());
}

TEST_F(Machines, WithAMemoryLimitRefuseWhatDoesNotFitAndSayWhatWould)
{
    start();
    json changes = onGpu();
    changes["problem"] = {{"m", 100}, {"n", 100}, {"k", 100}, {"batch", 100}};
    changes["placement"] = {{"a", "gpu:0"}, {"b", "gpu:0"}, {"d", "gpu:0"}};
    changes["execution"]["memory_limit"] = 1'000'000;
    measure(changes);
    EXPECT_EQ(run(0).status, RunStatus::unsupported);
    EXPECT_THAT(run(0).message, HasSubstr("12 MB on GPU 0, and \"execution.memory_limit\" allows 1 MB"));
    EXPECT_TRUE(askedKinds().empty()) << "Nothing is allocated.";
    const std::vector<SuggestedFix> fixes{{"call.batching", "\"overlapped\""}, {"call.count", "100"},
        {"placement.a", "\"host_pinned\""}, {"placement.b", "\"host_pinned\""}, {"placement.d", "\"host_pinned\""}};
    EXPECT_EQ(listener.refusals.at(0).fixes, fixes);
    for (const SuggestedFix& fix : fixes) {
        json* at = &changes;
        const auto dot = fix.key.find('.');
        (*at)[fix.key.substr(0, dot)][fix.key.substr(dot + 1)] = json::parse(fix.value);
    }
    measure(changes);
    EXPECT_EQ(run(1).status, RunStatus::completed) << run(1).message;
    changes["execution"]["memory_limit"] = 100'000;
    measure(changes);
    EXPECT_EQ(run(2).status, RunStatus::unsupported) << "three buffers of 120 kB are in flight";
}

} // namespace
} // namespace phasebench::faults_test
