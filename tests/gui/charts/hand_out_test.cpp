// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/hand_out.h"

#include "gui/models/run_labels.h"
#include "tests/support/sample_race.h"
#include "tests/support/temporary_folder.h"

#include <QFile>
#include <QRegularExpression>
#include <algorithm>
#include <gtest/gtest.h>

namespace phasebench::hand_out_test {
namespace {

HandOut lesson()
{
    HandOut handOut;
    handOut.title = QStringLiteral("Where does the <cost> come from?");
    handOut.before = {{QStringLiteral("The question"), QStringLiteral("Which phase takes most?\n\nThink first.")},
        {QStringLiteral("The prediction"), QStringLiteral("Copying, I said: 60 %.")}};
    handOut.runs = samples::fourPlacements();
    handOut.after = {{QStringLiteral("Why"), QStringLiteral("Pageable memory is copied twice.")}};
    return handOut;
}

TEST(HandOut, HoldsEverythingInOrder)
{
    const QString html = QString::fromUtf8(handOutHtml(lesson()));
    qsizetype at = -1;
    for (const char* part : {"<h1>Where does the &lt;cost&gt; come from?</h1>", "The question", "<p>Which phase",
             "<p>Think first.", "The prediction", "What this says", "<svg", "Cost of one call by phase", "<table",
             "Why", "How sure", "Conditions", "NVIDIA H100", "The experiment", "&quot;problem&quot;", "cuBLASLt"}) {
        const qsizetype next = html.indexOf(QString::fromUtf8(part), at + 1);
        EXPECT_GT(next, at) << part;
        at = std::max(at, next);
    }
    EXPECT_EQ(html.count(QStringLiteral("<svg")), html.count(QStringLiteral("</svg>")));
    EXPECT_GE(html.count(QStringLiteral("<svg")), 2) << "phases and transfers";
}

TEST(HandOut, NeedsNothingElse)
{
    const QString html = QString::fromUtf8(handOutHtml(lesson()));
    for (const char* part : {"<script", "src=", "<link", "@import", "<?xml", "<!DOCTYPE svg", "url(http"})
        EXPECT_FALSE(html.contains(QString::fromUtf8(part), Qt::CaseInsensitive)) << part;
    // The only addresses are the names of formats.
    auto found = QRegularExpression(QStringLiteral("https?://[^\"' ]*")).globalMatch(html);
    while (found.hasNext())
        EXPECT_TRUE(found.next().captured().startsWith(QStringLiteral("http://www.w3.org/")));
    // A name occurs once.
    QStringList names;
    auto ids = QRegularExpression(QStringLiteral("\\bid=\"([^\"]*)\"")).globalMatch(html);
    while (ids.hasNext())
        names << ids.next().captured(1);
    EXPECT_EQ(names.removeDuplicates(), 0);
}

TEST(HandOut, TheNameOfARunStandsOnceAboveItsRows)
{
    HandOut handOut;
    handOut.runs = samples::fourPlacements();
    const QString html = QString::fromUtf8(handOutHtml(handOut));
    EXPECT_TRUE(html.contains(QStringLiteral("<td colspan=")));
    // Phase by phase the figures, and no column that holds nothing.
    EXPECT_TRUE(html.contains(QStringLiteral(">execution</td>")));
    EXPECT_TRUE(html.contains(QStringLiteral(">median µs</th>")));
}

TEST(HandOut, ASentenceOfOneRunSaysWhich)
{
    HandOut handOut;
    handOut.runs = samples::fourPlacements();
    const std::vector<QString> labels = runLabels(handOut.runs);
    QString html = QString::fromUtf8(handOutHtml(handOut));
    html = html.mid(html.indexOf(QStringLiteral("What this says")));
    html.truncate(html.indexOf(QStringLiteral("</ul>")));
    const qsizetype copying = html.indexOf(QStringLiteral("of the call is copying"));
    ASSERT_GT(copying, 0);
    const QString line = html.left(copying).mid(html.left(copying).lastIndexOf(QStringLiteral("<li>")) + 4);
    EXPECT_TRUE(std::ranges::any_of(labels, [&](const QString& label) {
        return line.startsWith(label.toHtmlEscaped() + QStringLiteral(": "));
    })) << qPrintable(line);
}

TEST(HandOut, ARaceBringsItsCandidates)
{
    HandOut handOut;
    handOut.runs = {samples::shared(samples::race())};
    const QString html = QString::fromUtf8(handOutHtml(handOut));
    EXPECT_TRUE(html.contains(QStringLiteral("Seven finalists by measured time")));
    EXPECT_TRUE(html.contains(QStringLiteral("cannot be told apart")));
}

TEST(HandOut, PdfHasPages)
{
    const QByteArray pdf = handOutPdf(lesson());
    EXPECT_TRUE(pdf.startsWith("%PDF-"));
    EXPECT_GE(pdf.count("/Type /Page\n"), 2);
}

TEST(HandOut, WritesByTheEndingAndRefusesOthers)
{
    const TemporaryFolder folder;
    const auto at = [&](const char* name) {
        return QString::fromStdString((folder / name).string());
    };
    EXPECT_TRUE(writeHandOut(lesson(), at("a.html")));
    EXPECT_TRUE(writeHandOut(lesson(), at("a.pdf")));
    EXPECT_TRUE(QFile::exists(at("a.pdf")));
    EXPECT_NE(writeHandOut(lesson(), at("a.docx")).error().sentence.find(".html or a .pdf"), std::string::npos);
    EXPECT_FALSE(writeHandOut({}, at("b.html")));
    EXPECT_FALSE(QFile::exists(at("b.html")));
    EXPECT_NE(
        writeHandOut(lesson(), at("missing/a.html")).error().sentence.find("cannot be written: "), std::string::npos);
}

} // namespace
} // namespace phasebench::hand_out_test
