// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/cli/cli_fixture.h"

namespace phasebench::calibrate_command_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class CalibrateCommand : public CliFixture {
protected:
    /// Workers that say nothing of the computer, so that what they measure is this one's.
    void scriptHere(const json& rules)
    {
        fake.emplace("PHASEBENCH_FAKE",
            json({{"machine", {{"cores", 4}, {"libraries", {{"openblas", "0.3.21"}}}}}, {"rules", rules}}).dump());
    }

    ScopedVariable data{"XDG_DATA_HOME", path("data")};
};

TEST_F(CalibrateCommand, PrintsHowFarApartIdenticalRunsFall)
{
    CliProcess text({"calibrate", "--seconds", "0.01"});
    EXPECT_EQ(text.exitCode(), 0) << text.errors();
    EXPECT_THAT(text.output(), HasSubstr("CPU: identical runs lie"));
    EXPECT_THAT(text.output(), HasSubstr("matmul 64 x 64 x 64"));
    CliProcess cli({"calibrate", "--seconds", "0.01", "--json", "-o", path("calibration.json")});
    ASSERT_EQ(cli.exitCode(), 0) << cli.errors();
    const json calibration = json::parse(cli.output()).at("calibration");
    EXPECT_EQ(calibration.at("times")[0].at("medians").size(), 3U);
    EXPECT_TRUE(std::filesystem::exists(path("calibration.json")));
}

TEST_F(CalibrateCommand, IsWhatVerdictsAboutOneProcessRestOn)
{
    scriptHere(json::array());
    const std::string a = path("a.phasebench");
    ASSERT_EQ(CliProcess({"run", experiment(), "-o", a}).exitCode(), 0);
    scriptHere(json::array({{{"kind", "measure"}, {"run", {{"samples", {{"call", {147, 148, 146, 147, 149}}}}}}}}));
    const std::string b = path("b.phasebench");
    ASSERT_EQ(CliProcess({"run", experiment(), "-o", b}).exitCode(), 0);
    const std::string before = CliProcess({"compare", a, b}).output();
    EXPECT_THAT(before, HasSubstr("cannot tell"));
    EXPECT_THAT(before, HasSubstr("the computer was not calibrated"));
    scriptHere(json::array()); // the processes of the scripted worker lie 0.7 % apart
    ASSERT_EQ(CliProcess({"calibrate", "--seconds", "0.01"}).exitCode(), 0);
    const std::string after = CliProcess({"compare", a, b}).output();
    EXPECT_THAT(after, HasSubstr("B is slower"));
    EXPECT_THAT(after, HasSubstr("by the computer's calibration"));
}

TEST_F(CalibrateCommand, RefusesSecondsThatAreNone)
{
    for (const char* seconds : {"0", "-1", "soon", "1e9", "nan"}) {
        CliProcess cli({"calibrate", "--seconds", seconds});
        EXPECT_EQ(cli.exitCode(), 2) << seconds;
        EXPECT_THAT(cli.errors(), HasSubstr("--seconds takes a number above 0"));
    }
    script(json::array({{{"kind", "measure"}, {"run", {{"status", "failed"}, {"message", "It hurts."}}}}}));
    EXPECT_EQ(CliProcess({"calibrate", "--seconds", "0.01"}).exitCode(), 4);
}

} // namespace
} // namespace phasebench::calibrate_command_test
