// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/database.h"
#include "engine/result/results_file.h"
#include "engine/result/run_json.h"
#include "tests/engine/runner/engine_fixture.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <set>
#include <thread>

namespace phasebench::passes_test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

/// Experiments of twelve points in three processes each.
class Passes : public EngineFixture {
protected:
    static constexpr std::size_t count = 12;

    static json document(std::int64_t processes = 3)
    {
        json changes = {{"sweep", json::array({{{"key", "problem.k"}, {"from", 1}, {"to", count}, {"factor", 1.01}}})}};
        changes["measure"]["processes"] = processes;
        return changes;
    }
    std::vector<json> measureTasks() const
    {
        std::vector<json> tasks;
        for (const json& entry : journal())
            if (entry.at("kind") == "measure")
                tasks.push_back(entry);
        return tasks;
    }
    JobId resume(const json& changes)
    {
        Faults faults;
        Job job;
        job.experiment = ExperimentFile::fromDocument(experimentDocument(changes), faults);
        job.file = file;
        job.resume = true;
        EXPECT_TRUE(faults.empty());
        listener.jobs.clear(); // another engine counts its jobs from 1 again
        const JobId id = engine->submit(std::move(job));
        listener.waitForJob(id);
        return id;
    }
    std::vector<Run> runsInFile() const
    {
        const ResultsFile results(file, ResultsFile::Mode::read);
        std::vector<Run> runs = results.runs();
        for (Run& run : runs)
            results.loadSeries(run);
        return runs;
    }
    void expectComplete(const std::vector<Run>& runs) const
    {
        ASSERT_EQ(runs.size(), count);
        for (std::size_t i = 0; i < count; ++i) {
            EXPECT_EQ(runs[i].id, static_cast<std::int64_t>(i) + 1);
            EXPECT_EQ(runs[i].experiment.problem.as<Matmul>().k, static_cast<std::int64_t>(i) + 1) << "listed order";
            EXPECT_EQ(runs[i].status, RunStatus::completed) << runs[i].message;
            EXPECT_EQ(runs[i].processes.planned, 3);
            EXPECT_EQ(runs[i].processes.measured, 3);
            EXPECT_THAT(runs[i].series.at("call"),
                ElementsAre(140, 141, 139, 140, 142, 141, 142, 140, 141, 143, 142, 143, 141, 142, 144));
            EXPECT_THAT(runs[i].processes.samples.at("call"), ElementsAre(5, 5, 5));
        }
    }

    std::filesystem::path file = folder / "passes.phasebench";
};

TEST_F(Passes, measureEveryPointOnceInShuffledOrderAndInAFreshProcess)
{
    start();
    measure(document(), file);
    const std::vector<json> tasks = measureTasks();
    ASSERT_EQ(tasks.size(), 3 * count);
    std::set<json> processes;
    std::set<std::vector<std::int64_t>> orders;
    std::vector<std::int64_t> listed(count);
    std::ranges::generate(listed, [k = 0]() mutable { return ++k; });
    for (std::size_t pass = 0; pass < 3; ++pass) {
        std::vector<std::int64_t> order;
        for (std::size_t i = pass * count; i < (pass + 1) * count; ++i) {
            EXPECT_EQ(tasks[i].at("pid"), tasks[pass * count].at("pid"));
            EXPECT_EQ(tasks[i].at("work").at("process"), pass);
            EXPECT_EQ(tasks[i].at("work").at("processes"), 3);
            order.push_back(tasks[i].at("experiment").at("problem").at("k"));
        }
        processes.insert(tasks[pass * count].at("pid"));
        orders.insert(order);
        std::ranges::sort(order);
        EXPECT_EQ(order, listed);
    }
    EXPECT_EQ(processes.size(), 3U);
    EXPECT_EQ(orders.size(), 3U) << "each pass has an order of its own";
    EXPECT_FALSE(orders.contains(listed));
    expectComplete(runsInFile());
}

