// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/result/database.h"
#include "engine/result/results_file.h"
#include "gui/session/document.h"
#include "gui/session/unsaved_results.h"
#include "tests/support/places.h"
#include "tests/support/sample_runs.h"
#include "tests/support/scoped_variable.h"
#include "tests/support/temporary_folder.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <gtest/gtest.h>
#include <unistd.h>

namespace phasebench::document_test {
namespace {

class DocumentTest : public testing::Test {
protected:
    QString path(const std::string& name) const { return QString::fromStdString((m_folder / name).string()); }

    /// As the engine does: the run is in the file before it is told of.
    void measure(Document& document)
    {
        const auto file = document.fileForAppending();
        ASSERT_TRUE(file) << file.error().sentence;
        phasebench::Run run = *samples::plannerEfforts().front();
        run.id = ResultsFile(file->toStdString(), ResultsFile::Mode::append).append(run);
        document.append(std::make_shared<const phasebench::Run>(run));
    }

    void writeFile(const std::string& name)
    {
        ResultsFile(m_folder / name, ResultsFile::Mode::append).append(*samples::plannerEfforts().front());
    }

    TemporaryFolder m_folder;
};

TEST_F(DocumentTest, UnsavedRunsAreInATemporaryFileUntilTheyAreSaved)
{
    Document document;
    measure(document);
    EXPECT_TRUE(document.isModified());
    EXPECT_TRUE(document.path().isEmpty());
    const QString temporary = *document.fileForAppending();
    EXPECT_TRUE(QFile::exists(temporary));
    ASSERT_TRUE(document.saveAs(path("kept.phasebench")));
    EXPECT_FALSE(document.isModified());
    EXPECT_FALSE(QFile::exists(temporary));
    EXPECT_EQ(*document.fileForAppending(), path("kept.phasebench"));
    measure(document);
    EXPECT_FALSE(document.isModified());
    EXPECT_EQ(ResultsFile(m_folder / "kept.phasebench", ResultsFile::Mode::read).size(), 2);
}

TEST_F(DocumentTest, WhatWasMeasuredElsewhereSaysSoInACopyToo)
{
    const QString recording = QString::fromStdString(
        (sourceFolder() / "resources/recorded/h100-matmul-8000x2000x4000.phasebench").string());
    Document document;
    ASSERT_TRUE(document.open(recording));
    ASSERT_FALSE(document.runs().empty());
    ASSERT_TRUE(document.saveAs(path("copy.phasebench")));
    Document copy;
    ASSERT_TRUE(copy.open(path("copy.phasebench")));
    ASSERT_EQ(copy.runs().size(), document.runs().size());
    for (const auto& run : copy.runs())
        EXPECT_TRUE(run->recorded);
    for (const auto& run : ResultsFile(m_folder / "copy.phasebench", ResultsFile::Mode::read).runs())
        EXPECT_FALSE(run.recorded) << "the file says that it was measured";

    // What this computer measured is its own, whatever it is called by now.
    auto own = *samples::plannerEfforts().front();
    own.machine = describeComputer();
    own.machine.host = "renamed";
    ResultsFile(m_folder / "own.phasebench", ResultsFile::Mode::append).append(own);
    Document mine;
    ASSERT_TRUE(mine.open(path("own.phasebench")));
    EXPECT_FALSE(mine.runs().front()->recorded);
}

TEST_F(DocumentTest, OpensAndReadsSamplesWhenTheyAreAskedFor)
{
    writeFile("a.phasebench");
    Document document;
    QSignalSpy reset(&document, &Document::reset);
    ASSERT_TRUE(document.open(path("a.phasebench")));
    EXPECT_EQ(reset.count(), 1);
    ASSERT_EQ(document.runs().size(), 1u);
    EXPECT_TRUE(document.runs()[0]->series.empty());
    EXPECT_FALSE((*document.withSamples(0))->series.at("call").empty());
    EXPECT_EQ(*document.withSamples(0), *document.withSamples(0)) << "read once";
}

TEST_F(DocumentTest, WhatCannotBeOpenedLeavesEverythingAsItWas)
{
    writeFile("a.phasebench");
    Document document;
    ASSERT_TRUE(document.open(path("a.phasebench")));
    for (const char* name : {"missing.phasebench", "."}) {
        const auto opened = document.open(path(name));
        ASSERT_FALSE(opened);
        EXPECT_TRUE(opened.error().sentence.ends_with('.')) << opened.error().sentence;
        EXPECT_EQ(document.path(), path("a.phasebench"));
        EXPECT_EQ(document.runs().size(), 1u);
    }
}

TEST_F(DocumentTest, SavingWhereItIsNotPossibleKeepsTheRuns)
{
    Document document;
    EXPECT_FALSE(document.saveAs(path("empty.phasebench"))) << "there is nothing to save";
    measure(document);
    const auto saved = document.saveAs(path("no such folder/kept.phasebench"));
    ASSERT_FALSE(saved);
    EXPECT_NE(saved.error().sentence.find("no such folder"), std::string::npos) << saved.error().sentence;
    EXPECT_TRUE(document.isModified());
    EXPECT_TRUE(QFile::exists(*document.fileForAppending()));
}

TEST_F(DocumentTest, SavingOverAFileReplacesItAsAWhole)
{
    writeFile("old.phasebench");
    writeFile("old.phasebench");
    Document document;
    measure(document);
    ASSERT_TRUE(document.saveAs(path("old.phasebench")));
    EXPECT_EQ(ResultsFile(m_folder / "old.phasebench", ResultsFile::Mode::read).size(), 1);
    EXPECT_FALSE(QFile::exists(path("old.phasebench.part")));
}

TEST_F(DocumentTest, ARunThatNoFileTookIsSavedWithTheOthers)
{
    Document document;
    measure(document);
    auto unkept = std::make_shared<phasebench::Run>(*samples::plannerEfforts().front());
    unkept->id = 0;
    unkept->title = "measured while the disk was full";
    document.append(unkept);
    ASSERT_TRUE(document.saveAs(path("kept.phasebench")));
    EXPECT_FALSE(document.isModified());
    EXPECT_EQ(document.runs().back()->id, 2);
    EXPECT_EQ(ResultsFile(m_folder / "kept.phasebench", ResultsFile::Mode::read).run(2).title, unkept->title);

    auto another = std::make_shared<phasebench::Run>(*unkept);
    document.append(another);
    EXPECT_TRUE(document.isModified()) << "closing asks";
    ASSERT_TRUE(document.saveAs(path("kept.phasebench"))) << "into the file itself";
    EXPECT_FALSE(document.isModified());
    EXPECT_EQ(ResultsFile(m_folder / "kept.phasebench", ResultsFile::Mode::read).size(), 3);
}

TEST_F(DocumentTest, UnsavedResultsAreFoundAfterTheProgramHasEnded)
{
    EXPECT_TRUE(UnsavedResults::left().isEmpty());
    {
        Document document;
        measure(document);
        EXPECT_TRUE(document.file().startsWith(qEnvironmentVariable("XDG_STATE_HOME")))
            << document.file().toStdString();
        EXPECT_TRUE(UnsavedResults::left().isEmpty()) << "a living program has them";
        document.keepUnsaved();
    }
    ASSERT_EQ(UnsavedResults::left().size(), 1);
    {
        Document next;
        ASSERT_TRUE(next.recover(UnsavedResults::left().front()));
        EXPECT_EQ(next.runs().size(), 1u);
        EXPECT_TRUE(next.isModified());
        EXPECT_TRUE(next.path().isEmpty());
        measure(next);
        ASSERT_TRUE(next.saveAs(path("kept.phasebench")));
    }
    EXPECT_EQ(ResultsFile(m_folder / "kept.phasebench", ResultsFile::Mode::read).size(), 2);
    EXPECT_TRUE(UnsavedResults::left().isEmpty());
}

TEST_F(DocumentTest, ADamagedRunHidesNoOther)
{
    writeFile("a.phasebench");
    writeFile("a.phasebench");
    Database(m_folder / "a.phasebench", Database::Access::write).execute("UPDATE run SET json = '{' WHERE id = 1");
    Document document;
    ASSERT_TRUE(document.open(path("a.phasebench")));
    EXPECT_EQ(document.runs().size(), 1u);
    ASSERT_EQ(document.faults().size(), 1);
    EXPECT_TRUE(document.faults().front().contains(QStringLiteral("run 1")));
}

TEST_F(DocumentTest, WhatComesWithTheProgramIsNeverWrittenTo)
{
    std::filesystem::create_directory(m_folder / "recorded");
    writeFile("recorded/h100.phasebench");
    const ScopedVariable resources("PHASEBENCH_RESOURCE_DIR", m_folder.path().string());
    Document document;
    ASSERT_TRUE(document.open(path("recorded/h100.phasebench")));
    measure(document);
    EXPECT_TRUE(document.isModified());
    EXPECT_EQ(document.runs().size(), 2u);
    EXPECT_EQ(ResultsFile(m_folder / "recorded/h100.phasebench", ResultsFile::Mode::read).size(), 1);
    EXPECT_EQ(ResultsFile(document.fileForAppending()->toStdString(), ResultsFile::Mode::read).size(), 2);
}

} // namespace
} // namespace phasebench::document_test
