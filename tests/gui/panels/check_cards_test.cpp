// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/probes.h"
#include "gui/models/selection.h"
#include "gui/panels/check_cards.h"
#include "tests/support/example_probe.h"
#include "tests/support/sample_runs.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace phasebench::check_cards_test {
namespace {

/// A run whose copies were made alone too: the host's time is a little more than CUPTI's.
RunPtr withHostTimes(const RunPtr& run)
{
    phasebench::Run copy = *run;
    for (TransferFigures& transfer : copy.transfers) {
        const double alone = transfer.figure.median + 20;
        transfer.host = Figure{alone, alone * 0.99, alone * 1.01, 31};
    }
    return samples::shared(copy);
}

class CheckCardsTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        const auto all = samples::fourPlacements();
        m_pageable = withHostTimes(all[0]);
        m_pinned = withHostTimes(all[1]);
        m_resident = all[2];
    }

    void show(const std::vector<RunPtr>& runs)
    {
        m_runs.setRuns(runs);
        m_selection.setRun(0);
    }

    void addProbe() { m_probes.setOwn(std::make_shared<const LinkProbe>(test::exampleProbe(m_pageable->machine))); }

    PlaceChecks checks() const { return placeChecks(m_runs, m_selection.run(), m_probes); }

    RunPtr m_pageable;
    RunPtr m_pinned;
    RunPtr m_resident;
    RunList m_runs;
    Selection m_selection{m_runs};
    Probes m_probes;
};

TEST_F(CheckCardsTest, ARunAloneNeedsItsPartners)
{
    show({m_pageable});
    const PlaceChecks needs = checks();
    EXPECT_FALSE(needs.crossCheck);
    ASSERT_TRUE(needs.crossCheckNeeds);
    EXPECT_EQ(needs.crossCheckNeeds->run, m_pageable->id);
    EXPECT_EQ(needs.crossCheckNeeds->changes,
        nlohmann::json({{"placement.a", "gpu:0"}, {"placement.b", "gpu:0"}, {"placement.d", "gpu:0"}}));
    ASSERT_TRUE(needs.pinningNeeds);
    EXPECT_EQ(needs.pinningNeeds->changes,
        nlohmann::json(
            {{"placement.a", "host_pinned"}, {"placement.b", "host_pinned"}, {"placement.d", "host_pinned"}}));
    EXPECT_FALSE(needs.probeNeeded) << "first the run";
    m_selection.setRun(-1);
    EXPECT_TRUE(checks().isEmpty());
}

TEST_F(CheckCardsTest, ARunWithoutCopiesHasNothingToCheck)
{
    show({m_resident, m_pageable});
    EXPECT_TRUE(checks().isEmpty());
}

TEST_F(CheckCardsTest, WithTheResidentRunTheCopiesAreCrossChecked)
{
    show({m_pageable, m_resident});
    const PlaceChecks made = checks();
    ASSERT_TRUE(made.crossCheck);
    EXPECT_FALSE(made.crossCheckNeeds);
    EXPECT_EQ(made.crossCheck->copies.size(), 3u);
    const QString text = crossCheckText(made);
    for (const char* part :
        {"difference", "A copy in alone", "B copy in alone", "D copy out alone", "copies alone", "residual"})
        EXPECT_TRUE(text.contains(QString::fromLatin1(part))) << part;
}

TEST_F(CheckCardsTest, PinningNeedsTheProbeAndThenTellsTheCalls)
{
    show({m_pageable, m_pinned});
    EXPECT_TRUE(checks().probeNeeded);
    EXPECT_FALSE(checks().pinningNeeds);
    EXPECT_TRUE(pinningText(checks()).contains(QStringLiteral("not measured"))) << pinningText(checks()).toStdString();
    addProbe();
    const PlaceChecks made = checks();
    EXPECT_FALSE(made.probeNeeded);
    ASSERT_TRUE(made.pinning);
    EXPECT_GT(made.pinning->calls.calls, 0);
    EXPECT_TRUE(pinningText(made).contains(QStringLiteral("pays from call")));
}

TEST_F(CheckCardsTest, LinksMeasureWhatIsMissing)
{
    show({m_pageable});
    CheckCards cards(m_runs, m_selection, m_probes);
    cards.show();
    const auto links = [&] {
        std::vector<QLabel*> found;
        for (QLabel* label : cards.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(QStringLiteral("href=\"next\"")))
                found.push_back(label);
        return found;
    };
    ASSERT_EQ(links().size(), 2u);
    QSignalSpy next(&cards, &CheckCards::followUpRequested);
    emit links()[0]->linkActivated(QStringLiteral("next"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return next.count() == 1; }));
    EXPECT_EQ(next[0][0].toInt(), 0);

    show({m_pageable, m_pinned, m_resident});
    ASSERT_TRUE(QTest::qWaitFor([&] { return links().size() == 1; })) << "only the probe is missing";
    QSignalSpy probe(&cards, &CheckCards::probeRequested);
    emit links()[0]->linkActivated(QStringLiteral("next"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return probe.count() == 1; }));
    EXPECT_EQ(next.count(), 1);
    addProbe();
    ASSERT_TRUE(QTest::qWaitFor([&] { return links().empty(); })) << "everything is there";
}

} // namespace
} // namespace phasebench::check_cards_test