TEST_F(Passes, tellARunAfterItsFirstAndRefineItAfterwards)
{
    start();
    measure(document(), file);
    ASSERT_EQ(listener.finished.size(), count);
    ASSERT_EQ(listener.refined.size(), 2 * count);
    EXPECT_EQ(listener.finished[0].run->call->figure.samples, 5);
    EXPECT_TRUE(listener.finished[0].run->call->figure.processes.empty());
    const Run& last = *listener.refined.back().run;
    EXPECT_EQ(last.call->figure.samples, 15);
    ASSERT_EQ(last.call->figure.processes.size(), 3U);
    EXPECT_EQ(last.call->figure.processes[1].median, 141);
    EXPECT_EQ(last.call->figure.median, 141);
    EXPECT_LT(*last.call->figure.low, 140) << "three processes say less than fifteen samples of one";
    EXPECT_EQ(last.phase(Phase::execution)->host->processes.size(), 3U);
    const Position& position = listener.started.back().position;
    EXPECT_EQ(position.pass, 2U);
    EXPECT_EQ(position.passes, 3U);
    EXPECT_EQ(position.place, count - 1);
    EXPECT_EQ(position.inPass, count);
    EXPECT_EQ(position.process, 2);
}

TEST_F(Passes, areAsManyAsTheWorkerChoosesWhereTheExperimentLeavesItOpen)
{
    start({{{"kind", "measure"}, {"when", {{"/problem/k", 2}}}, {"run", {{"processes", {{"planned", 2}}}}}}});
    measure(threePoints());
    ASSERT_EQ(listener.refined.size(), 1U);
    EXPECT_EQ(listener.refined[0].point, 1U);
    EXPECT_TRUE(listener.refined[0].run->processes.complete());
    EXPECT_EQ(measureTasks().back().at("work").at("processes"), 2) << "the second process knows of how many";
}

TEST_F(Passes, workWithoutAFile)
{
    start();
    measure(document());
    EXPECT_EQ(listener.refined.back().run->call->figure.samples, 15);
    std::set<std::int64_t> ids;
    for (const auto& finished : listener.finished)
        ids.insert(finished.run->id);
    EXPECT_EQ(ids.size(), count);
    EXPECT_EQ(*ids.rbegin(), static_cast<std::int64_t>(count));
}

TEST_F(Passes, aKillInTheSecondLosesThePassOfThePointInProgressAndNoMore)
{
    // The engine ends without a word, as a killed program does; what it had written is in the file.
    start({{{"kind", "measure"}, {"seconds", 0.02}}});
    submit(document(), file);
    listener.waitFor([&] { return listener.refined.size() == 4; });
    engine.reset();
    std::size_t twice = 0;
    for (const Run& run : runsInFile()) {
        EXPECT_EQ(run.status, RunStatus::completed);
        EXPECT_FALSE(run.processes.complete());
        EXPECT_EQ(run.series.at("call").size(), 5U * static_cast<std::size_t>(run.processes.measured));
        twice += run.processes.measured == 2 ? 1 : 0;
    }
    EXPECT_GE(twice, 4U);
    EXPECT_LT(twice, count);

    const std::size_t before = measureTasks().size();
    start();
    resume(document());
    EXPECT_EQ(listener.resumed_->first, 0U) << "no point is complete";
    expectComplete(runsInFile());
    EXPECT_LE(measureTasks().size() - before, 2 * count - twice);
    listener.started.clear();
    resume(document());
    EXPECT_TRUE(listener.started.empty()) << "nothing is left";
}

TEST_F(Passes, aKillInTheFirstLeavesPlacesThatResumeFills)
{
    start({{{"kind", "measure"}, {"seconds", 0.02}}});
    submit(document(), file);
    listener.waitFor([&] { return listener.finished.size() == 3; });
    engine.reset();
    EXPECT_LT(runsInFile().size(), count);
    start();
    resume(document());
    expectComplete(runsInFile());
}

