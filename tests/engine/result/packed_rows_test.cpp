// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/packed_rows.h"

#include "engine/result/race_report.h"
#include "engine/result/results_file.h"
#include "engine/result/run_json.h"
#include "tests/support/example_run.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <random>

namespace phasebench::packed_rows_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

json readBack(const json& rows)
{
    std::size_t room = std::size_t{1} << 30;
    return unpack(pack(rows), room);
}

/// A race as cuBLASLt's are: five sizes that vary, kernels and reasons that repeat, times as CUDA events give them.
phasebench::Run racedRun(int candidates)
{
    phasebench::Run run = test::exampleRun();
    std::mt19937 random(7);
    const auto one = [&](int most) {
        return static_cast<int>(random() % static_cast<unsigned>(most));
    };
    const auto time = [&](double from) {
        return static_cast<double>(static_cast<float>(from / 1e3 + 1e-6 * one(9999))) * 1e3;
    };
    for (int i = 0; i < candidates; ++i) {
        Candidate candidate;
        candidate.backend = run.backend;
        candidate.rank = i + 1;
        candidate.tie = 1 + i / 5;
        candidate.origin = i == 3 ? "heuristic" : "enumerated";
        if (i == 3)
            candidate.heuristic_rank = 0;
        candidate.source = TimingSource::events;
        candidate.configuration = {{"algorithm", 66}, {"tile", "128x" + std::to_string(32 * (1 + one(8)))},
            {"stages", "auto"}, {"cluster", std::to_string(1 + one(15)) + "x1x1"}, {"split_k", 1 + one(12)},
            {"reduction", "compute_type"}, {"swizzle", one(2)}, {"custom", 0}, {"inner_shape", "undefined"}};
        candidate.kernel = "sm90_xmma_gemm_bf16bf16_bf16f32_f32_tn_n_tilesize128x128x64_warpgroupsize1x1x1_execute_"
                           "segment_k_off_kernel__5x_cublas_"
            + std::to_string(one(30));
        candidate.workspace = one(90) * 4096;
        candidate.waves = static_cast<double>(static_cast<float>(one(70)) / 132.0F);
        if (i % 100 != 99) {
            const double low = time(20 + i);
            candidate.figure = Figure{(low + time(21 + i)) / 2, low, time(22 + i), 2};
        }
        if (i > 6)
            candidate.eliminated = eliminatedBy(Elimination::quick_round);
        run.candidates.push_back(candidate);
    }
    run.race = Race{};
    run.race->winner = 0;
    return run;
}

TEST(PackedRows, loseNothing)
{
    const json rows = json::parse(R"([
        {"a": 1, "b": 0.1, "c": "x", "d": {"e": "12x8", "f": 7}, "g": null},
        {"a": -5, "b": null, "c": "y", "d": {}, "h": [1, {"i": 2}]},
        {},
        {"a": 18446744073709551615, "b": 2.5, "c": 3, "d": {"f": "seven"}, "h": false},
        {"a": 1, "b": 0.1, "c": "x", "d": null}])");
    EXPECT_EQ(readBack(rows), rows);
    EXPECT_EQ(readBack(json::array()), json::array());
}

