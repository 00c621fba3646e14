// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/fftw/fftw_backend.h"
#include "tests/engine/worker/cpu/direct_call.h"

#include <algorithm>
#include <gmock/gmock.h>

namespace phasebench::fftw_backend_test {
using testing::HasSubstr;

namespace {

Fft fftOf(std::vector<std::int64_t> shape, Transform transform = Transform::c2c, DataType type = DataType::float32)
{
    Fft fft;
    fft.shape = std::move(shape);
    fft.transform = transform;
    fft.type = type;
    fft.direction = transform == Transform::c2r ? Direction::inverse : Direction::forward;
    return fft;
}

DirectResult called(FftwBackend& backend, const Fft& fft, const PlanPreferences& preferences, std::int64_t offset = 0)
{
    const DirectResult result = callDirectly(backend, {fft}, preferences, offset);
    EXPECT_TRUE(result.check.passed) << describe(Problem{fft}) << (fft.in_place ? " in place" : "") << ": "
                                     << result.check.relative_error << " > " << result.check.tolerance;
    EXPECT_TRUE(result.facts.destroysInput || result.inputsKept) << describe(Problem{fft});
    return result;
}

const std::vector<std::vector<std::int64_t>> shapes{
    {1}, {2}, {16}, {15}, {1009}, {6, 8}, {7, 9}, {12, 1}, {2, 3, 4}, {8, 5, 7}, {1, 6, 2}};

} // namespace

TEST(FftwBackend, EveryTransformShapeDirectionPrecisionAndPlace)
{
    FftwBackend backend;
    for (const auto& shape : shapes)
        for (const Transform transform : {Transform::c2c, Transform::r2c, Transform::c2r})
            for (const DataType type : {DataType::float32, DataType::float64})
                for (const std::int64_t batch : {1, 3})
                    for (int bits = 0; bits < 4; ++bits) {
                        Fft fft = fftOf(shape, transform, type);
                        fft.batch = batch;
                        fft.in_place = (bits & 1) != 0;
                        if ((bits & 2) != 0 && transform == Transform::c2c)
                            fft.direction = Direction::inverse;
                        called(backend, fft, {});
                    }
}

TEST(FftwBackend, EveryEffortAndThreadCount)
{
    FftwBackend backend;
    for (const Effort effort : {Effort::estimate, Effort::measure, Effort::patient, Effort::exhaustive})
        for (const int threads : {1, 2})
            for (const Transform transform : {Transform::c2c, Transform::r2c, Transform::c2r}) {
                PlanPreferences preferences;
                preferences.effort = effort;
                preferences.threads = threads;
                preferences.timeLimit = 0.3;
                EXPECT_EQ(backend.planningNeedsScratch(preferences), effort != Effort::estimate);
                const DirectResult result = called(backend, fftOf({4, 30}, transform), preferences);
                const PlanRecord& record = result.record;
                EXPECT_EQ(record.configuration.at("effort"), nameOf(effort));
                EXPECT_EQ(record.configuration.at("threads"), threads);
                const auto text = result.record.details.at("plan").get<std::string>();
                EXPECT_THAT(text, HasSubstr("("));
                EXPECT_LT(text.size(), 2100U);
                EXPECT_GT(result.record.details.at("additions").get<double>(), 0);
            }
}

TEST(FftwBackend, WhatItDoesNotCountIsNotNothing)
{
    // FFTW counts by whole vectors of transforms, so a single one may count as none.
    FftwBackend backend;
    for (const std::int64_t length : {16, 64, 100}) {
        const nlohmann::json details = called(backend, fftOf({length}), {}).record.details;
        double sum = 0;
        for (const char* const count : {"additions", "multiplications", "fused_multiply_adds"})
            sum += details.at(count).is_null() ? 0 : details.at(count).get<double>();
        EXPECT_TRUE(sum > 0 || details.at("additions").is_null()) << length;
    }
}

TEST(FftwBackend, SaysWhenTheInputIsOverwritten)
{
    FftwBackend backend;
    EXPECT_FALSE(called(backend, fftOf({16}), {}).facts.destroysInput);
    EXPECT_FALSE(called(backend, fftOf({6, 8}, Transform::r2c), {}).facts.destroysInput);
    EXPECT_FALSE(called(backend, fftOf({4096}, Transform::c2r), {}).facts.destroysInput);
    EXPECT_TRUE(called(backend, fftOf({6, 8}, Transform::c2r), {}).facts.destroysInput);
    Fft inPlace = fftOf({16});
    inPlace.in_place = true;
    EXPECT_TRUE(called(backend, inPlace, {}).facts.destroysInput);
}

TEST(FftwBackend, CrookedOperandsArePlannedFor)
{
    FftwBackend backend;
    for (const DataType type : {DataType::float32, DataType::float64})
        for (const Effort effort : {Effort::estimate, Effort::measure}) {
            PlanPreferences preferences;
            preferences.effort = effort;
            const Fft fft = fftOf({64}, Transform::c2c, type);
            const DirectResult crooked = called(backend, fft, preferences, 8);
            EXPECT_EQ(crooked.record.configuration.at("aligned"), false);
            EXPECT_FALSE(crooked.record.remarks.empty());
            EXPECT_EQ(crooked.facts.alignment[FftOperand::in], sizeOf(type));
            const DirectResult straight = called(backend, fft, preferences);
            EXPECT_EQ(straight.record.configuration.at("aligned"), true);
            EXPECT_GE(straight.facts.alignment[FftOperand::out], 16);
        }
}

TEST(FftwBackend, AnAlignedPlanDoesNotBindCrookedOperands)
{
    FftwBackend backend;
    const Problem problem{fftOf({64})};
    const HostArrays straight(problem);
    const HostArrays crooked(problem, 8);
    PlanPreferences preferences;
    preferences.alignment = straight.alignment();
    const auto specification = backend.specify(problem, straight.operands());
    ASSERT_TRUE(specification);
    const auto plan = (*specification)->plan(preferences, nullptr, straight.operands());
    ASSERT_TRUE(plan);
    EXPECT_TRUE((*plan)->bind(straight.operands()));
    const auto bound = (*plan)->bind(crooked.operands());
    ASSERT_FALSE(bound);
    EXPECT_EQ(bound.error().operand, FftOperand::in);
    EXPECT_EQ(bound.error().alignment, 8);
}

TEST(FftwBackend, WisdomIsKeptByPrecisionAndForgottenForAColdPlan)
{
    FftwBackend backend;
    PlanPreferences measure;
    measure.effort = Effort::measure;
    measure.coldCaches = true;
    called(backend, fftOf({60}), measure);
    called(backend, fftOf({48}, Transform::r2c, DataType::float64), measure);
    const std::string wisdom = backend.wisdom();
    const auto json = nlohmann::json::parse(wisdom);
    EXPECT_THAT(json.at("float32").get<std::string>(), HasSubstr("fftwf"));
    EXPECT_THAT(json.at("float64").get<std::string>(), HasSubstr("fftw"));

    PlanPreferences cold;
    cold.coldCaches = true;
    called(backend, fftOf({8}), cold);
    // The plan for 8 leaves wisdom of its own, and none of the plan for 60 is left.
    EXPECT_NE(nlohmann::json::parse(backend.wisdom()).value("float32", ""), json.at("float32"));

    backend.setWisdom("");
    EXPECT_EQ(backend.wisdom(), "");
    backend.setWisdom(wisdom);
    EXPECT_EQ(nlohmann::json::parse(backend.wisdom()).size(), json.size());
    backend.setWisdom("no wisdom at all");
    EXPECT_EQ(backend.wisdom(), "");
    backend.setWisdom(R"({"float32": "(fftw-9.9 fftwf_wisdom #x1 #x2 #x3 #x4\n)\n", "float64": 7})");
    EXPECT_EQ(backend.wisdom(), "");
}

TEST(FftwBackend, ATimeLimitThatCutsPlanningOffIsReported)
{
    FftwBackend backend;
    PlanPreferences hasty;
    hasty.effort = Effort::exhaustive;
    hasty.coldCaches = true;
    hasty.timeLimit = 1e-9;
    const PlanRecord cut = called(backend, fftOf({720, 60}), hasty).record;
    EXPECT_EQ(cut.configuration.at("complete"), false);
    EXPECT_THAT(cut.remarks, testing::Contains(HasSubstr("cut off")));
    EXPECT_EQ(backend.wisdom(), "");

    // What was known before is known afterwards.
    PlanPreferences measure;
    measure.effort = Effort::measure;
    called(backend, fftOf({24}), measure);
    const std::string known = backend.wisdom();
    EXPECT_NE(known, "");
    hasty.coldCaches = false;
    called(backend, fftOf({720, 60}), hasty);
    const auto sorted = [](const std::string& text) {
        std::string letters = text;
        std::ranges::sort(letters);
        return letters;
    };
    EXPECT_EQ(sorted(backend.wisdom()), sorted(known));

    PlanPreferences patient;
    patient.effort = Effort::measure;
    patient.coldCaches = true;
    patient.timeLimit = 60;
    const PlanRecord whole = called(backend, fftOf({24}), patient).record;
    EXPECT_EQ(whole.configuration.at("complete"), true);
    EXPECT_THAT(whole.remarks, testing::Not(testing::Contains(HasSubstr("cut off"))));
}

TEST(FftwBackend, AChoiceOverridesEffortAndThreads)
{
    FftwBackend backend;
    const Problem problem{fftOf({96})};
    const HostArrays arrays(problem);
    const auto specification = backend.specify(problem, arrays.operands());
    ASSERT_TRUE(specification);
    const PlanConfiguration choice{{"effort", "measure"}, {"threads", 2}};
    const auto plan = (*specification)->plan({}, &choice, arrays.operands());
    ASSERT_TRUE(plan);
    EXPECT_EQ((*plan)->record().configuration.at("effort"), "measure");
    EXPECT_EQ((*plan)->record().configuration.at("threads"), 2);
}

TEST(FftwBackend, RefusesWhatItDoesNotCompute)
{
    FftwBackend backend;
    const auto half = backend.specify({fftOf({8}, Transform::c2c, DataType::float16)}, {});
    ASSERT_FALSE(half);
    EXPECT_THAT(half.error().sentence, HasSubstr("not in float16"));
    EXPECT_EQ(half.error().fixes, (std::vector<SuggestedFix>{{"problem.type", "\"float32\""}}));
    const auto matmul = backend.specify({Matmul{}}, {});
    ASSERT_FALSE(matmul);
    EXPECT_THAT(matmul.error().sentence, HasSubstr("FFTs, not matrix products"));
    EXPECT_EQ(backend.name(), "fftw");
}

TEST(FftwBackend, PlanningWithoutArraysIsAnError)
{
    FftwBackend backend;
    const auto specification = backend.specify({fftOf({8})}, {});
    ASSERT_TRUE(specification);
    EXPECT_THROW((*specification)->plan({}, nullptr, {}), BackendError);
}

TEST(FftwBackend, TheVersionIsANumber)
{
    EXPECT_THAT(fftwVersion(), testing::ContainsRegex("^[0-9]+\\.[0-9]+"));
}

} // namespace phasebench::fftw_backend_test
