// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/results_file.h"
#include "tests/engine/runner/engine_fixture.h"

#include <set>

namespace phasebench::points_test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

class Points : public EngineFixture { };

const PhaseFigures* phaseOf(const Run& run, Phase phase)
{
    for (const PhaseFigures& figures : run.phases)
        if (figures.phase == phase)
            return &figures;
    return nullptr;
}

TEST_F(Points, OnTheCpuAreMeasuredInOneWorker)
{
    start();
    measure();
    ASSERT_EQ(listener.finished.size(), 1U);
    const Run& run = this->run(0);
    EXPECT_EQ(run.status, RunStatus::completed) << run.message;
    EXPECT_EQ(run.id, 1);
    EXPECT_EQ(run.title, "A test");
    EXPECT_EQ(run.backend, "openblas");
    EXPECT_EQ(run.timing_source, TimingSource::host);
    EXPECT_EQ(run.timing_reason, "");
    ASSERT_TRUE(run.call);
    EXPECT_EQ(run.call->figure.median, 140);
    EXPECT_EQ(run.call->stop, StopReason::noise);
    ASSERT_TRUE(phaseOf(run, Phase::execution));
    EXPECT_TRUE(phaseOf(run, Phase::execution)->host);
    EXPECT_FALSE(phaseOf(run, Phase::execution)->gpu);
    EXPECT_FALSE(phaseOf(run, Phase::execution)->first);
    EXPECT_EQ(run.work.flop, 2 * 8 * 8 * 8);
    EXPECT_TRUE(run.date.ends_with("Z"));
    EXPECT_EQ(run.log.size(), 1U);
    EXPECT_THAT(askedKinds(), ElementsAre("measure"));
}

TEST_F(Points, WithFirstUseBeginInAFreshProcessThatStaysWarm)
{
    start();
    measure({{"measure", {{"first_use", true}}}});
    measure({{"measure", {{"first_use", true}}}});
    const Run& run = this->run(0);
    ASSERT_TRUE(phaseOf(run, Phase::specification));
    EXPECT_EQ(phaseOf(run, Phase::specification)->first, 5000.0);
    EXPECT_TRUE(phaseOf(run, Phase::specification)->host);
    EXPECT_THAT(askedKinds(),
        ElementsAre(
            "first_use", "measure", "first_use", "first_use", "first_use", "measure", "first_use", "first_use"));
    std::vector<json> tasks;
    for (const json& entry : journal())
        if (entry.at("kind") != "describe")
            tasks.push_back(entry);
    EXPECT_EQ(tasks[0]["pid"], tasks[1]["pid"]);
    EXPECT_EQ(tasks[4]["pid"], tasks[5]["pid"]);
    std::set<json> processes;
    for (const json& task : tasks)
        processes.insert(task["pid"]);
    EXPECT_EQ(processes.size(), 6U) << "three fresh ones a point";
    for (const json& entry : journal()) {
        if (entry.at("kind") == "first_use")
            break;
        EXPECT_NE(entry["pid"], tasks[0]["pid"]) << "A process that did something before is not fresh.";
    }
}

TEST_F(Points, WithoutFirstUseShareTheWarmWorker)
{
    start();
    measure(threePoints());
    ASSERT_EQ(listener.finished.size(), 3U);
    const auto entries = journal();
    json pid;
    for (const json& entry : entries)
        if (entry.at("kind") == "measure") {
            EXPECT_TRUE(pid.is_null() || pid == entry["pid"]);
            pid = entry["pid"];
        }
}

