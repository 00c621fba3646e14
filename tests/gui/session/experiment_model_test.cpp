// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/problem/keys/command_options.h"
#include "engine/problem/keys/key_path.h"
#include "gui/session/experiment_edit.h"
#include "gui/session/experiment_model.h"

#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace phasebench::experiment_model_test {
namespace {

using nlohmann::json;

std::shared_ptr<const Machine> laptop()
{
    Machine machine;
    machine.cores = 4;
    machine.memory = 16'000'000'000;
    machine.cuda_reason = "There is no NVIDIA driver on this computer.";
    return std::make_shared<const Machine>(machine);
}

TEST(ExperimentEditTest, FindsValuesByTheirKeys)
{
    const json document = {{"problem", {{"shape", {4, 5}}, {"kind", "fft"}}}};
    EXPECT_EQ(*findAt(document, "problem.shape.1"), 5);
    EXPECT_EQ(*findAt(document, "problem.kind"), "fft");
    for (const char* none : {"problem.shape.2", "problem.shape.x", "problem.kind.x", "call", ""})
        EXPECT_EQ(findAt(document, none), nullptr) << none;
}

TEST(ExperimentEditTest, AnotherTypeDropsWhatContradictsIt)
{
    json document = newDocument("matmul");
    document["problem"]["compute"] = "float32";
    document["problem"]["a"] = {{"type", "float32"}};
    document = withValue(document, "problem.type", "float64");
    EXPECT_FALSE(document["problem"].contains("compute"));
    EXPECT_FALSE(document["problem"].contains("a"));
    Faults faults;
    experimentFromJson(document, faults);
    EXPECT_TRUE(faults.empty()) << faults.front().sentence;
}

TEST(ExperimentEditTest, OperandsThatGoTakeTheirPlacementWithThem)
{
    json document = newDocument("fft");
    document["placement"] = {{"out", "host_pinned"}};
    document = withValue(document, "problem.in_place", true);
    EXPECT_FALSE(document.contains("placement"));
    Faults faults;
    experimentFromJson(document, faults);
    EXPECT_TRUE(faults.empty());
}

TEST(ExperimentEditTest, SimplifiedMeansTheSameWithLess)
{
    Faults faults;
    for (const char* kind : {"matmul", "fft"}) {
        json given = newDocument(kind);
        given["measure"] = {{"seed", 9}};
        const Experiment meant = experimentFromJson(given, faults);
        const json whole = toJson(meant);
        const json little = simplified(whole);
        EXPECT_EQ(experimentFromJson(little, faults), meant);
        EXPECT_TRUE(faults.empty());
        EXPECT_LT(little.dump().size(), whole.dump().size() / 2);
        EXPECT_EQ(little["measure"], json({{"seed", 9}}));
    }
}

TEST(ExperimentModelTest, KeepsWhatWasTypedEvenWhenItIsWrong)
{
    ExperimentModel model;
    EXPECT_TRUE(model.isValid());
    model.set("problem.m", "many");
    EXPECT_FALSE(model.isValid());
    EXPECT_EQ(model.experiment(), nullptr);
    EXPECT_EQ(model.value("problem.m"), "many");
    ASSERT_NE(model.faultAt("problem.m"), nullptr);
    EXPECT_EQ(model.faultAt("problem.n"), nullptr);
    model.set("problem.m", 12);
    EXPECT_TRUE(model.isValid());
}

TEST(ExperimentModelTest, ShowsTheDefaultsThatHold)
{
    ExperimentModel model;
    EXPECT_FALSE(model.isGiven("measure.timeout"));
    EXPECT_EQ(model.value("measure.timeout"), 15.0);
    EXPECT_EQ(model.value("placement.a"), "host_pageable");
    EXPECT_TRUE(model.value("problem.shape").is_null());
}

TEST(ExperimentModelTest, UndoTakesBackOneFieldAtATime)
{
    ExperimentModel model;
    const json before = model.document();
    for (const int m : {1, 12, 123})
        model.set("problem.m", m);
    model.set("problem.n", 5);
    model.undo();
    EXPECT_EQ(model.value("problem.m"), 123);
    model.undo();
    EXPECT_EQ(model.document(), before);
    EXPECT_FALSE(model.canUndo());
}

TEST(ExperimentModelTest, RedoBringsBackWhatWasUndoneUntilSomethingElseIsChanged)
{
    ExperimentModel model;
    EXPECT_FALSE(model.canRedo());
    model.set("problem.m", 123);
    model.set("problem.n", 5);
    model.undo();
    model.undo();
    model.redo();
    EXPECT_EQ(model.value("problem.m"), 123);
    EXPECT_FALSE(model.isGiven("problem.n") && model.value("problem.n") == 5);
    model.redo();
    EXPECT_EQ(model.value("problem.n"), 5);
    EXPECT_FALSE(model.canRedo());
    model.undo();
    model.set("problem.k", 7);
    EXPECT_FALSE(model.canRedo());
}

TEST(ExperimentModelTest, WhatThisComputerLacksIsAnObstacleNotAFault)
{
    ExperimentModel model;
    model.set("execution.space", "gpu:0");
    model.setMachine(laptop());
    EXPECT_TRUE(model.isValid());
    EXPECT_FALSE(model.canRun());
    ASSERT_NE(model.faultAt("execution.space"), nullptr);
    EXPECT_FALSE(model.obstacles().front().fixes.empty());
    model.apply(model.obstacles().front().fixes);
    EXPECT_TRUE(model.canRun());
}

TEST(ExperimentModelTest, SaysWhyAChoiceIsImpossible)
{
    ExperimentModel model;
    model.setMachine(laptop());
    const auto reason = model.whyNot("execution.space", "gpu:0");
    ASSERT_TRUE(reason);
    EXPECT_NE(reason->sentence.find("NVIDIA driver"), std::string::npos) << reason->sentence;
    EXPECT_FALSE(model.whyNot("problem.type", "float64"));
    EXPECT_TRUE(model.whyNot("problem.type", "int8"));
}

TEST(ExperimentModelTest, ASweepIsCountedAndItsKeysAreKnown)
{
    ExperimentModel model;
    json document = newDocument("fft");
    document["sweep"] = {{{"key", "planning.effort"}, {"values", {"estimate", "measure", "patient", "exhaustive"}}}};
    model.setDocument(document);
    EXPECT_EQ(model.points(), 4u);
    EXPECT_TRUE(model.isSwept("planning.effort"));
    EXPECT_TRUE(model.sweepText().contains(QStringLiteral("planning.effort")));
    model.clear("sweep");
    EXPECT_EQ(model.points(), 1u);
    EXPECT_TRUE(model.sweepText().isEmpty());
}

TEST(ExperimentModelTest, ALongSweepIsCheckedElsewhere)
{
    ExperimentModel model;
    json document = newDocument("matmul");
    json values = json::array();
    for (int m = 1; m <= 3000; ++m)
        values.push_back(m);
    document["sweep"] = {{{"key", "problem.m"}, {"values", values}}};
    model.setDocument(document);
    EXPECT_TRUE(model.isChecking());
    EXPECT_FALSE(model.canRun());
    model.set("problem.n", 0);
    model.set("problem.n", 12);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !model.isChecking(); }, 60'000));
    EXPECT_EQ(model.points(), 3000u);
    EXPECT_EQ(model.experiment()->problem.as<Matmul>().n, 12);
    document["sweep"][0]["values"][2999] = 0;
    model.setDocument(document);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !model.isChecking(); }, 60'000));
    EXPECT_FALSE(model.isValid());
    EXPECT_FALSE(model.faults().empty());
    model.clear("sweep");
    EXPECT_FALSE(model.isChecking());
    EXPECT_TRUE(model.isValid());
    // A range may be as long.
    document["sweep"] = {{{"key", "problem.m"}, {"from", 1}, {"to", 3000}, {"factor", 1.0001}}};
    model.setDocument(document);
    EXPECT_TRUE(model.isChecking());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !model.isChecking(); }, 60'000));
    EXPECT_EQ(model.points(), 3000u);
}

TEST(ExperimentModelTest, AnEditThatChangesNothingTellsNobody)
{
    ExperimentModel model;
    QSignalSpy changed(&model, &ExperimentModel::changed);
    model.set("problem.m", model.value("problem.m"));
    EXPECT_EQ(changed.count(), 0);
}

} // namespace
} // namespace phasebench::experiment_model_test
