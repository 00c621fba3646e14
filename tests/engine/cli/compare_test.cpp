// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/cli/cli_fixture.h"

namespace phasebench::compare_command_test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// Runs of three processes whose times are scripted, and what `compare` says of them.
class CompareCommand : public CliFixture {
protected:
    /// What each process measures: the call, its execution by the host's clock, and by the GPU's.
    struct Times {
        double call = 100;
        double execution = 80;
        double kernel = 60;
        double spread = 0.001; ///< by which the processes lie apart
    };

    std::string measured(const std::string& name, const Times& times)
    {
        const json gpu = {{"name", "A GPU"}, {"memory", 1'000'000'000}};
        json rules = json::array();
        for (int process = 0; process < 3; ++process) {
            const double factor = 1 + times.spread * (process - 1);
            const auto series = [&](double time) {
                return json(std::vector<double>(12, time * factor));
            };
            rules.push_back({{"kind", "measure"}, {"process", process},
                {"run", {{"samples", {{"call", series(times.call)}, {"execution.host", series(times.execution)}}}}}});
            rules.push_back({{"kind", "trace"}, {"process", process},
                {"run", {{"samples", {{"execution.gpu", series(times.kernel)}}}}}});
        }
        fake.emplace("PHASEBENCH_FAKE",
            json({{"machine", {{"gpus", {gpu}}, {"cores", 4}, {"memory", 1'000'000'000}}}, {"rules", rules}}).dump());
        const std::string file = path(name + ".phasebench");
        CliProcess run({"run",
            experiment({{"execution", {{"space", "gpu:0"}, {"threads", nullptr}}}, {"measure", {{"processes", 3}}}}),
            "-o", file});
        EXPECT_EQ(run.exitCode(), 0) << run.errors();
        return file;
    }
};

TEST_F(CompareCommand, ComparesTheQuantityAskedFor)
{
    const std::string a = measured("a", {});
    const std::string b = measured("b", {.call = 100, .execution = 88, .kernel = 66});
    const auto pair = [&](const std::string& quantity) {
        CliProcess cli({"compare", a, b, "--quantity", quantity, "--json"});
        EXPECT_EQ(cli.exitCode(), 0) << cli.errors();
        return json::parse(cli.output())["pairs"][0];
    };
    EXPECT_EQ(pair("call")["verdict"], "same");
    EXPECT_EQ(pair("call")["execution"]["verdict"], "slower") << "the GPU's own time stands beside the call";
    const json execution = pair("execution");
    EXPECT_EQ(execution["quantity"], "execution");
    EXPECT_EQ(execution["verdict"], "slower");
    EXPECT_NEAR(execution["ratio"].get<double>(), 66.0 / 60, 1e-6) << "by the GPU's own clock";
    const json phase = pair("phase:execution");
    EXPECT_EQ(phase["quantity"], "phase:execution");
    EXPECT_NEAR(phase["ratio"].get<double>(), 88.0 / 80, 1e-6) << "by the host's clock";
    const json missing = pair("phase:copy_out");
    EXPECT_EQ(missing["verdict"], "cannot_tell");
    EXPECT_TRUE(missing["ratio"].is_null());
    EXPECT_THAT(missing["reason"].get<std::string>(), HasSubstr("A has no time of"));
}

TEST_F(CompareCommand, SaysWhenTheKernelIsTheSameAndTheHostsShareDiffers)
{
    const std::string a = measured("a", {});
    const std::string b = measured("b", {.call = 130, .execution = 110});
    CliProcess cli({"compare", a, b});
    EXPECT_THAT(cli.output(), HasSubstr("B is slower"));
    EXPECT_THAT(cli.output(), HasSubstr("The GPU's own time is the same"));
    EXPECT_THAT(cli.output(), HasSubstr("the host's share differs"));
}

TEST_F(CompareCommand, CallsIdenticalRunsTheSameOrSaysWhatWouldSettleIt)
{
    const std::string a = measured("a", {.call = 100});
    EXPECT_THAT(CliProcess({"compare", a, measured("b", {.call = 100.05})}).output(), HasSubstr("the same"));
    const std::string noisy = measured("noisy", {.call = 101, .spread = 0.03});
    const std::string output = CliProcess({"compare", a, noisy}).output();
    EXPECT_THAT(output, HasSubstr("cannot tell"));
    EXPECT_THAT(output, HasSubstr("processes each"));
    EXPECT_THAT(output, Not(HasSubstr("within one process")));
}

TEST_F(CompareCommand, FailsWithSevenWhereBIsSlowerByMoreThanAllowed)
{
    const std::string a = measured("a", {});
    const std::string b = measured("b", {.call = 120});
    const auto code = [&](const std::string& first, const std::string& second, const std::string& condition) {
        return CliProcess({"compare", first, second, "--fail-on", condition}).exitCode();
    };
    EXPECT_EQ(code(a, b, "slower"), 7);
    EXPECT_EQ(code(a, b, "slower=10"), 7) << "the whole interval lies above";
    EXPECT_EQ(code(a, b, "slower=20"), 0) << "it may be less";
    EXPECT_EQ(code(b, a, "slower"), 0) << "faster";
    EXPECT_EQ(code(a, a, "slower"), 0);
    EXPECT_EQ(CliProcess({"compare", a, b}).exitCode(), 0) << "nothing was asked for";
    EXPECT_EQ(CliProcess({"compare", a, b, "--json", "--fail-on", "slower"}).exitCode(), 7);
    EXPECT_EQ(CliProcess({"compare", a, b, "--quantity", "execution", "--fail-on", "slower"}).exitCode(), 0)
        << "the kernel is the same";
    EXPECT_EQ(CliProcess({"compare", a, path("none.phasebench"), "--fail-on", "slower"}).exitCode(), 6);
}

TEST_F(CompareCommand, RefusesWhatItDoesNotKnow)
{
    const auto refused = [&](const std::string& option, const std::string& value, const char* sentence) {
        CliProcess cli({"compare", "a", "b", option, value});
        EXPECT_EQ(cli.exitCode(), 2) << value;
        EXPECT_THAT(cli.errors(), HasSubstr(sentence)) << value;
    };
    for (const char* quantity : {"Call", "phase", "phase:", "phase:lunch"})
        refused("--quantity", quantity, "it is call, execution, or phase:");
    for (const char* condition : {"faster", "slower=", "slower=-1", "slower=2%", "slower=nan", "slower2"})
        refused("--fail-on", condition, "--fail-on takes slower, or slower=PERCENT");
}

} // namespace
} // namespace phasebench::compare_command_test