TEST(PackedRows, keepEveryBitOfANumber)
{
    json rows = json::array();
    std::mt19937_64 random(3);
    for (int i = 0; i < 2000; ++i) {
        const double value = static_cast<double>(random()) / static_cast<double>(1 + random() % 100'000);
        rows.push_back({{"double", value}, {"float", static_cast<double>(static_cast<float>(value))},
            {"event", static_cast<double>(static_cast<float>(value)) * 1e3},
            {"integer", static_cast<std::int64_t>(random() >> 11) - (std::int64_t{1} << 52)}, {"row", i}});
    }
    for (const double edge : {0.0, 1e-320, 1.7976931348623157e308, 2.2250738585072014e-308, 1e38, 3.5e38})
        rows.push_back({{"double", edge}});
    EXPECT_EQ(readBack(rows), rows);
}

TEST(PackedRows, takeAFewBytesARow)
{
    const phasebench::Run run = racedRun(2000);
    const PackedRows packed = pack(toJson(run).at("candidates"));
    EXPECT_LT(packed.columns.size() + packed.head.dump().size(), 2000U * 48U);
}

TEST(PackedRows, thatAreBrokenAreRefused)
{
    const PackedRows good = pack(toJson(racedRun(20)).at("candidates"));
    const auto refusal = [](const PackedRows& packed, std::size_t room = std::size_t{1} << 30) -> std::string {
        try {
            unpack(packed, room);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "read";
    };
    ASSERT_EQ(refusal(good), "read");
    for (std::size_t length = 0; length < good.columns.size(); ++length) {
        PackedRows cut = good;
        cut.columns.resize(length);
        ASSERT_NE(refusal(cut), "read") << length << " bytes of " << good.columns.size();
    }
    // Whatever a byte is changed to, the reader ends: with rows or with a sentence.
    std::mt19937 random(11);
    for (int i = 0; i < 3000; ++i) {
        PackedRows changed = good;
        changed.columns[random() % changed.columns.size()] = static_cast<std::byte>(random());
        EXPECT_FALSE(refusal(changed).empty());
    }
    PackedRows longer = good;
    longer.columns.push_back(std::byte{0});
    EXPECT_THAT(refusal(longer), HasSubstr("more cells than columns"));
    PackedRows huge = good;
    huge.head["rows"] = 1'000'000'000;
    EXPECT_THAT(refusal(huge), HasSubstr("rows"));
    huge.head["rows"] = 10'000;
    EXPECT_THAT(refusal(huge, 1 << 20), HasSubstr("larger than any"));
    PackedRows words = good;
    for (json& column : words.head["columns"])
        column["values"] = json::array();
    EXPECT_THAT(refusal(words), HasSubstr("among its values"));
    EXPECT_NE(refusal({json::array(), {}}), "read");
    EXPECT_NE(refusal({{{"rows", 1}, {"columns", 3}}, {}}), "read");
}

TEST(Candidates, lieInTheFileAsColumnsAndAreReadWithTheirRun)
{
    const TemporaryFolder folder;
    const auto path = folder / "race.phasebench";
    phasebench::Run raced = racedRun(3000);
    {
        ResultsFile file(path, ResultsFile::Mode::append);
        file.append(test::exampleRun());
        raced.id = file.append(raced);
    }
    EXPECT_LT(std::filesystem::file_size(path), 250'000U);
    const std::vector<phasebench::Run> runs = ResultsFile(path, ResultsFile::Mode::read).runs();
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_TRUE(runs[0].candidates.empty());
    ASSERT_EQ(runs[1].candidates.size(), 3000U);
    EXPECT_EQ(toJson(runs[1]), toJson(raced));
}

TEST(Candidates, ofFiftyThousandCanBeKept)
{
    const TemporaryFolder folder;
    const auto path = folder / "race.phasebench";
    ResultsFile(path, ResultsFile::Mode::append).append(racedRun(50'000));
    EXPECT_EQ(ResultsFile(path, ResultsFile::Mode::read).runs().front().candidates.size(), 50'000U);
}

TEST(Candidates, areTheSameFromEveryFormatEverWritten)
{
    const auto samples = sourceFolder() / "tests/samples";
    const auto first = ResultsFile(samples / "format-1-race.phasebench", ResultsFile::Mode::read).runs();
    const auto second = ResultsFile(samples / "format-2.phasebench", ResultsFile::Mode::read).runs();
    ASSERT_EQ(first.size(), 1U);
    ASSERT_EQ(first[0].candidates.size(), 8U);
    EXPECT_EQ(first[0].candidates[0].configuration.at("tile"), "128x64");
    EXPECT_EQ(toJson(second), toJson(first));
}

TEST(Candidates, inTheirRunAsFilesHadThemAtFirstAreStillRead)
{
    const TemporaryFolder folder;
    const auto path = folder / "old.phasebench";
    std::filesystem::copy_file(sourceFolder() / "tests/samples/format-1-race.phasebench", path);
    std::filesystem::permissions(path, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
    json before;
    {
        ResultsFile file(path, ResultsFile::Mode::append);
        before = toJson(file.runs());
        ASSERT_GE(before["runs"][0]["candidates"].size(), 3U);
        file.append(racedRun(10));
    }
    const std::vector<phasebench::Run> runs = ResultsFile(path, ResultsFile::Mode::read).runs();
    ASSERT_EQ(runs.size(), before["runs"].size() + 1);
    EXPECT_EQ(toJson(runs)["runs"][0], before["runs"][0]);
    EXPECT_EQ(runs.back().candidates.size(), 10U);
}

} // namespace
} // namespace phasebench::packed_rows_test
