// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/amortisation_chart.h"
#include "gui/charts/batch_chart.h"
#include "gui/charts/chart_export.h"
#include "gui/charts/first_use_chart.h"
#include "gui/charts/phase_chart.h"
#include "gui/charts/samples_chart.h"
#include "gui/charts/timeline_chart.h"
#include "gui/charts/transfer_chart.h"
#include "tests/support/sample_timeline.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QPixmap>
#include <gtest/gtest.h>
#include <set>

namespace phasebench::gallery_test {
namespace {

QPalette darkPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(0x1c, 0x1e, 0x22));
    palette.setColor(QPalette::Base, QColor(0x1c, 0x1e, 0x22));
    palette.setColor(QPalette::Text, QColor(0xee, 0xf0, 0xf3));
    palette.setColor(QPalette::WindowText, QColor(0xee, 0xf0, 0xf3));
    return palette;
}

/// Draws the charts as the window shows them. With PHASEBENCH_GALLERY set to a folder the pictures stay there, to be
/// looked at.
struct Gallery : testing::TestWithParam<bool> {
    RunList runs;
    Selection selection{runs};
    PhaseChart phases{{runs, selection}};
    TransferChart transfers{{runs, selection}};
    SamplesChart samples{{runs, selection}};

    void SetUp() override
    {
        for (Chart* chart :
            {static_cast<Chart*>(&phases), static_cast<Chart*>(&transfers), static_cast<Chart*>(&samples)})
            if (GetParam())
                chart->setPalette(darkPalette());
    }

    void look(Chart& chart, const char* name, QSize size = {840, 430})
    {
        chart.resize(size);
        chart.show();
        QApplication::processEvents();
        chart.updateNow();
        QApplication::processEvents();
        const QImage image = chart.grab().toImage();
        std::set<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        EXPECT_GT(colours.size(), 3u) << name << " is blank";
        EXPECT_EQ(image.pixelColor(2, image.height() - 3), chart.theme().background) << name;
        const QString folder = qEnvironmentVariable("PHASEBENCH_GALLERY");
        if (!folder.isEmpty() && QDir().mkpath(folder))
            image.save(QStringLiteral("%1/%2%3.png")
                           .arg(folder, QString::fromUtf8(name), GetParam() ? QStringLiteral("-dark") : QString()));
    }
};

TEST_P(Gallery, placements)
{
    runs.setRuns(samples::fourPlacements());
    selection.setRun(0);
    look(phases, "phases");
    look(phases, "phases-narrow", {460, 300});
    look(phases, "phases-wide", {1280, 800});
    look(transfers, "transfers");
    look(samples, "samples");
    selection.setSeries(QStringLiteral("execution.gpu"));
    look(samples, "samples-gpu");
}

TEST_P(Gallery, callForms)
{
    AmortisationChart amortisation({runs, selection});
    FirstUseChart firstUse({runs, selection});
    BatchChart batch({runs, selection});
    TimelineChart timeline({runs, selection});
    if (GetParam())
        for (Chart* chart : std::initializer_list<Chart*>{&amortisation, &firstUse, &batch, &timeline})
            chart->setPalette(darkPalette());
    runs.setRuns(samples::callForms());
    selection.setRun(2);
    look(amortisation, "amortisation");
    selection.setCalls(2000);
    look(amortisation, "amortisation-calls");
    amortisation.setPerCall(true);
    look(amortisation, "amortisation-per-call", {1280, 800});
    look(phases, "phases-computed");
    look(firstUse, "first-use");
    look(batch, "batch");
    look(timeline, "timeline");
    selection.setPhase(Phase::execution);
    timeline.zoom(6);
    look(timeline, "timeline-zoomed");
    timeline.zoom(8);
    look(timeline, "timeline-names", {1280, 800});
    runs.setRuns(samples::fourPlacements());
    look(amortisation, "amortisation-placements", {460, 300});
    look(firstUse, "first-use-placements");
    runs.setRuns(samples::plannerEfforts());
    look(amortisation, "amortisation-efforts");
    runs.setRuns(samples::sweep(20));
    look(amortisation, "amortisation-many");
}

TEST_P(Gallery, efforts)
{
    runs.setRuns(samples::plannerEfforts());
    selection.setRun(1);
    look(phases, "efforts");
}

TEST_P(Gallery, manyRuns)
{
    runs.setRuns(samples::sweep(40));
    selection.setRun(3);
    look(phases, "forty");
    const QString folder = qEnvironmentVariable("PHASEBENCH_GALLERY");
    if (!folder.isEmpty()) {
        EXPECT_TRUE(exportChart(phases, folder + QStringLiteral("/export-forty.png"), ExportFormat::png));
    }
}

TEST_P(Gallery, everythingAtOnce)
{
    auto all = samples::fourPlacements();
    phasebench::Run recorded = *all[1];
    recorded.recorded = true;
    recorded.title = "A long title that says everything there is to say about where the operands live, and more";
    all[1] = samples::shared(recorded);
    all.push_back(
        samples::shared(samples::failed("The CUDA worker ended with signal 9. The points before it are kept.")));
    runs.setRuns(all);
    runs.setLive(samples::shared(samples::matmul("still running", {MemorySpace::Kind::host_pinned, 0})));
    selection.setRun(1);
    selection.setPhase(Phase::execution);
    look(phases, "mixed");
    phasebench::Run shortCall = samples::matmul("short call", {MemorySpace::Kind::gpu, 0});
    shortCall.call->figure = {2000.0, 1950.0, 2080.0, 31};
    runs.setRuns({samples::shared(shortCall)});
    look(phases, "sum-exceeds-call");
}

TEST_P(Gallery, aMillionSamples)
{
    phasebench::Run run = samples::matmul("a long measurement", {MemorySpace::Kind::gpu, 0});
    std::vector<double> series(1'000'000);
    for (std::size_t i = 0; i < series.size(); ++i)
        series[i] = 2600 + static_cast<double>(i * 7919 % 1009) / 20 + (i % 90001 == 0 ? 400 : 0);
    run.series["call"] = series;
    runs.setRuns({samples::shared(run)});
    selection.setRun(0);
    look(samples, "million");
    EXPECT_EQ(samples.samples().times.size(), 1'000'000);
    QElapsedTimer clock;
    clock.start();
    samples.updateNow();
    QApplication::processEvents();
    RecordProperty("redraw_ms", static_cast<int>(clock.elapsed()));
}

TEST_P(Gallery, nothing)
{
    look(phases, "empty");
    look(samples, "empty-samples");
}

TEST_P(Gallery, exported)
{
    const QString folder = qEnvironmentVariable("PHASEBENCH_GALLERY");
    if (folder.isEmpty())
        GTEST_SKIP() << "PHASEBENCH_GALLERY names no folder for pictures.";
    for (const ExportFormat format : {ExportFormat::png, ExportFormat::svg, ExportFormat::pdf, ExportFormat::csv})
        EXPECT_TRUE(exportAllCharts(samples::fourPlacements(),
            folder + (GetParam() ? QStringLiteral("/export-dark") : QStringLiteral("/export")), format,
            {{1280, 720}, 2, GetParam()}));
}

INSTANTIATE_TEST_SUITE_P(Themes, Gallery, testing::Bool(),
    [](const auto& theme) { return theme.param ? std::string("dark") : std::string("light"); });

} // namespace
} // namespace phasebench::gallery_test
