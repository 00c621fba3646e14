// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/fftw/fftw_backend.h"
#include "engine/worker/cpu/openblas/openblas_backend.h"
#include "engine/worker/driver.h"

#include <gtest/gtest.h>

namespace phasebench::cpu_call_forms_test {
namespace {

constexpr std::int64_t batch = 5;

struct Kind {
    const char* name;
    Problem problem;
};

Kind fft(const char* name, std::vector<std::int64_t> shape, Transform transform, bool inPlace)
{
    Fft fft;
    fft.shape = std::move(shape);
    fft.batch = batch;
    fft.transform = transform;
    fft.direction = transform == Transform::c2r ? Direction::inverse : Direction::forward;
    fft.in_place = inPlace;
    return {name, {fft}};
}

std::vector<Kind> kinds()
{
    Matmul matmul;
    matmul.m = 7;
    matmul.n = 5;
    matmul.k = 3;
    matmul.batch = batch;
    return {{"matmul", {matmul}}, fft("c2c", {30}, Transform::c2c, false),
        fft("c2c_in_place", {30}, Transform::c2c, true), fft("r2c_in_place", {5, 7}, Transform::r2c, true),
        fft("c2r", {9}, Transform::c2r, false), fft("c2r_2d", {6, 5}, Transform::c2r, false),
        fft("c2r_in_place", {6, 5}, Transform::c2r, true)};
}

class OnTheCpu : public ::testing::TestWithParam<Kind> {
protected:
    Experiment experiment = [] {
        Experiment e;
        e.problem = GetParam().problem;
        for (const Operand& operand : operandsOf(e.problem))
            e.placement.of(operand.id) = MemorySpace{};
        e.execution.space = ExecutionSpace{};
        e.execution.threads = 1;
        e.measure.cache = CacheState::hot;
        e.measure.samples = 3;
        return e;
    }();

    phasebench::Run measured()
    {
        const std::atomic<bool> no = false;
        const TaskHooks hooks{no, no, [](const Progress&) {}, [](const SamplesChunk&) {}, 0.0};
        Memory memory{ExecutionSpace{}, nullptr};
        const bool matmul = std::holds_alternative<Matmul>(experiment.problem.value);
        phasebench::Run run;
        PointDriver(experiment, matmul ? static_cast<Backend&>(m_openblas) : m_fftw, memory, hooks, nullptr)
            .measure(run);
        return run;
    }

private:
    OpenblasBackend m_openblas;
    FftwBackend m_fftw;
};

TEST_P(OnTheCpu, EveryCallFormComputesWhatIsRight)
{
    for (const CallForm form : {CallForm::stateless, CallForm::stateful})
        for (const OperandUpdate operands : {OperandUpdate::reset, OperandUpdate::in_place})
            for (const Batching batching : {Batching::dimension, Batching::sequence}) {
                experiment.call = {form, batching == Batching::sequence ? batch : 3, operands, batching};
                const std::string what = std::string(nameOf(form)) + ", " + std::string(nameOf(operands)) + ", "
                    + std::string(nameOf(batching));
                const phasebench::Run run = measured();
                EXPECT_EQ(run.status, RunStatus::completed) << what << ": " << run.message;
                ASSERT_TRUE(run.check) << what;
                EXPECT_TRUE(run.check->passed) << what << ": " << run.check->relative_error;
                EXPECT_EQ(run.call->figure.samples, 0) << "figures are the runner's";
                EXPECT_EQ(run.series.at("call").size(), 3U) << what;
            }
}

INSTANTIATE_TEST_SUITE_P(
    Problems, OnTheCpu, ::testing::ValuesIn(kinds()), [](const auto& kind) { return std::string(kind.param.name); });

} // namespace
} // namespace phasebench::cpu_call_forms_test
