// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/results_file.h"
#include "engine/runner/completed_points.h"
#include "tests/engine/runner/engine_fixture.h"

namespace phasebench::resume_test {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;

class Resume : public EngineFixture {
protected:
    /// The points that were measured, by position in their sweep.
    std::vector<std::size_t> measured() const
    {
        std::vector<std::size_t> points;
        for (const auto& finished : listener.finished)
            points.push_back(finished.point);
        std::ranges::sort(points);
        return points;
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

    std::filesystem::path file = folder / "sweep.phasebench";
};

TEST_F(Resume, measuresExactlyThePointsThatAreMissing)
{
    start({{{"kind", "measure"}, {"when", {{"/problem/k", 2}}}, {"run", {{"status", "failed"}, {"message", "no"}}}}});
    measure(threePoints(), file);
    listener.finished.clear();
    resume(threePoints());
    EXPECT_THAT(measured(), ElementsAre(1)) << "the one that failed";
    EXPECT_EQ(listener.resumed_, (std::pair<std::size_t, std::size_t>{2, 3}));
    EXPECT_EQ(ResultsFile(file, ResultsFile::Mode::read).size(), 4);
}

TEST_F(Resume, aCancelledSweepGoesOnWhereItWas)
{
    start({{{"kind", "measure"}, {"when", {{"/problem/k", 2}}}, {"seconds", 30}}});
    const JobId job = submit(threePoints(), file);
    listener.waitFor([&] { return !listener.progress.empty(); });
    engine->cancel();
    listener.waitForJob(job);
    EXPECT_EQ(listener.finished.back().run->status, RunStatus::cancelled);
    const std::size_t done = listener.finished.size() - 1;
    listener.finished.clear();
    engine.reset();
    start();
    resume(threePoints());
    EXPECT_EQ(measured().size(), 3 - done);
    resume(threePoints());
    EXPECT_EQ(measured().size(), 3 - done) << "nothing is left";
    EXPECT_EQ(listener.resumed_->first, 3U);
}

TEST_F(Resume, findsPointsByWhatTheyAreNotByTheirPlace)
{
    start();
    measure({{"sweep", json::array({{{"key", "problem.k"}, {"values", {3, 1}}}})}, {"title", "Another"}}, file);
    listener.finished.clear();
    resume(threePoints());
    EXPECT_THAT(measured(), ElementsAre(1));
    // Of another experiment nothing is there.
    listener.finished.clear();
    json other = threePoints();
    other["problem"]["m"] = 9;
    resume(other);
    EXPECT_THAT(measured(), ElementsAre(0, 1, 2));
}

TEST_F(Resume, theFileKnowsItsSweep)
{
    start();
    measure(threePoints(), file);
    const auto kept = ResultsFile(file, ResultsFile::Mode::read).sweep();
    ASSERT_TRUE(kept);
    EXPECT_EQ(*kept, experimentDocument(threePoints()));
    resume(threePoints());
    EXPECT_EQ(*ResultsFile(file, ResultsFile::Mode::read).sweep(), *kept);
    measure({}, file); // a single point belongs to no sweep
    EXPECT_FALSE(ResultsFile(file, ResultsFile::Mode::read).sweep());
}

TEST_F(Resume, aFileThatIsNotThereHoldsNothing)
{
    start();
    resume(threePoints());
    EXPECT_THAT(measured(), ElementsAre(0, 1, 2));
    EXPECT_EQ(listener.resumed_->first, 0U);
}

TEST(CompletedPoints, CountsOnlyCompletedRunsOfThisComputer)
{
    Faults faults;
    const auto sweep = ExperimentFile::fromDocument(experimentDocument(threePoints()), faults);
    Machine here;
    here.cpu = "This CPU";
    phasebench::Run run;
    run.id = 1;
    run.machine = here;
    run.experiment = sweep.experiment(0);
    resolve(run.experiment, {});
    const auto missingWith = [&](const phasebench::Run& one) {
        CompletedPoints points(here);
        points.add(one);
        return std::ranges::count_if(points.find(sweep), [](const auto& found) { return !found.complete(); });
    };
    EXPECT_EQ(missingWith(run), 2);
    phasebench::Run elsewhere = run;
    elsewhere.machine.cpu = "Another CPU";
    EXPECT_EQ(missingWith(elsewhere), 3);
    elsewhere = run;
    elsewhere.machine.gpus.emplace_back().name = "A GPU";
    EXPECT_EQ(missingWith(elsewhere), 3);
    elsewhere = run;
    elsewhere.recorded = true;
    EXPECT_EQ(missingWith(elsewhere), 3);
    elsewhere = run;
    elsewhere.status = RunStatus::cancelled;
    EXPECT_EQ(missingWith(elsewhere), 3);
    elsewhere = run;
    elsewhere.machine.host = "renamed";
    EXPECT_EQ(missingWith(elsewhere), 2);
}

} // namespace
} // namespace phasebench::resume_test
