// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/keys/key_path.h"
#include "engine/result/recorded_badge.h"
#include "engine/result/recordings.h"
#include "engine/result/results_file.h"
#include "engine/runner/engine.h"
#include "engine/worker/replay/replay_program.h"
#include "tests/engine/runner/recording_listener.h"
#include "tests/support/example_run.h"
#include "tests/support/places.h"
#include "tests/support/scoped_variable.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace phasebench::replay_test {
namespace {

using nlohmann::json;
using phasebench::test::exampleRun;
using ::testing::HasSubstr;

std::filesystem::path recordedFolder()
{
    return sourceFolder() / "resources/recorded";
}

ExperimentFile fileOf(const json& document)
{
    Faults faults;
    ExperimentFile file = ExperimentFile::fromDocument(document, faults);
    for (const Fault& fault : faults)
        ADD_FAILURE() << fault.key << ": " << fault.sentence;
    return file;
}

/// The large matmul of the tutorials, as it was recorded from three memory spaces.
json largeMatmul(const std::string& space)
{
    return {{"phasebench", 1},
        {"problem", {{"kind", "matmul"}, {"m", 8000}, {"n", 2000}, {"k", 4000}, {"type", "float32"}}},
        {"placement", {{"a", space}, {"b", space}, {"d", space}}}, {"execution", {{"space", "gpu:0"}}}};
}

class ReplayTest : public ::testing::Test {
protected:
    ReplayTest()
    {
        programs.cpu = {(binFolder() / "phasebench-fake-worker").string(), "fake-cpu"};
        programs.replay = {(binFolder() / "phasebench-replay-worker").string()};
        programs.replaySeconds = 0;
    }

    JobId replay(const json& document, const std::filesystem::path& recording = recordedFolder(),
        const std::filesystem::path& file = {})
    {
        if (!engine)
            engine.emplace(programs, listener);
        const JobId job = engine->submit({.experiment = fileOf(document), .file = file, .recording = recording});
        listener.waitForJob(job);
        return job;
    }
    const phasebench::Run& run(std::size_t index) const { return *listener.finished.at(index).run; }