TEST_F(Passes, cancelledInALaterOneKeepWhatTheEarlierMeasured)
{
    start({{{"kind", "measure"}, {"seconds", 0.02}}});
    const JobId job = submit(document(), file);
    listener.waitFor([&] { return listener.refined.size() == 1; });
    engine->cancel();
    listener.waitForJob(job);
    for (const Run& run : runsInFile()) {
        EXPECT_EQ(run.status, RunStatus::completed) << run.message;
        EXPECT_FALSE(run.processes.complete());
    }
    EXPECT_EQ(listener.finished.size(), count);
}

TEST_F(Passes, enoughEndsThePointInThisPassAndAllLaterOnes)
{
    start({{{"kind", "measure"}, {"seconds", 30}, {"when", {{"/problem/k", 2}}}}});
    json changes = threePoints();
    changes["measure"]["processes"] = 2;
    const JobId job = submit(changes, file);
    listener.waitFor([&] { return !listener.progress.empty(); });
    engine->stopSampling();
    listener.waitForJob(job);
    const std::vector<Run> runs = runsInFile();
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_EQ(runs[0].processes.measured, 2);
    EXPECT_EQ(runs[1].processes.measured, 1);
    EXPECT_EQ(runs[1].call->stop, StopReason::cancelled);
    EXPECT_EQ(runs[2].processes.measured, 2);
}

TEST_F(Passes, aFailureInALaterOneFailsTheRunAndKeepsItsFigures)
{
    start({{{"kind", "measure"}, {"process", 1}, {"run", {{"status", "failed"}, {"message", "It is wrong."}}}}});
    json changes = document();
    changes["sweep"] = nullptr;
    measure(changes, file);
    ASSERT_EQ(listener.refined.size(), 1U) << "no third process is asked";
    const std::vector<Run> runs = runsInFile();
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_EQ(runs[0].status, RunStatus::failed);
    EXPECT_EQ(runs[0].message, "In process 2 of 3: It is wrong.");
    EXPECT_EQ(runs[0].call->figure.samples, 5);
}

TEST_F(Passes, bringTheFirstUseInFreshProcessesWithAnInterval)
{
    start();
    json changes = document();
    changes["sweep"] = nullptr;
    changes["measure"]["first_use"] = true;
    measure(changes, file);
    EXPECT_THAT(askedKinds(), ElementsAre("first_use", "measure", "first_use", "measure", "first_use", "measure"));
    std::set<json> processes;
    for (const json& entry : journal())
        if (entry.at("kind") == "first_use")
            processes.insert(entry.at("pid"));
    EXPECT_EQ(processes.size(), 3U);
    const Run& run = *listener.refined.back().run;
    ASSERT_FALSE(run.first_use.empty());
    EXPECT_EQ(run.first_use[0].host.processes.size(), 3U);
    const json written = toJson(run, Samples::without).at("phases")[0].at("first_use");
    EXPECT_EQ(written.at("processes"), 3);
    EXPECT_EQ(written.at("median"), 5000.0);
    EXPECT_EQ(written.at("low"), 5000.0);
}

/// Another results file takes the file's place in the second of three passes.
class ReplacedFile : public Passes {
protected:
    void SetUp() override
    {
        start();
        json other = document(1);
        other["title"] = "another";
        measure(other, stranger);
        listener.finished.clear();
        listener.jobs.clear(); // another engine counts its jobs from 1 again
        start({{{"kind", "measure"}, {"seconds", 0.05}}});
        for (const Run& run : runsIn(stranger))
            before.push_back(toJson(run));
    }
    void expectAllBesideTheStrangers(const std::function<void()>& replace)
    {
        const JobId job = submit(document(), file);
        listener.waitFor([&] { return listener.refined.size() >= 2; });
        replace();
        listener.waitForJob(job);
        std::vector<Run> ours;
        std::vector<json> theirs;
        for (const Run& run : runsIn(file))
            if (run.title == "another")
                theirs.push_back(toJson(run));
            else
                ours.push_back(run);
        EXPECT_EQ(theirs, before) << "Nothing of another program's is changed.";
        std::set<std::int64_t> measured;
        for (const Run& run : ours) {
            EXPECT_EQ(run.status, RunStatus::completed) << run.message;
            EXPECT_EQ(run.processes.measured, 3);
            measured.insert(run.experiment.problem.as<Matmul>().k);
        }
        EXPECT_EQ(measured.size(), count) << listener.jobs.at(job);
        EXPECT_EQ(ours.size(), count) << "none twice";
        EXPECT_EQ(listener.jobs.at(job), "");
    }
    static std::vector<Run> runsIn(const std::filesystem::path& path)
    {
        return ResultsFile(path, ResultsFile::Mode::read).runs();
    }
    std::filesystem::path stranger = folder / "stranger.phasebench";
    std::vector<json> before;
};

