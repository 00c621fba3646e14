// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/problem/texts.h"

namespace phasebench::sweep_test {
namespace {

using test::faultsOf;
using test::fftText;
using test::file;
using test::matmulText;

std::string sweep(const std::string& axes)
{
    return "\"sweep\": [" + axes + "]";
}

std::vector<std::int64_t> sizes(const std::string& axes)
{
    const ExperimentFile read = file(matmulText({}, sweep(axes)));
    std::vector<std::int64_t> values;
    for (std::size_t i = 0; i < read.points(); ++i)
        values.push_back(read.experiment(i).problem.as<Matmul>().m);
    return values;
}

using Sizes = std::vector<std::int64_t>;

TEST(Sweep, WithoutAxesIsOnePoint)
{
    EXPECT_EQ(file(matmulText()).points(), 1U);
    EXPECT_EQ(file(matmulText({}, sweep(""))).points(), 1U);
    EXPECT_TRUE(file(matmulText({}, sweep(""))).experiment(0).measure.first_use);
}

TEST(Sweep, TakesValuesInTheirOrder)
{
    EXPECT_EQ(sizes(R"({"key": "problem.m", "values": [9, 3, 5]})"), (Sizes{9, 3, 5}));
}

TEST(Sweep, IncludesTo)
{
    EXPECT_EQ(sizes(R"({"key": "problem.m", "from": 256, "to": 16384, "factor": 2})"),
        (Sizes{256, 512, 1024, 2048, 4096, 8192, 16384}));
    EXPECT_EQ(sizes(R"({"key": "problem.m", "from": 5, "to": 5, "factor": 2})"), (Sizes{5}));
    EXPECT_EQ(sizes(R"({"key": "problem.m", "from": 1, "to": 1000, "factor": 10})"), (Sizes{1, 10, 100, 1000}));
    EXPECT_EQ(sizes(R"({"key": "problem.m", "from": 100, "to": 1000, "factor": 3})"), (Sizes{100, 300, 900, 1000}));
}

TEST(Sweep, GoesByAStep)
{
    EXPECT_EQ(sizes(R"({"key": "problem.m", "from": 256, "to": 1024, "step": 256})"), (Sizes{256, 512, 768, 1024}));
    EXPECT_EQ(sizes(R"({"key": "problem.m", "from": 1, "to": 10, "step": 4})"), (Sizes{1, 5, 9}))
        << "\"to\" is a value only where it is hit";
    EXPECT_EQ(sizes(R"({"key": "problem.m", "from": 7, "to": 7, "step": 1})"), (Sizes{7}));
    const auto betas = [](const std::string& axis) {
        const ExperimentFile read = file(matmulText({}, sweep(axis)));
        std::vector<double> values;
        for (std::size_t i = 0; i < read.points(); ++i)
            values.push_back(read.experiment(i).problem.as<Matmul>().beta);
        return values;
    };
    const auto values = betas(R"({"key": "problem.beta", "from": -0.2, "to": 0.1, "step": 0.1})");
    ASSERT_EQ(values.size(), 4U) << "rounding loses no value";
    EXPECT_DOUBLE_EQ(values.front(), -0.2);
    EXPECT_DOUBLE_EQ(values.back(), 0.1);
}

TEST(Sweep, RoundsIntegersAndDropsRepeats)
{
    EXPECT_EQ(sizes(R"({"key": "problem.m", "from": 1, "to": 4, "factor": 1.25})"), (Sizes{1, 2, 3, 4}));
    EXPECT_EQ(sizes(R"({"key": "problem.m", "from": 100, "to": 338, "factor": 1.5})"), (Sizes{100, 150, 225, 338}));
    EXPECT_EQ(sizes(R"({"key": "problem.m", "values": [4, 4, 2, 4]})"), (Sizes{4, 2}));
}

TEST(Sweep, LeavesRealNumbersAlone)
{
    const ExperimentFile read
        = file(matmulText({}, sweep(R"({"key": "measure.max_noise", "from": 0.001, "to": 0.004, "factor": 2})")));
    ASSERT_EQ(read.points(), 3U);
    EXPECT_DOUBLE_EQ(read.experiment(1).measure.max_noise, 0.002);
    EXPECT_EQ(read.experiment(2).measure.max_noise, 0.004);
}

TEST(Sweep, LastAxisVariesFastest)
{
    const ExperimentFile read = file(matmulText({},
        sweep(
            R"({"key": "problem.m", "values": [1, 2]}, {"key": "problem.n", "values": [1, 2, 3]}, {"key": "problem.k", "values": [1, 2]})")));
    ASSERT_EQ(read.points(), 12U);
    std::size_t point = 0;
    for (std::int64_t m = 1; m <= 2; ++m)
        for (std::int64_t n = 1; n <= 3; ++n)
            for (std::int64_t k = 1; k <= 2; ++k) {
                const Matmul matmul = read.experiment(point++).problem.as<Matmul>();
                EXPECT_EQ(matmul.m, m);
                EXPECT_EQ(matmul.n, n);
                EXPECT_EQ(matmul.k, k);
            }
}

TEST(Sweep, MovesKeysTogether)
{
    const ExperimentFile read = file(matmulText({},
        sweep(R"({"key": ["placement.a", "placement.b"], "values": [["host_pinned", "gpu:0"], ["gpu:0", "gpu:0"]]})")));
    ASSERT_EQ(read.points(), 2U);
    EXPECT_EQ(nameOf(*read.experiment(0).placement.of(MatmulOperand::a)), "host_pinned");
    EXPECT_EQ(nameOf(*read.experiment(0).placement.of(MatmulOperand::d)), "host_pageable");
    EXPECT_EQ(nameOf(*read.experiment(1).placement.of(MatmulOperand::d)), "gpu:0");

    const ExperimentFile squares = file(
        matmulText({}, sweep(R"({"key": ["problem.m", "problem.n", "problem.k"], "from": 2, "to": 8, "factor": 2})")));
    ASSERT_EQ(squares.points(), 3U);
    EXPECT_EQ(squares.experiment(2).problem.as<Matmul>().m, 8);
    EXPECT_EQ(squares.experiment(2).problem.as<Matmul>().k, 8);
}

TEST(Sweep, EntersListsByPosition)
{
    const ExperimentFile read = file(
        fftText(R"("shape": [8, 16])", sweep(R"({"key": "problem.shape.1", "from": 16, "to": 64, "factor": 2})")));
    ASSERT_EQ(read.points(), 3U);
    EXPECT_EQ(read.experiment(2).problem.as<Fft>().shape, (Sizes{8, 64}));
    const ExperimentFile whole = file(fftText({}, sweep(R"({"key": "problem.shape", "values": [[4], [4, 4]]})")));
    EXPECT_EQ(whole.experiment(1).problem.as<Fft>().shape, (Sizes{4, 4}));
}

TEST(Sweep, MayGiveWhatIsRequired)
{
    const ExperimentFile read = file(
        R"({"problem": {"kind": "fft", "type": "float32"}, "sweep": [{"key": "problem.shape", "values": [[8], [9]]}]})");
    EXPECT_EQ(read.points(), 2U);
}

TEST(Sweep, MakesObjectsOnTheWay)
{
    const ExperimentFile read
        = file(fftText({}, sweep(R"({"key": "planning.effort", "values": ["estimate", "measure", null]})")));
    ASSERT_EQ(read.points(), 3U);
    EXPECT_EQ(read.experiment(1).planning.effort, Effort::measure);
    EXPECT_FALSE(read.experiment(2).planning.effort);
}

TEST(Sweep, HasNoFirstUseUnlessGiven)
{
    const std::string axis = R"({"key": "problem.m", "values": [1, 2]})";
    EXPECT_FALSE(file(matmulText({}, sweep(axis))).experiment(0).measure.first_use);
    EXPECT_FALSE(file(matmulText({}, R"("measure": {"seed": 3}, )" + sweep(axis))).experiment(1).measure.first_use);
    EXPECT_TRUE(
        file(matmulText({}, R"("measure": {"first_use": true}, )" + sweep(axis))).experiment(1).measure.first_use);
    const ExperimentFile swept
        = file(matmulText({}, sweep(R"({"key": "measure.first_use", "values": [true, false]})")));
    EXPECT_TRUE(swept.experiment(0).measure.first_use);
    EXPECT_FALSE(swept.experiment(1).measure.first_use);
}

TEST(Sweep, PointsHaveNoSweep)
{
    const ExperimentFile read = file(matmulText({}, sweep(R"({"key": "problem.m", "values": [1, 2]})")));
    EXPECT_FALSE(read.document(1).contains("sweep"));
    EXPECT_EQ(read.document(1)["problem"]["m"], 2);
    EXPECT_TRUE(read.base().contains("sweep")) << "what is saved is what was opened";
    ASSERT_EQ(read.axes().size(), 1U);
    EXPECT_EQ(read.axes()[0].keys, std::vector<std::string>{"problem.m"});
}

TEST(Sweep, HoldsAHundredThousandPoints)
{
    const auto text = [](int last) {
        return fftText({}, sweep(R"({"key": "measure.seed", "values": [)" + [last] {
            std::string values = "1";
            for (int i = 2; i <= last; ++i)
                values += "," + std::to_string(i);
            return values;
        }() + R"(]}, {"key": "problem.batch", "values": [1,2,3,4,5,6,7,8,9,10]})"));
    };
    EXPECT_EQ(file(text(10000)).points(), 100000U);
    const Faults faults = faultsOf(text(10001));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].key, "sweep");
    EXPECT_NE(faults[0].sentence.find("100000"), std::string::npos);
}