TEST_F(Points, OnAGpuAreTracedInAnotherProcess)
{
    start();
    measure(onGpu());
    const Run& run = this->run(0);
    EXPECT_EQ(run.status, RunStatus::completed) << run.message;
    EXPECT_EQ(run.backend, "cublaslt");
    EXPECT_EQ(run.timing_source, TimingSource::cupti);
    const PhaseFigures* execution = phaseOf(run, Phase::execution);
    ASSERT_TRUE(execution);
    ASSERT_TRUE(execution->host && execution->gpu);
    EXPECT_EQ(execution->host->median, 100);
    EXPECT_EQ(execution->gpu->median, 91);
    ASSERT_EQ(run.transfers.size(), 2U);
    EXPECT_EQ(run.transfers[0].figure.median, 41);
    EXPECT_EQ(run.configuration.at("kernels").at(0), "a_kernel");
    EXPECT_EQ(run.configuration.at("algorithm"), 7);

    const auto entries = journal();
    const auto& measured
        = *std::find_if(entries.begin(), entries.end(), [](auto& e) { return e["kind"] == "measure"; });
    const auto& traced = *std::find_if(entries.begin(), entries.end(), [](auto& e) { return e["kind"] == "trace"; });
    EXPECT_NE(measured["pid"], traced["pid"]);
    EXPECT_EQ(traced["program"], "fake-cuda");
    EXPECT_EQ(traced["work"]["configuration"], json({{"algorithm", 7}})) << "The trace runs what measuring chose.";
    EXPECT_EQ(measured["work"]["configuration"], json::object());
}

TEST_F(Points, OnTheCpuWithOperandsOnAGpuAreTracedByTheCpuWorker)
{
    start();
    measure({{"placement", {{"a", "gpu:0"}}}});
    EXPECT_EQ(run(0).status, RunStatus::completed) << run(0).message;
    EXPECT_THAT(askedKinds(), ElementsAre("measure", "trace"));
    EXPECT_EQ(journal().back()["program"], "fake-cpu");
}

TEST_F(Points, WhoseTraceFailsKeepTheirFigures)
{
    for (const json& rule : {json{{"run", {{"status", "failed"}, {"message", "CUPTI is busy."}}}},
             json{{"run", {{"status", "unsupported"}, {"message", "CUPTI is busy."}}}},
             json{{"fault", "sigkill"}, {"error", "CUPTI is busy."}}, json{{"fault", "rubbish"}}}) {
        json traceRule = rule;
        traceRule["kind"] = "trace";
        engine.reset();
        start(json::array({traceRule}));
        measure(onGpu());
        const Run& run = *listener.finished.back().run;
        EXPECT_EQ(run.status, RunStatus::completed) << run.message;
        EXPECT_EQ(run.timing_source, TimingSource::host);
        EXPECT_THAT(
            run.timing_reason, testing::AnyOf(HasSubstr("CUPTI is busy."), HasSubstr("wrote what is no message")));
        EXPECT_EQ(run.call->figure.median, 140);
    }
}

TEST_F(Points, WithoutAGpuTakeTheCpu)
{
    script["machine"]["gpus"] = json::array();
    start();
    measure({{"execution", {{"space", nullptr}, {"threads", nullptr}}}});
    ASSERT_TRUE(run(0).experiment.execution.space);
    EXPECT_TRUE(run(0).experiment.execution.space->isCpu());
    EXPECT_EQ(run(0).experiment.execution.threads, 4);
    EXPECT_EQ(run(0).experiment, listener.started[0].experiment);
}

TEST_F(Points, WithAGpuMatmulsTakeIt)
{
    start();
    measure({{"execution", {{"space", nullptr}, {"threads", nullptr}}}});
    EXPECT_EQ(nameOf(*run(0).experiment.execution.space), "gpu:0");
}

TEST_F(Points, ComeOneAfterTheOtherAndSoDoJobs)
{
    start();
    const JobId first = submit(threePoints());
    const JobId second = submit();
    listener.waitForJob(second);
    ASSERT_EQ(listener.order.size(), 10U);
    std::set<std::string> started;
    for (std::size_t i = 0; i < 6; i += 2) {
        started.insert(listener.order[i]);
        EXPECT_EQ(listener.order[i + 1], "finish" + listener.order[i].substr(5));
    }
    EXPECT_THAT(started, ElementsAre("start 0", "start 1", "start 2"));
    EXPECT_THAT(std::vector(listener.order.begin() + 6, listener.order.end()),
        ElementsAre("job " + std::to_string(first), "start 0", "finish 0", "job " + std::to_string(second)));
    EXPECT_EQ(listener.started[0].of, 3U);
    EXPECT_EQ(run(2).experiment.problem.as<Matmul>().k, 3);
}

