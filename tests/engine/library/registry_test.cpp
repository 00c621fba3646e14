// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/capability.h"
#include "engine/library/configuration.h"
#include "engine/library/environment.h"
#include "engine/library/processor.h"
#include "engine/library/registry.h"
#include "engine/problem/sweep.h"

#include <gmock/gmock.h>
#include <set>

namespace phasebench::registry_test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

Experiment matmul(const std::string& execution)
{
    Faults faults;
    const auto file = ExperimentFile::parse(
        R"({"phasebench": 1, "problem": {"kind": "matmul", "m": 8, "n": 8, "k": 8, "type": "float32"}, "execution": )"
            + execution + "}",
        faults);
    EXPECT_THAT(faults, IsEmpty());
    Experiment experiment = file.experiment(0);
    resolve(experiment, {1, 2});
    return experiment;
}

TEST(Registry, everyLibraryIsFoundByAnOwnNameAndSaysWhatEveryLayerAsks)
{
    std::set<std::string_view> names;
    for (const Library* library : libraries()) {
        EXPECT_TRUE(names.insert(library->name).second) << library->name;
        EXPECT_EQ(findLibrary(library->name), library);
        EXPECT_EQ(libraryTitle(library->name), library->title);
        EXPECT_FALSE(library->title.empty() || library->licence.empty() || library->worker.empty()) << library->name;
        EXPECT_FALSE(library->rules.empty() || library->configuration.empty()) << library->name;
        for (const ConfigurationKey& key : library->configuration)
            if (!key.byDefault.empty()) {
                EXPECT_TRUE(key.isRight(nlohmann::json::parse(key.byDefault))) << library->name << " " << key.name;
            }
    }
    EXPECT_EQ(findLibrary("abacus"), nullptr);
    EXPECT_EQ(libraryTitle("abacus"), "abacus");
}

TEST(Registry, aLibraryThatIsAskedForDecidesBetweenCpuAndGpu)
{
    EXPECT_EQ(matmul(R"({"backend": "openblas"})").execution.space, ExecutionSpace{});
    EXPECT_FALSE(matmul(R"({})").execution.space->isCpu());
    EXPECT_EQ(libraryOf(matmul(R"({"space": "cpu"})")).name, "openblas");
    EXPECT_EQ(libraryOf(matmul(R"({"backend": "cublaslt"})")).name, "cublaslt");
}

TEST(Registry, aLibraryThatIsAskedForInVainSaysWhy)
{
    const Faults kind = whyImpossible(matmul(R"({"space": "cpu", "backend": "fftw"})"));
    ASSERT_EQ(kind.size(), 1U);
    EXPECT_EQ(kind.front().key, "execution.backend");
    EXPECT_EQ(kind.front().sentence, "FFTW computes FFTs, not matrix products.");
    const Faults device = whyImpossible(matmul(R"({"space": "cpu", "backend": "cublaslt"})"));
    ASSERT_EQ(device.size(), 1U);
    EXPECT_THAT(device.front().sentence, HasSubstr("cuBLASLt computes on a GPU"));
    EXPECT_EQ(device.front().fixes, (std::vector<SuggestedFix>{{"execution.space", "\"gpu:0\""}}));
}

TEST(Registry, anUnknownNameIsAFaultWithTheList)
{
    Faults faults;
    ExperimentFile::parse(
        R"({"phasebench": 1, "problem": {"kind": "fft", "shape": [8], "type": "float32"}, "execution": {"backend": "ftw"}})",
        faults);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults.front().key, "execution.backend");
    for (const std::string_view name : libraryNames())
        EXPECT_THAT(faults.front().sentence, HasSubstr(std::string(name)));
    EXPECT_EQ(faults.front().fixes, (std::vector<SuggestedFix>{{"execution.backend", "\"fftw\""}}));
}

TEST(Registry, theExperimentHoldsALibraryOnlyWhenItWasAskedFor)
{
    EXPECT_FALSE(toJson(matmul(R"({"space": "cpu"})"))["execution"].contains("backend"));
    EXPECT_EQ(toJson(matmul(R"({"space": "cpu", "backend": "openblas"})"))["execution"]["backend"], "openblas");
}

TEST(Registry, theLibraryOfAConfigurationIsTheOneThatKnowsItsKeys)
{
    for (const auto& [configuration, name] : std::vector<std::pair<nlohmann::json, std::string_view>>{
             {{{"algorithm", 1}, {"tile", "64x64"}}, "cublaslt"}, {{{"kernel_set", "Zen"}, {"threads", 2}}, "openblas"},
             {{{"effort", "patient"}, {"threads", 2}}, "fftw"}, {{{"patient_jit", true}}, "cufft"}}) {
        const Library* const library = libraryOfConfiguration(configuration);
        ASSERT_NE(library, nullptr) << configuration;
        EXPECT_EQ(library->name, name);
    }
    EXPECT_EQ(libraryOfConfiguration({{"warp", 1}}), nullptr);
}

TEST(Registry, whatExperimentsMaySetIsAmongWhatIsRecorded)
{
    for (const std::string_view name : settableEnvironment())
        EXPECT_TRUE(isLibraryEnvironment(name)) << name;
    for (const std::string_view name : {"OPENBLAS_NUM_THREADS", "CUDA_VISIBLE_DEVICES", "CUDA_CACHE_PATH", "PATH"})
        EXPECT_THAT(settableEnvironment(), testing::Not(testing::Contains(name)));
    EXPECT_EQ(presetEnvironment("cpu").at("OPENBLAS_THREAD_TIMEOUT"), "4");
    EXPECT_THAT(presetEnvironment("cuda"), IsEmpty());
}

TEST(Processor, kernelsOfAnOlderGenerationAreToldOnlyWhereTheyCost)
{
    const Library& openblas = library::openblas;
    EXPECT_EQ(whySlow(openblas, "Prescott", "AVX-512"),
        "OpenBLAS runs its Prescott kernels, which use SSE instructions; this processor has AVX-512, so other kernels "
        "would be several times as fast.");
    EXPECT_THAT(whySlow(openblas, "prescott", "AVX2"), HasSubstr("AVX2"));
    EXPECT_THAT(whySlow(openblas, "Sandybridge", "AVX2"), HasSubstr("use AVX instructions"));
    EXPECT_THAT(whySlow(openblas, "Haswell", "AVX-512"), IsEmpty());
    EXPECT_THAT(whySlow(openblas, "SkylakeX", "AVX-512"), IsEmpty());
    EXPECT_THAT(whySlow(openblas, "Prescott", "SSE"), IsEmpty());
    EXPECT_THAT(whySlow(openblas, "Prescott", ""), IsEmpty());
    EXPECT_THAT(whySlow(openblas, "Unheardof", "AVX-512"), IsEmpty());
    EXPECT_THAT(whySlow(library::cublaslt, "Prescott", "AVX-512"), IsEmpty());
}

TEST(Processor, theWidestInstructionsFollowFromTheFlags)
{
    EXPECT_EQ(vectorInstructions("fpu sse sse2 avx fma avx2 avx512f avx512dq avx512bw avx512vl"), "AVX-512");
    EXPECT_EQ(vectorInstructions("sse2 avx fma avx2 avx512f"), "AVX2");
    EXPECT_EQ(vectorInstructions("sse2 avx avx2"), "AVX");
    EXPECT_EQ(vectorInstructions("sse2"), "SSE");
    EXPECT_EQ(vectorInstructions("asimd sve"), "");
}

} // namespace
} // namespace phasebench::registry_test
