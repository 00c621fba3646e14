// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/probes.h"
#include "gui/models/selection.h"
#include "gui/panels/key_choice.h"
#include "gui/panels/placement_map.h"
#include "gui/panels/placement_panel.h"
#include "gui/panels/placement_tile.h"
#include "gui/session/experiment_model.h"
#include "gui/session/forecast.h"
#include "tests/support/sample_runs.h"

#include <QLabel>
#include <QMenu>
#include <QTest>
#include <gtest/gtest.h>

namespace phasebench::placement_map_test {
namespace {

const MemorySpace pageable{MemorySpace::Kind::host_pageable, 0};
const MemorySpace pinned{MemorySpace::Kind::host_pinned, 0};
const MemorySpace gpu0{MemorySpace::Kind::gpu, 0};

/// The panel on a computer with a GPU, moved by real mouse and key events.
class PlacementTest : public testing::Test {
protected:
    void SetUp() override
    {
        const auto run = samples::fourPlacements().front();
        m_model.setMachine(std::make_shared<const Machine>(run->machine));
        m_panel.resize(720, 300);
        m_panel.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_panel));
    }

    PlacementMap& map() { return *m_panel.map(); }

    PlacementTile* tile(OperandId id) { return map().tile(id); }

    QPoint middleOf(const MemorySpace& space)
    {
        const MapLayout::Region* region = map().places().region(space);
        // Not where tiles are: the title.
        return region ? region->title.center() : QPoint();
    }

    void press(OperandId id) { QTest::mousePress(tile(id), Qt::LeftButton, {}, tile(id)->rect().center()); }

    void carry(OperandId id, const QPoint& there)
    {
        // In steps, as a hand does it.
        const QPoint start = tile(id)->geometry().center();
        for (const double part : {0.2, 0.6, 1.0})
            QTest::mouseMove(tile(id), tile(id)->mapFromParent(start + (there - start) * part));
    }

    void release(OperandId id, const QPoint& there)
    {
        QTest::mouseRelease(tile(id), Qt::LeftButton, {}, tile(id)->mapFromParent(there));
    }

    void drag(OperandId id, const MemorySpace& space)
    {
        press(id);
        carry(id, middleOf(space));
        release(id, middleOf(space));
    }

    QString refusal() const
    {
        const auto* label = m_panel.findChild<QLabel*>(QStringLiteral("placementRefusal"));
        return label->isVisible() ? label->text() : QString();
    }

    ExperimentModel m_model;
    RunList m_runs;
    Selection m_selection{m_runs};
    Probes m_probes;
    Forecast m_forecast{m_model, m_runs, m_selection, m_probes};
    PlacementPanel m_panel{m_model, m_forecast, m_selection};
};

TEST_F(PlacementTest, AnOperandIsDraggedToAnotherMemorySpace)
{
    const QRect home = tile(MatmulOperand::a)->geometry();
    press(MatmulOperand::a);
    carry(MatmulOperand::a, middleOf(pinned));
    EXPECT_TRUE(tile(MatmulOperand::a)->isLifted());
    EXPECT_EQ(map().state().over, pinned);
    EXPECT_EQ(map().state().targets.size(), map().map().regions.size());
    EXPECT_FALSE(m_model.isGiven("placement.a")) << "not before it is dropped";
    release(MatmulOperand::a, middleOf(pinned));
    EXPECT_EQ(m_model.value("placement.a"), "host_pinned");
    EXPECT_EQ(map().map().tile(MatmulOperand::a)->home, pinned);
    EXPECT_TRUE(map().places().region(pinned)->box.contains(tile(MatmulOperand::a)->geometry()));
    EXPECT_TRUE(map().state().targets.empty());
    EXPECT_NE(tile(MatmulOperand::a)->geometry(), home);

    m_model.undo();
    EXPECT_EQ(m_model.value("placement.a"), "host_pageable");
    EXPECT_EQ(tile(MatmulOperand::a)->geometry(), home);
}