TEST_F(ReplacedFile, byRenamingIsNotOverwrittenAndTakesAllPoints)
{
    expectAllBesideTheStrangers([&] { std::filesystem::rename(stranger, file); });
}

TEST_F(ReplacedFile, inPlaceIsNotOverwrittenAndTakesAllPoints)
{
    expectAllBesideTheStrangers(
        [&] { std::ofstream(file, std::ios::binary) << std::ifstream(stranger, std::ios::binary).rdbuf(); });
}

TEST_F(Passes, pointsThatWaitAreCountedOnceEach)
{
    start({{{"kind", "measure"}, {"seconds", 0.05}}});
    const JobId job = submit(document(), file);
    listener.waitFor([&] { return !listener.refined.empty(); });
    std::ofstream(file) << "rubbish";
    listener.waitForJob(job);
    EXPECT_THAT(listener.jobs.at(job), HasSubstr("12 points wait in")) << "whatever the number of their processes";
}

TEST_F(Passes, aFileThatIsDeletedIsWrittenAgainWithAllPoints)
{
    start({{{"kind", "measure"}, {"seconds", 0.05}}});
    const JobId job = submit(document(), file);
    listener.waitFor([&] { return listener.refined.size() >= 2; });
    std::filesystem::remove(file);
    listener.waitForJob(job);
    EXPECT_EQ(listener.jobs.at(job), "");
    expectComplete(runsInFile());
}

TEST_F(Passes, waitForAProgramThatHoldsTheFileBetweenThem)
{
    start({{{"kind", "measure"}, {"seconds", 0.02}}});
    const JobId job = submit(document(), file);
    listener.waitFor([&] { return listener.finished.size() == count; });
    Database holder(file, Database::Access::write);
    holder.setPatience(std::chrono::seconds(10));
    holder.execute("BEGIN EXCLUSIVE");
    listener.waitFor([&] { return !listener.notes.empty(); });
    // Long enough that the next process of every point has been tried.
    std::this_thread::sleep_for(std::chrono::seconds(4));
    holder.execute("ROLLBACK");
    listener.waitForJob(job);
    EXPECT_EQ(listener.jobs.at(job), "");
    EXPECT_THAT(listener.notes, testing::Each(testing::Not(HasSubstr("no further process"))));
    expectComplete(runsInFile());
}

TEST_F(Passes, raceOnceAndRunTheWinnerInEveryProcess)
{
    start();
    json changes = onGpu();
    changes["planning"]["autotune"] = {{"search", "enumerate"}};
    changes["measure"]["processes"] = 2;
    measure(changes, file);
    EXPECT_THAT(askedKinds(), ElementsAre("autotune", "measure", "trace", "measure", "trace"));
    for (const json& task : measureTasks())
        EXPECT_EQ(task.at("work").at("configuration"), json({{"algorithm", 66}}));
    ASSERT_EQ(listener.refined.size(), 1U);
    const Run& run = *listener.refined[0].run;
    EXPECT_EQ(run.candidates.size(), 2U);
    EXPECT_THAT(run.call->excludes, ElementsAre(Phase::autotuning));
    EXPECT_EQ(run.phase(Phase::execution)->gpu->processes.size(), 2U);
    EXPECT_EQ(run.transfers[0].figure.processes.size(), 2U);
    EXPECT_EQ(run.transfers.size(), 2U);
}

} // namespace
} // namespace phasebench::passes_test
