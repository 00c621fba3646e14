// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/problem/texts.h"

#include "engine/problem/matmul/operands.h"

namespace phasebench::defaults_test {
namespace {

using test::experiment;
using test::fftText;
using test::file;
using test::matmulText;

MemorySpace space(const char* name)
{
    return *memorySpaceFromName(name);
}

TEST(Defaults, OfAMatmul)
{
    const Experiment e = experiment(matmulText());
    EXPECT_EQ(e.title, "");
    const Matmul& matmul = e.problem.as<Matmul>();
    EXPECT_EQ(matmul.batch, 1);
    EXPECT_EQ(matmul.compute, ComputeType::float32);
    EXPECT_EQ(matmul.alpha, 1.0);
    EXPECT_EQ(matmul.beta, 0.0);
    EXPECT_EQ(matmul.epilog, Epilog::none);
    EXPECT_EQ(matmul.a, MatrixOptions{});
    EXPECT_EQ(e.call.form, CallForm::stateful);
    EXPECT_EQ(e.call.count, 1);
    EXPECT_EQ(e.call.operands, OperandUpdate::reset);
    EXPECT_EQ(e.call.batching, Batching::dimension);
    EXPECT_EQ(e.planning.workspace, 33554432);
    EXPECT_FALSE(e.planning.effort);
    EXPECT_FALSE(e.planning.autotune);
    EXPECT_EQ(e.transfer.peer, PeerCopy::direct);
    EXPECT_EQ(e.transfer.managed, ManagedMode::prefetch);
    EXPECT_FALSE(e.execution.space);
    EXPECT_FALSE(e.execution.threads);
    EXPECT_TRUE(e.execution.environment.empty());
    EXPECT_EQ(e.measure, Measure{});
    EXPECT_EQ(e.measure.cache, CacheState::cold);
    EXPECT_EQ(e.measure.max_noise, 0.005);
    EXPECT_EQ(e.measure.min_time, 0.5);
    EXPECT_EQ(e.measure.timeout, 15.0);
    EXPECT_EQ(e.measure.min_samples, 10);
    EXPECT_EQ(e.measure.max_samples, 10000);
    EXPECT_TRUE(e.measure.first_use);
    EXPECT_EQ(e.measure.seed, 1U);
}

TEST(Defaults, OfAnFft)
{
    const Fft fft = experiment(fftText()).problem.as<Fft>();
    EXPECT_EQ(fft.batch, 1);
    EXPECT_EQ(fft.transform, Transform::c2c);
    EXPECT_EQ(fft.direction, Direction::forward);
    EXPECT_FALSE(fft.in_place);
    EXPECT_EQ(
        experiment(fftText(R"("shape": [8], "transform": "c2r")")).problem.as<Fft>().direction, Direction::inverse);
}

TEST(Defaults, ComputeFollowsTheType)
{
    for (const auto& [type, compute] :
        {std::pair{"float64", ComputeType::float64}, {"complex128", ComputeType::float64},
            {"float16", ComputeType::float32}, {"complex64", ComputeType::float32}, {"int8", ComputeType::int32}}) {
        const std::string text
            = R"({"problem": {"kind": "matmul", "m": 4, "n": 4, "k": 4, "type": ")" + std::string(type) + "\"}}";
        EXPECT_EQ(experiment(text).problem.as<Matmul>().compute, compute) << type;
    }
}

TEST(Defaults, TheContractsExampleReadsAsItSays)
{
    const ExperimentFile read = file(R"({ "phasebench": 1, "title": "Operands in host memory",
  "problem": { "kind": "matmul", "m": 8000, "n": 2000, "k": 4000, "batch": 1, "type": "float32", "compute": "float32",
               "a": { "transpose": false, "order": "column" }, "b": {}, "d": {}, "alpha": 1.0, "beta": 0.0, "epilog": "none" },
  "placement": { "a": "host_pageable", "b": "host_pageable", "d": "host_pageable" },
  "transfer": { "peer": "direct", "managed": "prefetch" },
  "execution": { "space": "gpu:0" },
  "call": { "form": "stateful", "count": 10, "operands": "reset", "batching": "dimension" },
  "planning": { "workspace": 33554432, "effort": null, "autotune": false },
  "measure": { "cache": "cold", "max_noise": 0.005, "min_time": 0.5, "timeout": 15.0, "min_samples": 10,
               "max_samples": 10000, "first_use": true, "seed": 1 },
  "sweep": [ { "key": ["placement.a", "placement.b"], "values": [["host_pageable", "host_pageable"], ["gpu:0", "gpu:0"]] },
             { "key": "problem.m", "from": 256, "to": 16384, "factor": 2 } ] })");
    ASSERT_EQ(read.points(), 14U);
    EXPECT_EQ(read.title(), "Operands in host memory");
    const Experiment last = read.experiment(13);
    EXPECT_EQ(last.problem.as<Matmul>().m, 16384);
    EXPECT_EQ(last.placement.of(MatmulOperand::a), space("gpu:0"));
    EXPECT_EQ(last.placement.of(MatmulOperand::d), space("host_pageable"));
    EXPECT_EQ(last.call.count, 10);
    EXPECT_TRUE(last.measure.first_use);
}