TEST_F(PlacementTest, ADropElsewhereAndEscapePutTheTileBack)
{
    const QRect home = tile(MatmulOperand::a)->geometry();
    const nlohmann::json before = m_model.document();
    press(MatmulOperand::a);
    const QPoint nowhere(map().width() / 2, 2);
    ASSERT_FALSE(map().places().regionAt(nowhere)) << "between the regions";
    carry(MatmulOperand::a, nowhere);
    release(MatmulOperand::a, nowhere);
    EXPECT_EQ(m_model.document(), before);
    EXPECT_EQ(tile(MatmulOperand::a)->geometry(), home);

    press(MatmulOperand::a);
    carry(MatmulOperand::a, middleOf(gpu0));
    QTest::keyClick(tile(MatmulOperand::a), Qt::Key_Escape);
    EXPECT_FALSE(tile(MatmulOperand::a)->isLifted());
    EXPECT_EQ(tile(MatmulOperand::a)->geometry(), home);
    release(MatmulOperand::a, middleOf(gpu0));
    EXPECT_EQ(m_model.document(), before);
}

TEST_F(PlacementTest, ArrowKeysMoveTheFocusedOperand)
{
    PlacementTile* a = tile(MatmulOperand::a);
    a->setFocus();
    ASSERT_TRUE(a->hasFocus());
    QTest::keyClick(a, Qt::Key_Down);
    EXPECT_EQ(m_model.value("placement.a"), "host_pinned");
    EXPECT_TRUE(a->hasFocus()) << "so that the next key moves it on";
    QTest::keyClick(a, Qt::Key_Right);
    EXPECT_EQ(m_model.value("placement.a"), "gpu:0");
    QTest::keyClick(a, Qt::Key_Left);
    EXPECT_EQ(m_model.value("placement.a"), "host_pageable");
    QTest::keyClick(a, Qt::Key_Left);
    EXPECT_EQ(m_model.value("placement.a"), "host_pageable") << "nothing lies there";
}

TEST_F(PlacementTest, TheMenuListsEveryMemorySpace)
{
    const auto menu = [this]() -> QMenu* {
        for (QMenu* one : map().findChildren<QMenu*>(QStringLiteral("placementMenu")))
            if (one->isVisible())
                return one;
        return nullptr;
    };
    tile(MatmulOperand::d)->setFocus();
    QTest::keyClick(tile(MatmulOperand::d), Qt::Key_Space);
    ASSERT_TRUE(menu());
    ASSERT_EQ(menu()->actions().size(), 4);
    EXPECT_TRUE(menu()->actions()[0]->isChecked());
    QAction* there = menu()->findChild<QAction*>(QStringLiteral("gpu:0"));
    ASSERT_TRUE(there && there->isEnabled());
    there->trigger();
    EXPECT_EQ(m_model.value("placement.d"), "gpu:0");
    menu()->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTest::mouseClick(tile(MatmulOperand::d), Qt::LeftButton);
    ASSERT_TRUE(menu()) << "a click that is no drag opens it too";
    menu()->close();
}

TEST_F(PlacementTest, WhatIsImpossibleIsGreyedWithItsReasonAndOffersWhatHelps)
{
    auto machine = std::make_shared<Machine>(*m_model.machine());
    machine->gpus.clear();
    machine->cuda_reason = "There is no NVIDIA driver on this computer.";
    m_model.setMachine(machine);
    m_model.setDocument(nlohmann::json::parse(R"({"phasebench": 1,
        "problem": {"kind": "matmul", "m": 64, "n": 64, "k": 64, "type": "float32"}})"));
    ASSERT_EQ(m_model.value("execution.space"), "cpu");
    const nlohmann::json before = m_model.document();

    press(MatmulOperand::a);
    carry(MatmulOperand::a, middleOf(gpu0));
    const auto target = std::ranges::find(map().state().targets, gpu0, &MapTarget::space);
    ASSERT_NE(target, map().state().targets.end());
    EXPECT_TRUE(target->reason.contains(QStringLiteral("no NVIDIA driver"))) << target->reason.toStdString();
    EXPECT_TRUE(std::ranges::find(map().state().targets, pageable, &MapTarget::space)->reason.isEmpty());
    release(MatmulOperand::a, middleOf(gpu0));
    EXPECT_EQ(m_model.document(), before);
    EXPECT_TRUE(refusal().contains(QStringLiteral("no NVIDIA driver"))) << refusal().toStdString();

    tile(MatmulOperand::a)->setFocus();
    QTest::keyClick(tile(MatmulOperand::a), Qt::Key_Right);
    EXPECT_EQ(m_model.document(), before) << "the keyboard is refused likewise";
    m_model.set("problem.m", 65);
    EXPECT_TRUE(refusal().isEmpty()) << "another change makes it an old story";
}

