// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/link_probe_json.h"
#include "engine/result/probe_store.h"
#include "engine/result/results_file.h"
#include "tests/support/example_probe.h"
#include "tests/support/example_run.h"
#include "tests/support/scoped_variable.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gtest/gtest.h>

namespace phasebench::link_probe_test {
namespace {

using test::exampleProbe;
using test::exampleRun;

LinkProbe probe()
{
    return exampleProbe(exampleRun().machine);
}

TEST(LinkProbeJson, ComesBackAsItWent)
{
    const nlohmann::json json = toJson(probe());
    EXPECT_EQ(toJson(linkProbeFromJson(json)), json);
    const nlohmann::json& first = json.at("links").at(1);
    EXPECT_EQ(first.at("from"), "host_pageable");
    EXPECT_EQ(first.at("mode"), nullptr);
    EXPECT_EQ(first.at("timing_source"), "host");
    EXPECT_NEAR(
        first.at("rate").get<double>(), first.at("bytes").get<double>() / (first.at("median").get<double>() * 1e-6), 1);
    EXPECT_EQ(json.at("allocations").back().at("first_touch"), nullptr); // never 0 for what does not exist
}

TEST(LinkProbeJson, SaysWhatIsWrong)
{
    for (const auto& [pointer, value] :
        std::vector<std::pair<std::string, nlohmann::json>>{{"/links/0/from", "the moon"}, {"/links/0/bytes", 0},
            {"/links/0/mode", "by foot"}, {"/links/0/median", -1}, {"/allocations/0/space", 7}, {"/links", 3}}) {
        nlohmann::json json = toJson(probe());
        json[nlohmann::json::json_pointer(pointer)] = value;
        EXPECT_THROW(linkProbeFromJson(json), std::runtime_error) << pointer;
    }
    EXPECT_THROW(linkProbeFromJson(nullptr), std::runtime_error);
}

TEST(ResultsFileProbe, StandsBesideTheRuns)
{
    const TemporaryFolder folder;
    const auto path = folder.path() / "probe.phasebench";
    {
        ResultsFile file(path, ResultsFile::Mode::append);
        EXPECT_FALSE(file.probe());
        file.append(exampleRun());
        LinkProbe first = probe();
        first.date = "2026-01-01T00:00:00Z";
        file.append(first);
        file.append(probe());
    }
    const ResultsFile file(path, ResultsFile::Mode::read);
    EXPECT_EQ(file.size(), 1);
    ASSERT_TRUE(file.probe());
    EXPECT_EQ(toJson(*file.probe()), toJson(probe())); // the last one
}

class ProbeStore : public ::testing::Test {
protected:
    TemporaryFolder folder;
    ScopedVariable variable{"XDG_DATA_HOME", folder.path().string()};
};

TEST_F(ProbeStore, KeepsOneProbeForEachComputer)
{
    EXPECT_FALSE(keptProbe(probe().machine));
    keepProbe(probe());
    LinkProbe second = probe();
    second.date = "2027-01-01T00:00:00Z";
    keepProbe(second);
    const auto kept = keptProbe(probe().machine);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->date, second.date);
    Machine other = probe().machine;
    other.host = "../etc/other";
    EXPECT_FALSE(keptProbe(other));
    EXPECT_EQ(probePath(other), folder.path() / "phasebench" / "probe-.._etc_other.json");
}

TEST_F(ProbeStore, SaysWhichFileIsDamaged)
{
    keepProbe(probe());
    std::ofstream(probePath(probe().machine)) << "{\"links\": 3}";
    try {
        keptProbe(probe().machine);
        FAIL();
    } catch (const MachineRecordError& error) {
        EXPECT_NE(std::string(error.what()).find("probe-lab.json"), std::string::npos) << error.what();
    }
}

} // namespace
} // namespace phasebench::link_probe_test