TEST(Defaults, TheResultIsWhereTheInputsAre)
{
    const auto d = [](const std::string& placement, const std::string& problem = {}) {
        return nameOf(
            *experiment(matmulText(problem, "\"placement\": {" + placement + "}")).placement.of(MatmulOperand::d));
    };
    EXPECT_EQ(d(""), "host_pageable");
    EXPECT_EQ(d(R"("a": "gpu:0", "b": "gpu:0")"), "gpu:0");
    EXPECT_EQ(d(R"("a": "host_pinned", "b": "host_pinned")"), "host_pinned");
    EXPECT_EQ(d(R"("a": "gpu:0")"), "host_pageable");
    EXPECT_EQ(d(R"("a": "gpu:0", "b": "gpu:1")"), "host_pageable");
    EXPECT_EQ(d(R"("a": "gpu:0", "b": "gpu:0", "d": "host_pinned")"), "host_pinned");
    // C and the bias are inputs too, and are pageable when left out.
    EXPECT_EQ(d(R"("a": "gpu:0", "b": "gpu:0")", R"("beta": 1)"), "host_pageable");
    EXPECT_EQ(d(R"("a": "gpu:0", "b": "gpu:0", "c": "gpu:0")", R"("beta": 1)"), "gpu:0");
    EXPECT_EQ(d(R"("a": "gpu:0", "b": "gpu:0")", R"("epilog": "relu_bias")"), "host_pageable");
    EXPECT_EQ(d(R"("a": "gpu:0", "b": "gpu:0", "bias": "gpu:0")", R"("epilog": "relu_bias")"), "gpu:0");

    const Experiment fft = experiment(fftText({}, R"("placement": {"in": "managed"})"));
    EXPECT_EQ(fft.placement.of(FftOperand::out), space("managed"));
    const Experiment inPlace
        = experiment(fftText(R"("shape": [8], "in_place": true)", R"("placement": {"in": "gpu:2"})"));
    EXPECT_EQ(inPlace.placement.of(FftOperand::in), space("gpu:2"));
    EXPECT_FALSE(inPlace.placement.of(FftOperand::out));
}

TEST(Defaults, ResultsListEveryPlace)
{
    const auto json = toJson(experiment(matmulText(R"("beta": 0.5, "epilog": "bias")")));
    EXPECT_EQ(json["placement"].size(), 5U);
    for (const char* operand : {"a", "b", "c", "d", "bias"})
        EXPECT_EQ(json["placement"][operand], "host_pageable") << operand;
}

TEST(Defaults, CIsStoredLikeD)
{
    const Matmul matmul
        = experiment(matmulText(R"("beta": 1, "batch": 3, "d": {"order": "row", "ld": 6, "batch_stride": 100})"))
              .problem.as<Matmul>();
    const Matrix c = matrixOf(matmul, MatmulOperand::c);
    EXPECT_EQ(c.order, Order::row);
    EXPECT_EQ(c.ld, 6);
    EXPECT_EQ(c.batch_stride, 100);
    EXPECT_EQ(c.rows, 8);
    EXPECT_EQ(c.columns, 4);
}

TEST(Defaults, CountIsTheBatchOfASequence)
{
    for (const char* batching : {"sequence", "overlapped"}) {
        const std::string call = R"("call": {"batching": ")" + std::string(batching) + "\"}";
        EXPECT_EQ(experiment(matmulText(R"("batch": 7)", call)).call.count, 7);
        EXPECT_EQ(experiment(fftText(R"("shape": [8], "batch": 5)", call)).call.count, 5);
    }
    EXPECT_EQ(experiment(matmulText(R"("batch": 7)", R"("call": {"batching": "sequence", "count": 7})")).call.count, 7);
    EXPECT_EQ(experiment(matmulText(R"("batch": 7)")).call.count, 1);
}

TEST(Defaults, OneCallOfASequenceComputesOneElement)
{
    const Experiment sequence = experiment(matmulText(R"("batch": 7)", R"("call": {"batching": "sequence"})"));
    EXPECT_EQ(sequence.problem.batch(), 7);
    EXPECT_EQ(sequence.callProblem().batch(), 1);
    EXPECT_EQ(experiment(matmulText(R"("batch": 7)")).callProblem().batch(), 7);
}

TEST(Defaults, NullIsLeftOutWhereThereIsNoDefaultValue)
{
    const Experiment e = experiment(matmulText(R"("a": {"ld": null, "batch_stride": null, "type": null})",
        R"("execution": {"space": null, "threads": null}, "planning": {"effort": null, "autotune": null}, "measure": {"samples": null})"));
    EXPECT_EQ(e, experiment(matmulText()));
}

TEST(Numbers, MayBeWrittenAsRealsWhenTheyAreWhole)
{
    const auto m = [](const std::string& number) {
        return experiment(
            R"({"problem": {"kind": "matmul", "m": )" + number + R"(, "n": 1, "k": 1, "type": "float32"}})")
            .problem.as<Matmul>()
            .m;
    };
    EXPECT_EQ(m("8000.0"), 8000);
    EXPECT_EQ(m("8e3"), 8000);
    EXPECT_EQ(m("1"), 1);
    EXPECT_EQ(
        experiment(matmulText({}, R"("measure": {"seed": 18446744073709551615})")).measure.seed, 18446744073709551615U);
    EXPECT_EQ(experiment(matmulText({}, R"("measure": {"seed": 0})")).measure.seed, 0U);
    EXPECT_EQ(experiment(matmulText({}, R"("measure": {"min_time": 1, "timeout": 1})")).measure.timeout, 1.0);
}

} // namespace
} // namespace phasebench::defaults_test