TEST(Sweep, EveryPointIsChecked)
{
    const Faults faults = faultsOf(matmulText({}, sweep(R"({"key": "problem.m", "values": [4, 0, 5, -2]})")));
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_EQ(faults[0].key, "problem.m");
    EXPECT_NE(faults[0].sentence.find("is 0"), std::string::npos);
    EXPECT_NE(faults[1].sentence.find("is -2"), std::string::npos);
}

TEST(Sweep, AFaultOfEveryPointIsSaidOnce)
{
    EXPECT_EQ(faultsOf(R"({"problem": {"kind": "matmul", "m": 0, "n": 1, "k": 1, "type": "float32"}, )"
                  + sweep(R"({"key": "problem.n", "from": 1, "to": 1024, "factor": 2})") + "}")
                  .size(),
        1U);
}

TEST(Sweep, AtMostAHundredFaultsAreListed)
{
    const Faults faults
        = faultsOf(matmulText({}, sweep(R"({"key": "measure.max_noise", "from": 2, "to": 1e6, "factor": 1.01})")));
    EXPECT_EQ(faults.size(), 100U);
}

TEST(Sweep, FaultsBesideABrokenAxisAreSaidToo)
{
    const Faults faults = faultsOf(
        R"({"problem": {"kind": "fft", "type": "flaot32", "shape": [8]}, "sweep": [{"key": "problem.batch", "values": []}]})");
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_EQ(faults[0].key, "sweep.0.values");
    EXPECT_EQ(faults[1].key, "problem.type");
}

} // namespace
} // namespace phasebench::sweep_test
