// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/views.h"

#include "gui/models/chart_table_model.h"
#include "tests/support/example_probe.h"
#include "tests/support/sample_race.h"
#include "tests/support/sample_timeline.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QSet>
#include <QVector3D>
#include <cmath>
#include <gtest/gtest.h>

namespace phasebench::views_test {
namespace {

struct Views : testing::Test {
    RunList runs;
    Selection selection{runs};
    Probes probes;
    const ChartSource source{runs, selection, &probes};
};

TEST_F(Views, HaveNamesOfTheirOwnAndATab)
{
    QSet<QString> ids;
    QSet<QString> titles;
    for (const View& view : views()) {
        EXPECT_FALSE(ids.contains(QString::fromLatin1(view.id))) << view.id;
        EXPECT_FALSE(titles.contains(titleOf(view))) << view.id;
        ids << QString::fromLatin1(view.id);
        titles << titleOf(view);
        EXPECT_EQ(segmentOf(view).isEmpty(), view.segment == nullptr) << view.id;
        EXPECT_TRUE(ids.contains(QString::fromLatin1(view.tab)) || view.of == View::Of::probe)
            << view.id << " stands in the tab of a view that comes before it";
    }
}

TEST_F(Views, WithoutRunsSayWhatWouldMakeOne)
{
    for (const View& view : views()) {
        const std::unique_ptr<Chart> chart = view.make(source);
        chart->resize(600, 400);
        chart->show();
        chart->updateNow();
        EXPECT_FALSE(chart->grab().isNull()) << view.id;
        EXPECT_TRUE(chart->isEmpty()) << view.id;
        EXPECT_FALSE(chart->title().isEmpty()) << view.id;
        EXPECT_FALSE(chart->subtitle().isEmpty()) << view.id;
        EXPECT_EQ(chart->table()->rowCount(), 0) << view.id;
        EXPECT_GT(chart->table()->columnCount(), 1) << view.id << ": a table says what it would hold";
    }
}

TEST_F(Views, TwinsDrawTheSameWithoutMarks)
{
    runs.setRuns(samples::callForms());
    selection.setRun(1);
    for (const View& view : views()) {
        const std::unique_ptr<Chart> chart = view.make(source);
        chart->resize(840, 460);
        chart->updateNow();
        const std::unique_ptr<Chart> twin = chart->cloneForExport();
        twin->updateNow();
        EXPECT_EQ(twin->title(), chart->title()) << view.id;
        EXPECT_EQ(twin->isEmpty(), chart->isEmpty()) << view.id;
        EXPECT_EQ(twin->fileName(), chart->fileName()) << view.id;
        EXPECT_EQ(twin->caption(), chart->caption()) << view.id;
    }
}

TEST_F(Views, EveryHitOfEveryChartTellsSomething)
{
    runs.setRuns(samples::callForms());
    probes.setOfFile(std::make_shared<const LinkProbe>(test::exampleProbe(runs.at(0)->machine)));
    selection.setRun(2);
    for (const View& view : views()) {
        const std::unique_ptr<Chart> chart = view.make(source);
        chart->resize(840, 560);
        chart->show();
        chart->updateNow();
        QString said;
        QObject::connect(chart.get(), &Chart::described, chart.get(), [&](const QString& text) { said = text; });
        for (const ChartHit& hit : chart->hits()) {
            const QPoint at = hit.rect.isEmpty() ? hit.rect.topLeft().toPoint() : hit.rect.center().toPoint();
            said.clear();
            QMouseEvent leave(QEvent::MouseMove, QPointF(-5, -5), QPointF(), Qt::NoButton, {}, {});
            QCoreApplication::sendEvent(chart->plotWidget(), &leave);
            QMouseEvent move(QEvent::MouseMove, QPointF(at), QPointF(), Qt::NoButton, {}, {});
            QCoreApplication::sendEvent(chart->plotWidget(), &move);
            EXPECT_FALSE(said.isEmpty()) << view.id << " at " << at.x() << ", " << at.y();
        }
    }
}

/// As a reader without one kind of cones sees it (Viénot, Brettel and Mollon, 1999), in linear light.
QVector3D seen(const QColor& color, int without)
{
    const auto linear = [](double value) {
        return static_cast<float>(value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4));
    };
    const float r = linear(color.redF());
    const float g = linear(color.greenF());
    const float b = linear(color.blueF());
    if (without == 0)
        return {r, g, b};
    const float l = 17.8824F * r + 43.5161F * g + 4.11935F * b;
    const float m = 3.45565F * r + 27.1554F * g + 3.86714F * b;
    const float s = 0.0299566F * r + 0.184309F * g + 1.46709F * b;
    const float l2 = without == 1 ? 2.02344F * m - 2.52581F * s : l;
    const float m2 = without == 2 ? 0.494207F * l + 1.24827F * s : m;
    return {0.0809444479F * l2 - 0.130504409F * m2 + 0.116721066F * s,
        -0.0102485335F * l2 + 0.0540193266F * m2 - 0.113614708F * s,
        -0.000365296938F * l2 - 0.00412161469F * m2 + 0.693511405F * s};
}

TEST(LineColors, AreToldApartWithAnyColourVision)
{
    for (const ChartTheme& theme : {ChartTheme::light(QFont()), ChartTheme::darkened(QFont())})
        for (int without = 0; without < 3; ++without)
            for (int i = 0; i < 6; ++i)
                for (int j = 0; j < i; ++j) {
                    const auto step = [](float value) {
                        return std::cbrt(std::max(value, 0.0F));
                    };
                    const QVector3D a = seen(theme.lineColor(i), without);
                    const QVector3D b = seen(theme.lineColor(j), without);
                    const QVector3D away(
                        step(a.x()) - step(b.x()), step(a.y()) - step(b.y()), step(a.z()) - step(b.z()));
                    EXPECT_GT(away.length(), 0.08) << i << " and " << j << ", dark " << theme.dark << ", " << without;
                }
}

} // namespace
} // namespace phasebench::views_test