TEST_F(PlacementTest, ComboBoxesAndTheMapAgree)
{
    const auto combos = [this] {
        QCoreApplication::processEvents();
        QStringList names;
        for (const QComboBox* box : m_panel.findChildren<QComboBox*>())
            if (box->isVisible())
                names << box->objectName();
        names.sort();
        return names.join(QLatin1Char(' '));
    };
    EXPECT_EQ(combos(), QString()) << "they are for Full";
    m_panel.setFull(true);
    EXPECT_EQ(combos(), QStringLiteral("placement.a placement.b placement.d"));
    auto* box = m_panel.findChild<KeyChoice*>(QStringLiteral("placement.b"));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    EXPECT_EQ(m_model.value("placement.b"), "host_pinned");
    EXPECT_EQ(map().map().tile(MatmulOperand::b)->home, pinned);
    drag(MatmulOperand::b, gpu0);
    EXPECT_EQ(box->currentText(), QStringLiteral("GPU 0"));
    m_model.set("problem.beta", 1.5);
    EXPECT_EQ(combos(), QStringLiteral("placement.a placement.b placement.c placement.d"));
    EXPECT_TRUE(tile(MatmulOperand::c) && tile(MatmulOperand::c)->isVisible());
    m_model.set("problem.kind", "fft");
    EXPECT_EQ(combos(), QStringLiteral("placement.in placement.out"));
    EXPECT_FALSE(tile(MatmulOperand::a));
    m_model.set("problem.in_place", true);
    EXPECT_EQ(combos(), QStringLiteral("placement.in"));
    m_panel.setFull(false);
    EXPECT_EQ(combos(), QString());
}

TEST_F(PlacementTest, AProblemThatIsNotWholeKeepsItsOperandsWithoutSizes)
{
    m_model.set("problem.m", "");
    ASSERT_FALSE(m_model.isValid());
    ASSERT_TRUE(tile(MatmulOperand::a)->isVisible());
    EXPECT_FALSE(map().map().tile(MatmulOperand::a)->bytes);
    EXPECT_TRUE(map().map().copies.empty());
    m_model.set("placement.a", "host_pinned");
    EXPECT_EQ(map().map().tile(MatmulOperand::a)->home, pinned);
}

TEST_F(PlacementTest, WhatTheSweepSetsCannotBeMoved)
{
    m_model.setDocument(nlohmann::json::parse(R"({"phasebench": 1,
        "problem": {"kind": "matmul", "m": 64, "n": 64, "k": 64, "type": "float32"},
        "sweep": [{"key": "placement.a", "values": ["host_pageable", "host_pinned"]}]})"));
    ASSERT_TRUE(m_model.isValid());
    const nlohmann::json before = m_model.document();
    drag(MatmulOperand::a, pinned);
    EXPECT_EQ(m_model.document(), before);
    tile(MatmulOperand::a)->setFocus();
    QTest::keyClick(tile(MatmulOperand::a), Qt::Key_Down);
    EXPECT_EQ(m_model.document(), before);
    drag(MatmulOperand::b, pinned);
    EXPECT_EQ(m_model.value("placement.b"), "host_pinned");
}

TEST_F(PlacementTest, TilesTellScreenReadersWhatTheyAre)
{
    EXPECT_EQ(tile(MatmulOperand::a)->accessibleName(),
        QStringLiteral("A, 4.19\u00a0MB, in Host · pageable, copied in every call"));
    EXPECT_TRUE(tile(MatmulOperand::a)->accessibleDescription().contains(QStringLiteral("Arrow keys")));
    EXPECT_FALSE(map().accessibleName().isEmpty());
    EXPECT_EQ(tile(MatmulOperand::a)->focusPolicy(), Qt::StrongFocus);
}

TEST_F(PlacementTest, AClickOnAnArrowSelectsItsPhaseForEveryView)
{
    ASSERT_EQ(map().places().arrows.size(), 2u);
    QTest::mouseClick(&map(), Qt::LeftButton, {}, map().places().arrows.front().label.center());
    EXPECT_EQ(m_selection.phase(), Phase::copy_in);
    EXPECT_EQ(map().state().marked, Phase::copy_in);
    QTest::mouseClick(&map(), Qt::LeftButton, {}, map().places().block.center());
    EXPECT_EQ(m_selection.phase(), Phase::execution);
}

} // namespace
} // namespace phasebench::placement_map_test
