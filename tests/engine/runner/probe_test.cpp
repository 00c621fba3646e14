// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/probe_store.h"
#include "engine/result/results_file.h"
#include "tests/engine/runner/engine_fixture.h"

namespace phasebench::probe_test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class Probes : public EngineFixture {
protected:
    JobId probe(const std::filesystem::path& file = {})
    {
        Job job;
        job.probe = true;
        job.file = file;
        return engine->submit(std::move(job));
    }
    ScopedVariable data{"XDG_DATA_HOME", (folder / "data").string()};
};

TEST_F(Probes, AreToldWrittenAndKept)
{
    start();
    const JobId job = probe(folder / "results.phasebench");
    listener.waitForJob(job);
    EXPECT_EQ(listener.jobs.at(job), "");
    ASSERT_EQ(listener.probes.size(), 1U);
    const LinkProbe& told = *listener.probes.front();
    EXPECT_EQ(told.links.size(), 4U);
    EXPECT_EQ(told.machine.gpus.size(), 1U) << "the machine is this computer, whichever worker looked";
    EXPECT_FALSE(told.date.empty());
    EXPECT_EQ(askedKinds(), (std::vector<std::string>{"probe"}));
    const ResultsFile file(folder / "results.phasebench", ResultsFile::Mode::read);
    EXPECT_EQ(file.size(), 0);
    ASSERT_TRUE(file.probe());
    ASSERT_TRUE(keptProbe(told.machine));
    EXPECT_EQ(keptProbe(told.machine)->date, told.date);
}

TEST_F(Probes, ThatFailSayWhy)
{
    start(json::array({{{"kind", "probe"}, {"run", {{"status", "failed"}, {"message", "The link is broken."}}}}}));
    const JobId job = probe();
    listener.waitForJob(job);
    EXPECT_EQ(listener.jobs.at(job), "The link is broken.");
    EXPECT_TRUE(listener.probes.empty());
    EXPECT_FALSE(std::filesystem::exists(folder / "data"));
}

TEST_F(Probes, OfWorkersThatDieAreFailures)
{
    start(json::array({{{"kind", "probe"}, {"fault", "sigkill"}}}));
    const JobId job = probe();
    listener.waitForJob(job);
    EXPECT_THAT(listener.jobs.at(job), testing::EndsWith("."));
    measure(); // another worker serves the next job
    EXPECT_EQ(run(0).status, RunStatus::completed);
}

TEST_F(Probes, CanBeCancelled)
{
    start(json::array({{{"kind", "probe"}, {"seconds", 30.0}}}));
    const JobId job = probe();
    listener.waitFor([&] { return !listener.progress.empty(); });
    engine->cancel();
    listener.waitForJob(job);
    EXPECT_EQ(listener.jobs.at(job), "");
    EXPECT_TRUE(listener.probes.empty());
}

TEST_F(Probes, ThatCannotBeKeptAreToldAllTheSame)
{
    std::ofstream(folder / "data") << "a file where the folder should be";
    start();
    const JobId job = probe();
    listener.waitForJob(job);
    EXPECT_THAT(listener.jobs.at(job), HasSubstr("cannot be kept for predictions"));
    EXPECT_EQ(listener.probes.size(), 1U);
}

} // namespace
} // namespace phasebench::probe_test