TEST_F(Points, CanBeginLaterToResumeASweep)
{
    start();
    Faults faults;
    Job job;
    job.experiment = ExperimentFile::fromDocument(experimentDocument(threePoints()), faults);
    job.firstPoint = 2;
    listener.waitForJob(engine->submit(job));
    ASSERT_EQ(listener.finished.size(), 1U);
    EXPECT_EQ(listener.finished[0].point, 2U);
    EXPECT_EQ(run(0).experiment.problem.as<Matmul>().k, 3);
}

TEST_F(Points, TellProgressAndSamples)
{
    start(json::array({{{"kind", "measure"}, {"seconds", 0.3}}}));
    measure();
    EXPECT_FALSE(listener.progress.empty());
    ASSERT_FALSE(listener.samples.empty());
    EXPECT_EQ(listener.samples[0].series, "call");
}

TEST_F(Points, GetTheEnvironmentTheyAskForAndSayWhoSetIt)
{
    start();
    measure({{"execution", {{"environment", {{"OPENBLAS_CORETYPE", "Haswell"}}}}}});
    measure();
    const auto& environment = run(0).machine.environment;
    EXPECT_EQ(environment.at("OPENBLAS_CORETYPE").value, "Haswell");
    EXPECT_EQ(environment.at("OPENBLAS_CORETYPE").set_by, "experiment");
    EXPECT_EQ(environment.at("OPENBLAS_THREAD_TIMEOUT").value, "4");
    EXPECT_EQ(environment.at("OPENBLAS_THREAD_TIMEOUT").set_by, "phasebench");
    EXPECT_FALSE(run(1).machine.environment.contains("OPENBLAS_CORETYPE"));
    std::vector<json> measured;
    for (const json& entry : journal())
        if (entry["kind"] == "measure")
            measured.push_back(entry);
    EXPECT_EQ(measured[0]["environment"]["OPENBLAS_CORETYPE"], "Haswell");
    EXPECT_FALSE(measured[1]["environment"].contains("OPENBLAS_CORETYPE"));
    EXPECT_NE(measured[0]["pid"], measured[1]["pid"]);
}

TEST_F(Points, LeaveASettingOfTheUserAsItIs)
{
    const ScopedVariable timeout("OPENBLAS_THREAD_TIMEOUT", "20");
    start();
    measure();
    EXPECT_EQ(run(0).machine.environment.at("OPENBLAS_THREAD_TIMEOUT").value, "20");
    EXPECT_EQ(run(0).machine.environment.at("OPENBLAS_THREAD_TIMEOUT").set_by, "environment");
}

TEST_F(Points, HandWisdomOnToPointsThatCanUseIt)
{
    const json fft = {{"problem", {{"kind", "fft"}, {"m", nullptr}, {"n", nullptr}, {"k", nullptr}, {"shape", {64}}}}};
    json patient = fft;
    patient["planning"] = {{"effort", "patient"}};
    start(json::array({{{"kind", "measure"}, {"wisdom", "(what was learnt)"}}}));
    measure(fft);
    measure(fft);
    measure(patient);
    measure();
    std::vector<std::string> wisdom;
    for (const json& entry : journal())
        if (entry["kind"] == "measure")
            wisdom.push_back(entry["wisdom"]);
    EXPECT_THAT(wisdom, ElementsAre("", "(what was learnt)", "", ""));
}

TEST_F(Points, StopWithWhatTheyHaveWhenItIsEnough)
{
    start(json::array({{{"kind", "measure"}, {"seconds", 60}}}));
    const JobId job = submit();
    listener.waitFor([&] { return !listener.samples.empty(); });
    engine->stopSampling();
    listener.waitForJob(job);
    EXPECT_EQ(run(0).status, RunStatus::completed);
    EXPECT_EQ(run(0).call->stop, StopReason::cancelled);
    EXPECT_EQ(run(0).call->figure.median, 140);
}

} // namespace
} // namespace phasebench::points_test