    TemporaryFolder folder;
    ScopedVariable fake{"PHASEBENCH_FAKE", "{}"};
    WorkerPrograms programs;
    RecordingListener listener;
    std::optional<Engine> engine;
};

TEST_F(ReplayTest, AnswersWithTheRecordedRun)
{
    json document = largeMatmul("host_pageable");
    document["title"] = "Mine";
    document["measure"] = {{"timeout", 3}, {"seed", 7}, {"first_use", false}};
    replay(document, recordedFolder(), folder / "mine.phasebench");
    ASSERT_EQ(listener.finished.size(), 1u);
    const phasebench::Run& answer = run(0);
    EXPECT_EQ(answer.status, RunStatus::completed) << answer.message;
    EXPECT_TRUE(answer.recorded);
    EXPECT_EQ(answer.title, "Mine");

    ResultsFile file(recordedFolder() / "h100-matmul-8000x2000x4000.phasebench", ResultsFile::Mode::read);
    phasebench::Run original = file.runs().front();
    file.loadSeries(original);
    EXPECT_EQ(answer.series, original.series) << "every sample, in the order taken";
    EXPECT_EQ(answer.date, original.date);
    EXPECT_EQ(answer.machine.gpus.front().name, original.machine.gpus.front().name);
    EXPECT_EQ(answer.experiment.measure, original.experiment.measure) << "what was measured, not what was asked";
    ASSERT_TRUE(answer.call && original.call);
    EXPECT_DOUBLE_EQ(answer.call->figure.median, original.call->figure.median);
    EXPECT_EQ(answer.call->figure.low, original.call->figure.low);
    EXPECT_EQ(answer.call->stop, original.call->stop);
    ASSERT_EQ(answer.phases.size(), original.phases.size());
    for (std::size_t i = 0; i < answer.phases.size(); ++i)
        EXPECT_EQ(answer.phases[i].first, original.phases[i].first);
    ASSERT_EQ(answer.transfers.size(), original.transfers.size());
    EXPECT_DOUBLE_EQ(answer.transfers.front().figure.median, original.transfers.front().figure.median);
    EXPECT_EQ(recordedBadge(answer), "recorded · H100 · " + original.date.substr(0, 10));

    const auto kept = ResultsFile(folder / "mine.phasebench", ResultsFile::Mode::read).runs();
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_TRUE(kept.front().recorded);
    EXPECT_EQ(recordedBadge(kept.front()), recordedBadge(answer));
}

TEST_F(ReplayTest, TheSamplesGrowInTheirOrder)
{
    replay(largeMatmul("gpu:0"));
    std::map<std::string, std::vector<double>> told;
    for (const auto& chunk : listener.samples) {
        auto& series = told[chunk.series];
        series.insert(series.end(), chunk.values.begin(), chunk.values.end());
        if (chunk.series.ends_with(".host")) {
            EXPECT_TRUE(told.contains("call")) << "the call was measured first";
        }
    }
    ASSERT_TRUE(told.contains("call"));
    for (const auto& [name, values] : told)
        EXPECT_EQ(values, run(0).series.at(name)) << name;
}

TEST_F(ReplayTest, WhatWasNotRecordedIsRefusedWithTheNearest)
{
    json document = largeMatmul("host_pageable");
    document["placement"]["d"] = "gpu:0";
    replay(document);
    ASSERT_EQ(listener.finished.size(), 1u);
    EXPECT_EQ(run(0).status, RunStatus::unsupported);
    EXPECT_FALSE(run(0).recorded);
    EXPECT_FALSE(run(0).call);
    EXPECT_TRUE(run(0).series.empty());
    ASSERT_EQ(listener.refusals.size(), 1u);
    const Fault& fault = listener.refusals.front();
    EXPECT_THAT(fault.sentence, HasSubstr("was not recorded; the nearest that was, on the H100"));
    EXPECT_EQ(fault.fixes, (std::vector<SuggestedFix>{{"placement.d", "\"host_pageable\""}}));
}

TEST_F(ReplayTest, ASweepReplaysWhatWasRecordedAndLeavesTheRest)
{
    json document = largeMatmul("gpu:0");
    document["sweep"] = json::array({{{"key", json::array({"placement.a", "placement.b", "placement.d"})},
        {"values",
            json::array({json::array({"host_pinned", "host_pinned", "host_pinned"}),
                json::array({"host_pinned", "gpu:0", "gpu:0"}), json::array({"gpu:0", "gpu:0", "gpu:0"})})}}});
    replay(document);
    ASSERT_EQ(listener.finished.size(), 3u);
    EXPECT_EQ(run(0).status, RunStatus::completed);
    EXPECT_EQ(run(1).status, RunStatus::unsupported);
    EXPECT_EQ(run(2).status, RunStatus::completed);
    EXPECT_GT(run(0).call->figure.median, run(2).call->figure.median);
}

TEST_F(ReplayTest, RunsOfOneExperimentAreHandedOutInTurn)
{
    const auto path = folder / "twice.phasebench";
    {
        ResultsFile file(path, ResultsFile::Mode::append);
        phasebench::Run one = exampleRun();
        one.status = RunStatus::completed;
        one.date = "2026-01-01T00:00:00Z";
        file.append(one);
        one.date = "2026-01-02T00:00:00Z";
        file.append(one);
        phasebench::Run elsewhere = one;
        elsewhere.machine.gpus.resize(1);
        elsewhere.machine.gpus.front().name = "NVIDIA H200";
        elsewhere.date = "2026-01-04T00:00:00Z";
        file.append(elsewhere);
        one.status = RunStatus::failed;
        one.message = "It failed.";
        one.date = "2026-01-03T00:00:00Z";
        file.append(one);
    }
    const json document = toJson(exampleRun().experiment);
    for (int i = 0; i < 3; ++i)
        replay(document, path);
    ASSERT_EQ(listener.finished.size(), 3u);
    EXPECT_EQ(run(0).date, "2026-01-01T00:00:00Z") << run(0).message;
    EXPECT_EQ(run(1).date, "2026-01-02T00:00:00Z");
    EXPECT_EQ(run(2).date, "2026-01-01T00:00:00Z") << "neither a failed run nor another computer's takes a turn";
}

TEST_F(ReplayTest, ARaceIsReplayedWithItsWholeRanking)
{
    const auto path = folder / "race.phasebench";
    phasebench::Run raced = exampleRun();
    raced.status = RunStatus::completed;
    for (int i = 0; i < 3; ++i) {
        Candidate candidate;
        candidate.rank = i + 1;
        candidate.origin = i == 0 ? "heuristic" : "enumerated";
        candidate.configuration = {{"tile", i}};
        raced.candidates.push_back(candidate);
    }
    raced.race.emplace();
    raced.race->method = "race";
    raced.race->winner = 2;
    ResultsFile(path, ResultsFile::Mode::append).append(raced);
    replay(toJson(raced.experiment), path);
    ASSERT_EQ(run(0).candidates.size(), 3U) << run(0).message;
    EXPECT_EQ(run(0).candidates.back().configuration, json({{"tile", 2}}));
    ASSERT_TRUE(run(0).race);
    EXPECT_EQ(run(0).race->winner, 2);
}

TEST_F(ReplayTest, CancelEndsAReplay)
{
    programs.replaySeconds = 3600;
    engine.emplace(programs, listener);
    const JobId job
        = engine->submit({.experiment = fileOf(largeMatmul("gpu:0")), .file = {}, .recording = recordedFolder()});
    listener.waitFor([&] { return !listener.samples.empty(); });
    engine->cancel();
    listener.waitForJob(job);
    EXPECT_EQ(run(0).status, RunStatus::cancelled);
    EXPECT_FALSE(run(0).call);
}

TEST_F(ReplayTest, EnoughTellsTheRestAtOnce)
{
    programs.replaySeconds = 3600;
    engine.emplace(programs, listener);
    const JobId job
        = engine->submit({.experiment = fileOf(largeMatmul("gpu:0")), .file = {}, .recording = recordedFolder()});
    listener.waitFor([&] { return !listener.samples.empty(); });
    engine->stopSampling();
    listener.waitForJob(job);
    EXPECT_EQ(run(0).status, RunStatus::completed);
    EXPECT_EQ(static_cast<std::size_t>(run(0).call->figure.samples), run(0).series.at("call").size());
}

TEST_F(ReplayTest, ARecordingThatIsGoneIsToldInASentence)
{
    replay(largeMatmul("gpu:0"), folder / "none.phasebench");
    EXPECT_EQ(run(0).status, RunStatus::unsupported);
    EXPECT_THAT(run(0).message, HasSubstr("none.phasebench"));
}

TEST(RecordingsTest, SettingsWithoutEffectDoNotMatter)
{
    const Recordings recordings = Recordings::read(recordedFolder());
    ASSERT_FALSE(recordings.empty());
    EXPECT_TRUE(recordings.problems().empty());
    const auto asked = [&](const json& changes) {
        json document = largeMatmul("gpu:0");
        document.merge_patch(changes);
        Experiment experiment = fileOf(document).experiment(0);
        resolve(experiment, recordings.computer());
        return recordings.holds(experiment);
    };
    EXPECT_TRUE(asked(json::object({})));
    for (const json& same : {json{{"title", "x"}}, json{{"measure", {{"max_noise", 0.1}, {"min_time", 0.1}}}},
             json{{"transfer", {{"managed", "advise"}, {"peer", "staged"}}}},
             json{{"planning", {{"effort", "patient"}}}}})
        EXPECT_TRUE(asked(same)) << same;
    for (const json& other : {json{{"measure", {{"cache", "hot"}}}}, json{{"call", {{"count", 2}}}},
             json{{"call", {{"form", "stateless"}}}}, json{{"problem", {{"m", 8001}}}},
             json{{"planning", {{"workspace", 0}}}}, json{{"problem", {{"alpha", 2}}}}})
        EXPECT_FALSE(asked(other)) << other;
}

TEST(RecordingsTest, EveryMendLeadsToARecordedExperiment)
{
    const Recordings recordings = Recordings::read(recordedFolder());
    for (const json& changes : {json{{"problem", {{"m", 100}, {"n", 20}}}}, json{{"problem", {{"type", "float16"}}}},
             json{{"call", {{"form", "stateless"}, {"count", 3}}}},
             json{{"execution", {{"space", "cpu"}, {"threads", 3}}}}}) {
        json document = largeMatmul("host_pageable");
        document.merge_patch(changes);
        Experiment experiment = fileOf(document).experiment(0);
        resolve(experiment, recordings.computer());
        const auto fault = recordings.whyNot(experiment);
        ASSERT_TRUE(fault) << changes;
        ASSERT_FALSE(fault->fixes.empty()) << changes;
        json mended = toJson(experiment);
        ASSERT_TRUE(applyFixes(mended, fault->fixes));
        Faults faults;
        EXPECT_TRUE(recordings.holds(experimentFromJson(mended, faults))) << changes;
        EXPECT_TRUE(faults.empty());
    }
}

TEST(ReplayArgumentsTest, OneSentenceForEachFault)
{
    const auto read = [](std::vector<const char*> words) {
        words.insert(words.begin(), "phasebench-replay-worker");
        return replayArguments(static_cast<int>(words.size()), words.data());
    };
    const auto good = read({"a.phasebench", "--seconds", "0.5"});
    ASSERT_TRUE(good);
    EXPECT_EQ(good->place, "a.phasebench");
    EXPECT_EQ(good->seconds, 0.5);
    EXPECT_THAT(read({}).error().sentence, HasSubstr("is missing"));
    for (const char* wrong : {"-1", "x", "1x", "inf", "nan"})
        EXPECT_THAT(read({"a", "--seconds", wrong}).error().sentence, HasSubstr("no number of seconds")) << wrong;
    EXPECT_THAT(read({"a", "b"}).error().sentence, HasSubstr("\"b\" is too much"));
}

TEST(BadgeTest, NamesTheMachineAndTheDay)
{
    phasebench::Run run;
    EXPECT_EQ(recordedBadge(run), "");
    run.recorded = true;
    run.date = "2026-11-22T00:48:23Z";
    run.machine.cpu = "Intel(R) Xeon(R) Platinum 8480+";
    EXPECT_EQ(recordedBadge(run), "recorded · Intel Xeon Platinum 8480+ · 2026-11-22");
    for (const auto& [name, brief] :
        {std::pair("NVIDIA H100 80GB HBM3", "H100"), std::pair("NVIDIA A100-SXM4-80GB", "A100-SXM4-80GB"),
            std::pair("NVIDIA GeForce RTX 4090", "GeForce RTX 4090"), std::pair("NVIDIA H200", "H200")}) {
        run.machine.gpus = {Gpu{}};
        run.machine.gpus.front().name = name;
        EXPECT_EQ(machineName(run.machine), brief);
    }
}

} // namespace
} // namespace phasebench::replay_test
