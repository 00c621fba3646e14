// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/tuning_file.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <thread>
#include <unistd.h>

namespace phasebench::tuning_file_test {
namespace {

struct TuningFile : testing::Test {
    std::filesystem::path folder
        = std::filesystem::temp_directory_path() / ("phasebench-tuning-" + std::to_string(::getpid()));
    std::filesystem::path path = folder / "deep" / "tuning.json";
    phasebench::Run run;

    TuningFile()
    {
        std::filesystem::remove_all(folder);
        Matmul matmul;
        matmul.m = matmul.n = matmul.k = 64;
        run.experiment.problem.value = matmul;
        run.experiment.execution.space = ExecutionSpace{ExecutionSpace::Kind::gpu, 0};
        run.backend = "cublaslt";
        run.machine.driver = "580.1";
        run.machine.gpus.push_back({"H100", "", "9.0", 0, 0, 132, ""});
        run.machine.libraries["cublaslt"] = "13.1.0";
        Candidate winner;
        winner.configuration = {{"algorithm", 66}, {"split_k", 4}};
        winner.figure = Figure{100, 99.0, 101.0, 30};
        Candidate pick;
        pick.heuristic_rank = 0;
        pick.figure = Figure{110, 109.0, 111.0, 30};
        run.candidates = {winner, pick};
        run.race.emplace();
        run.race->winner = 0;
        run.race->gain = Gain{1.1, 1.09, 1.11};
    }
    ~TuningFile() override { std::filesystem::remove_all(folder); }

    void write(const std::string& text) const
    {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
    }
    Result<nlohmann::json> find(const Machine& machine) const
    {
        return lookUp(readTuningFile(path), run.experiment, "cublaslt", machine);
    }
};

TEST_F(TuningFile, keepsAWinnerAndFindsItAgain)
{
    const auto winner = winnerToKeep(run);
    ASSERT_TRUE(winner);
    EXPECT_EQ(winner->gain, run.race->gain);
    writeTuningFile(path, {&*winner, 1});
    EXPECT_EQ(readTuningFile(path), std::vector<TunedWinner>{*winner});
    const auto found = find(run.machine);
    ASSERT_TRUE(found) << found.error().sentence;
    EXPECT_EQ(*found, run.candidates[0].configuration);
}

TEST_F(TuningFile, aGainThatIsNotKnownStaysSo)
{
    run.race->gain.reset();
    const auto winner = winnerToKeep(run);
    ASSERT_TRUE(winner);
    EXPECT_FALSE(winner->gain);
    writeTuningFile(path, {&*winner, 1});
    EXPECT_EQ(readTuningFile(path), std::vector<TunedWinner>{*winner});
}

TEST_F(TuningFile, anotherLibraryDriverOrDeviceIsRefusedWithTheReason)
{
    const auto winner = winnerToKeep(run);
    writeTuningFile(path, {&*winner, 1});
    Machine other = run.machine;
    other.libraries["cublaslt"] = "13.2.0";
    EXPECT_THAT(find(other).error().sentence, testing::HasSubstr("13.1.0, and this is 13.2.0"));
    other = run.machine;
    other.driver = "590.0";
    EXPECT_THAT(find(other).error().sentence, testing::HasSubstr("driver 580.1, and this is 590.0"));
    other = run.machine;
    other.gpus[0].name = "A100";
    EXPECT_THAT(find(other).error().sentence, testing::HasSubstr("H100, and this is A100"));
    run.experiment.problem.as<Matmul>().m = 65;
    EXPECT_THAT(find(run.machine).error().sentence, testing::HasSubstr("No winner"));
}

TEST_F(TuningFile, aNewerWinnerTakesTheOlderOnesPlace)
{
    std::vector<TunedWinner> winners{*winnerToKeep(run)};
    TunedWinner newer = winners.front();
    newer.configuration["split_k"] = 2;
    addWinners(winners, {&newer, 1});
    EXPECT_EQ(winners, std::vector<TunedWinner>{newer});
    newer.driver = "590.0";
    addWinners(winners, {&newer, 1});
    EXPECT_EQ(winners.size(), 2U);
}

TEST_F(TuningFile, tiesFailuresAndRecordingsAreNotKept)
{
    run.race->winner.reset();
    EXPECT_FALSE(winnerToKeep(run));
    run.race->winner = 0;
    run.status = RunStatus::failed;
    EXPECT_FALSE(winnerToKeep(run));
    run.status = RunStatus::completed;
    run.recorded = true;
    EXPECT_FALSE(winnerToKeep(run));
}

TEST_F(TuningFile, noWinnerIsLostBetweenProgramsThatKeepThemAtOnce)
{
    constexpr int writers = 4;
    constexpr int each = 5;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back([&, writer] {
            for (int i = 0; i < each; ++i) {
                TunedWinner winner;
                winner.backend = "openblas";
                winner.configuration = {{"kernel_set", "Haswell"}};
                winner.problem = {{"m", writer * each + i}};
                keepWinners(path, {&winner, 1});
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(readTuningFile(path).size(), static_cast<std::size_t>(writers * each));
}

TEST_F(TuningFile, aFolderIsSaid)
{
    std::filesystem::create_directories(path);
    EXPECT_THROW(readTuningFile(path), TuningFileError);
    EXPECT_THROW(writeTuningFile(path, {}), TuningFileError);
}

TEST_F(TuningFile, aFileOfAnotherKindIsRefusedInOneSentence)
{
    EXPECT_TRUE(readTuningFile(path).empty()) << "none yet";
    for (const char* text : {"", "[1]", "{\"phasebench\": 1}", "{\"phasebench_tuning\": 1, \"winners\": 3}",
             "{\"phasebench_tuning\": 1, \"winners\": [{}]}",
             "{\"phasebench_tuning\": 1, \"winners\": [{\"backend\": 5}]}"}) {
        write(text);
        EXPECT_THROW(readTuningFile(path), TuningFileError) << text;
    }
}

} // namespace
} // namespace phasebench::tuning_file_test
