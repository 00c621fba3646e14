// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/capability.h"
#include "tests/engine/problem/texts.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace phasebench::examples_test {
namespace {

std::vector<std::filesystem::path> examples()
{
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(PHASEBENCH_SOURCE_DIR "/resources/examples"))
        if (entry.path().extension() == ".json")
            paths.push_back(entry.path());
    return paths;
}

std::string textOf(const std::filesystem::path& path)
{
    std::ifstream stream(path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(Examples, AreThere)
{
    EXPECT_GE(examples().size(), 9U);
    EXPECT_TRUE(std::filesystem::exists(PHASEBENCH_SOURCE_DIR "/resources/examples/first.json"));
}

TEST(Examples, AreValidTitledAndPossible)
{
    for (const auto& path : examples()) {
        SCOPED_TRACE(path.filename().string());
        const ExperimentFile file = test::file(textOf(path));
        EXPECT_FALSE(file.title().empty());
        for (std::size_t point = 0; point < file.points(); ++point) {
            Experiment experiment = file.experiment(point);
            resolve(experiment, {1, 2});
            for (const Fault& fault : whyImpossible(experiment))
                ADD_FAILURE() << "point " << point << ": " << fault.sentence;
        }
    }
}

TEST(Examples, FirstTriesEveryPlannerEffort)
{
    const ExperimentFile file = test::file(textOf(PHASEBENCH_SOURCE_DIR "/resources/examples/first.json"));
    ASSERT_EQ(file.points(), namesOf<Effort>().size());
    for (std::size_t point = 0; point < file.points(); ++point) {
        Experiment experiment = file.experiment(point);
        resolve(experiment, {0, 2});
        EXPECT_EQ(libraryOf(experiment).name, "fftw");
        EXPECT_EQ(experiment.planning.effort, static_cast<Effort>(point));
    }
}

} // namespace
} // namespace phasebench::examples_test
