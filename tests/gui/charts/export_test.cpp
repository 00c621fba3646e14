// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/result/results_file.h"
#include "gui/charts/chart_export.h"
#include "gui/charts/phase_chart.h"
#include "gui/charts/samples_chart.h"
#include "gui/models/table_text.h"
#include "tests/support/sample_runs.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <gtest/gtest.h>

namespace phasebench::export_test {
namespace {

struct Export : testing::Test {
    QTemporaryDir folder;
    RunList runs;
    Selection selection{runs};
    PhaseChart chart{{runs, selection}};

    void SetUp() override
    {
        runs.setRuns(samples::fourPlacements());
        selection.setRun(1);
        chart.resize(500, 300);
        chart.updateNow();
    }
    QString path(const char* name) const { return folder.filePath(QString::fromUtf8(name)); }
    static QByteArray read(const QString& file)
    {
        QFile opened(file);
        EXPECT_TRUE(opened.open(QIODevice::ReadOnly)) << file.toStdString();
        return opened.readAll();
    }
    static QString svgText(const QByteArray& svg)
    {
        QXmlStreamReader xml(svg);
        QString text;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::Characters)
                text += xml.text().toString() + QLatin1Char('\n');
        EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
        return text;
    }
};

TEST_F(Export, pngHasTheStatedSizeAndTheLightTheme)
{
    QPalette dark;
    dark.setColor(QPalette::Base, Qt::black);
    dark.setColor(QPalette::Text, Qt::white);
    chart.setPalette(dark);
    chart.show();
    ASSERT_TRUE(chart.theme().dark);
    ASSERT_TRUE(exportChart(chart, path("a.png"), ExportFormat::png));
    const QImage light(path("a.png"));
    EXPECT_EQ(light.size(), QSize(2560, 1440));
    EXPECT_EQ(light.pixelColor(3, 3), QColor(Qt::white));
    EXPECT_EQ(light.dotsPerMeterX(), 7559);
    EXPECT_TRUE(chart.theme().dark) << "the chart on screen keeps its theme";
    EXPECT_EQ(selection.run(), 1) << "and its selection";

    ASSERT_TRUE(exportChart(chart, path("b.png"), ExportFormat::png, {{800, 450}, 1, true}));
    const QImage asked(path("b.png"));
    EXPECT_EQ(asked.size(), QSize(800, 450));
    EXPECT_LT(asked.pixelColor(3, 3).lightness(), 60);
}

TEST_F(Export, svgIsWellFormedWhateverATitleHolds)
{
    auto hostile = samples::fourPlacements();
    for (RunPtr& run : hostile) {
        auto changed = std::make_shared<phasebench::Run>(*run);
        changed->title = "R&D: m < 1000</desc><script>alert(1)</script>\x01\x1b[31m\u202e\uFFFE";
        changed->experiment.title = changed->title;
        changed->backend = "</title><img src=x>";
        run = std::move(changed);
    }
    runs.setRuns(hostile);
    chart.updateNow();
    ASSERT_TRUE(exportChart(chart, path("a.svg"), ExportFormat::svg));
    const QByteArray svg = read(path("a.svg"));
    EXPECT_FALSE(svgText(svg).isEmpty());
    EXPECT_FALSE(svg.contains("<script"));
    EXPECT_FALSE(svg.contains("<img"));
    EXPECT_FALSE(QString::fromUtf8(svg).contains(QChar(0x202e))) << "it would turn the program's own words around";
}

TEST_F(Export, theNameOfAResultsFileIsNoNameForAChart)
{
    ResultsFile((folder.path() + QStringLiteral("/a.phasebench")).toStdString(), ResultsFile::Mode::append);
    const auto written = exportChart(chart, path("a.phasebench"), ExportFormat::csv);
    ASSERT_FALSE(written);
    EXPECT_NE(written.error().sentence.find("is a results file"), std::string::npos) << written.error().sentence;
}

TEST_F(Export, svgIsXmlWithTextAndWithoutPictures)
{
    ASSERT_TRUE(exportChart(chart, path("a.svg"), ExportFormat::svg));
    const QByteArray svg = read(path("a.svg"));
    const QString text = svgText(svg);
    EXPECT_TRUE(text.contains(chart.title()));
    EXPECT_TRUE(text.contains(QStringLiteral("A, B, D pinned")));
    EXPECT_TRUE(text.contains(QStringLiteral("not attributed")));
    EXPECT_TRUE(text.contains(QStringLiteral("measured 2026-11-03"))) << "the caption";
    EXPECT_FALSE(svg.contains("<image")) << "hatches stay lines";
    QSvgRenderer renderer(svg);
    ASSERT_TRUE(renderer.isValid());
    QImage picture(1280, 720, QImage::Format_RGB32);
    QPainter painter(&picture);
    renderer.render(&painter);
    painter.end();
    const QString gallery = qEnvironmentVariable("PHASEBENCH_GALLERY");
    if (!gallery.isEmpty())
        picture.save(gallery + QStringLiteral("/svg.png"));
    int execution = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            execution += picture.pixel(x, y) == 0xff0072B2 ? 1 : 0;
    EXPECT_GT(execution, 1000);
    EXPECT_FALSE(svg.contains("Sans Serif")) << "the font is named";
}

TEST_F(Export, pdfIsOnePageOfTheStatedSize)
{
    ASSERT_TRUE(exportChart(chart, path("a.pdf"), ExportFormat::pdf));
    const QByteArray pdf = read(path("a.pdf"));
    EXPECT_TRUE(pdf.startsWith("%PDF-"));
    EXPECT_TRUE(pdf.contains("/MediaBox [0 0 1280"));
    EXPECT_FALSE(pdf.contains("/Subtype /Image"));
    EXPECT_GT(pdf.size(), 2000);
}

TEST_F(Export, csvIsTheTable)
{
    ASSERT_TRUE(exportChart(chart, path("a.csv"), ExportFormat::csv));
    EXPECT_EQ(QString::fromUtf8(read(path("a.csv"))), tableText(*chart.table(), TableText::csv));
}

TEST_F(Export, aChartWithManyRowsGrowsAndShowsThemAll)
{
    runs.setRuns(samples::sweep(120));
    chart.updateNow();
    ASSERT_TRUE(exportChart(chart, path("a.svg"), ExportFormat::svg, {{1280, 400}, 1, false}));
    const QString text = svgText(read(path("a.svg")));
    EXPECT_TRUE(text.contains(QStringLiteral("256 × 2000 × 4000")));
    EXPECT_TRUE(text.contains(QStringLiteral("30720 × 2000 × 4000")));
}

TEST_F(Export, errorsAreSentences)
{
    const auto nowhere = exportChart(chart, path("no/such/folder/a.png"), ExportFormat::png);
    ASSERT_FALSE(nowhere);
    EXPECT_NE(nowhere.error().sentence.find("cannot be written: "), std::string::npos);
    EXPECT_TRUE(nowhere.error().sentence.ends_with('.'));
    const auto huge = exportChart(chart, path("a.png"), ExportFormat::png, {{100000, 100000}, 2, false});
    ASSERT_FALSE(huge);
    EXPECT_NE(huge.error().sentence.find("100000"), std::string::npos);
    EXPECT_FALSE(QFile::exists(path("a.png")));
}

TEST_F(Export, theClipboardHoldsPictureAndFigures)
{
    ASSERT_TRUE(copyChart(chart));
    const QMimeData* data = QApplication::clipboard()->mimeData();
    ASSERT_TRUE(data);
    EXPECT_TRUE(data->hasImage());
    EXPECT_TRUE(data->hasFormat(QStringLiteral("image/svg+xml")));
    EXPECT_TRUE(data->text().startsWith(QStringLiteral("run\tphase\t")));
}

TEST_F(Export, formatsAreKnownByTheirNames)
{
    EXPECT_EQ(exportFormatFromName(QStringLiteral("PDF")), ExportFormat::pdf);
    EXPECT_EQ(exportFormatFromName(QStringLiteral("jpeg")), std::nullopt);
    EXPECT_EQ(nameOf(ExportFormat::svg), QStringLiteral("svg"));
}

TEST_F(Export, allChartsOfAFile)
{
    const auto files
        = exportAllCharts(samples::fourPlacements(), folder.filePath(QStringLiteral("new/charts")), ExportFormat::svg);
    ASSERT_TRUE(files) << files.error().sentence;
    QStringList names;
    for (const QString& file : *files) {
        names << QFileInfo(file).fileName();
        svgText(read(file));
    }
    EXPECT_EQ(names,
        QStringList({QStringLiteral("phases.svg"), QStringLiteral("transfers.svg"), QStringLiteral("amortisation.svg"),
            QStringLiteral("first-use.svg"), QStringLiteral("samples-1-call.svg"), QStringLiteral("samples-2-call.svg"),
            QStringLiteral("samples-3-call.svg"), QStringLiteral("samples-4-call.svg")}));
}

TEST_F(Export, allChartsOfNothingIsAnError)
{
    const auto none = exportAllCharts({}, folder.path(), ExportFormat::png);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().sentence, "There is no run to draw.");
    QFile file(path("file"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    EXPECT_FALSE(exportAllCharts(samples::fourPlacements(), path("file"), ExportFormat::png));
}

} // namespace
} // namespace phasebench::export_test
