// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/axis_edit.h"
#include "gui/panels/axis_text.h"
#include "gui/session/experiment_model.h"

#include <gtest/gtest.h>

namespace phasebench::axis_text_test {
namespace {

using nlohmann::json;

TEST(AxisText, ValuesAreReadAsTheyAreWritten)
{
    EXPECT_EQ(valuesFromText(QStringLiteral("256, 2^10 ,0.5"), 1), (json{256, 1024, 0.5}));
    EXPECT_EQ(valuesFromText(QStringLiteral("cpu, gpu:0"), 1), (json{"cpu", "gpu:0"}));
    EXPECT_EQ(valuesFromText(QStringLiteral("8; 16, 24"), 2), json::parse("[[8, 8], [16, 24]]"));
    EXPECT_EQ(valuesFromText(QStringLiteral("true, null, false"), 1), (json{true, nullptr, false}));
    EXPECT_EQ(valuesFromText(QString(), 1), json::array());
    EXPECT_EQ(
        keysFromText(QStringLiteral("problem.m , problem.n")), (std::vector<std::string>{"problem.m", "problem.n"}));
    EXPECT_EQ(textOfValues(json::parse(R"([["gpu:0", null], ["cpu", 2]])"), 2), QStringLiteral("gpu:0, null; cpu, 2"));
}

/// What a file says comes out of the editor unchanged, whichever fields show it.
TEST(AxisEdit, KeepsEveryAxisAsItIs)
{
    ExperimentModel model;
    for (const char* text :
        {R"({"key": "problem.m", "from": 256, "to": 4096, "factor": 2})",
            R"({"key": ["problem.m", "problem.n", "problem.k"], "from": 8, "to": 64, "factor": 1.5})",
            R"({"key": "problem.n", "values": [3, 5, 7]})",
            R"({"key": ["problem.m", "problem.n", "problem.k"], "values": [[1, 2, 3], [4, 5, 6]]})",
            R"({"key": ["problem.m", "problem.n", "problem.k"], "values": [[1, 1, 1], [4, 4, 4]]})",
            R"({"key": ["placement.a", "placement.b", "placement.d"], "values": [["host_pinned", "host_pinned", "host_pinned"]]})",
            R"({"key": ["placement.a", "placement.b"], "values": [["host_pinned", "gpu:0"]]})",
            R"({"key": "execution.space", "values": ["cpu", "gpu:0"]})",
            R"({"key": "execution.space", "values": ["gpu:7"]})",
            R"({"key": "planning.workspace", "values": [0, 1048576]})"}) {
        const AxisEdit edit(sweepSubjects(model), json::parse(text));
        EXPECT_EQ(edit.axis(), json::parse(text)) << text;
    }
}

TEST(SweepSubjects, ThePresetsAreValidSweeps)
{
    for (const char* problem : {R"({"kind": "matmul", "m": 8, "n": 8, "k": 8, "type": "float32"})",
             R"({"kind": "fft", "shape": [256], "type": "float32"})",
             R"({"kind": "fft", "shape": [16, 16], "type": "float64"})"}) {
        ExperimentModel model;
        model.setDocument({{"phasebench", 1}, {"problem", json::parse(problem)}});
        for (const SweepPreset& preset : sweepPresets(model)) {
            Faults faults;
            json document = model.document();
            document["sweep"] = preset.axes;
            const auto file = ExperimentFile::fromDocument(document, faults);
            EXPECT_TRUE(faults.empty()) << preset.label.toStdString() << ": " << faults.front().sentence;
            EXPECT_GT(file.points(), 1U);
        }
        for (const SweepSubject& subject : sweepSubjects(model)) {
            if (!subject.choices.empty() || subject.keys.front() == "execution.threads")
                continue;
            Faults faults;
            json document = model.document();
            document["sweep"] = json::array({axisOf(subject, subject.range)});
            ExperimentFile::fromDocument(document, faults);
            EXPECT_TRUE(faults.empty()) << subject.label.toStdString() << ": " << faults.front().sentence;
        }
    }
}

TEST(SweepSubjects, TheLeastTimeIsThatOfTheSeries)
{
    Faults faults;
    json document = json::parse(R"({"phasebench": 1, "problem": {"kind": "fft", "shape": [256], "type": "float32"},
        "measure": {"min_time": 0.25}, "sweep": [{"key": "problem.shape.0", "from": 256, "to": 1024, "factor": 2}]})");
    EXPECT_DOUBLE_EQ(*leastSeconds(ExperimentFile::fromDocument(document, faults)), 1.5);
    document["measure"]["samples"] = 5;
    EXPECT_FALSE(leastSeconds(ExperimentFile::fromDocument(document, faults)));
}

} // namespace
} // namespace phasebench::axis_text_test
