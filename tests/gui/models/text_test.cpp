// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/run_labels.h"
#include "gui/models/run_table_model.h"
#include "gui/models/table_text.h"
#include "gui/models/words.h"
#include "tests/support/sample_runs.h"

#include <QStringList>
#include <gtest/gtest.h>

namespace phasebench::text_test {
namespace {

QStringList list(const std::vector<QString>& labels)
{
    return {labels.begin(), labels.end()};
}

TEST(RunLabels, areTheTitlesWhereTheyDiffer)
{
    EXPECT_EQ(runLabels(samples::fourPlacements())[1], QStringLiteral("A, B, D pinned"));
}

TEST(RunLabels, leaveOutWhatAllSayBehindTheColon)
{
    const auto labelled = [](const char* title) {
        return samples::shared(samples::matmul(title, {}));
    };
    EXPECT_EQ(list(runLabels({labelled("In memory: 8 x 8"), labelled("On the GPU: 8 x 8")})),
        QStringList({QStringLiteral("In memory"), QStringLiteral("On the GPU")}));
    EXPECT_EQ(list(runLabels({labelled("In memory: 8 x 8"), labelled("On the GPU: 9 x 9")})),
        QStringList({QStringLiteral("In memory: 8 x 8"), QStringLiteral("On the GPU: 9 x 9")}));
}

TEST(RunLabels, areWhatDiffersWhereTheTitleIsShared)
{
    EXPECT_EQ(list(runLabels(samples::plannerEfforts())),
        QStringList({QStringLiteral("estimate"), QStringLiteral("measure"), QStringLiteral("patient")}));
    EXPECT_EQ(list(runLabels(samples::sweep(2))),
        QStringList({QStringLiteral("256 × 2000 × 4000"), QStringLiteral("512 × 2000 × 4000")}));
}

TEST(RunLabels, areNumbersForTheSameExperimentAgain)
{
    auto run = samples::matmul("twice", {});
    const auto labels = runLabels({samples::shared(run), samples::shared(run)});
    EXPECT_EQ(list(labels), QStringList({QStringLiteral("run 1"), QStringLiteral("run 2")}));
}

TEST(RunLabels, sayWhereTheOperandsLiveWithoutATitle)
{
    EXPECT_EQ(
        list(runLabels({samples::shared(samples::matmul("", {}))})), QStringList(QStringLiteral("A, B, D pageable")));
    EXPECT_TRUE(runLabels({}).empty());
}

TEST(Words, groupOperandsByMemorySpace)
{
    auto run = samples::matmul("", {});
    run.experiment.placement.of(MatmulOperand::b) = MemorySpace{MemorySpace::Kind::gpu, 1};
    EXPECT_EQ(words::placement(run.experiment), QStringLiteral("A, D pageable · B on GPU 1"));
    auto withBias = samples::matmul("", {});
    withBias.experiment.placement.of(MatmulOperand::bias) = withBias.experiment.placement.of(MatmulOperand::a);
    EXPECT_EQ(words::placement(withBias.experiment), QStringLiteral("all pageable"));
    EXPECT_EQ(words::series(QStringLiteral("execution.gpu")), QStringLiteral("execution, on the GPU"));
    EXPECT_EQ(words::series(QStringLiteral("transfer.a.copy_in")), QStringLiteral("copy in A"));
    EXPECT_EQ(words::series(QStringLiteral("unheard of")), QStringLiteral("unheard of"));
}

TEST(TableText, csvIsExactAndQuoted)
{
    auto run = samples::matmul("pageable, \"A\"", {});
    run.series["call"] = {1234.5678901, 1234.5678901};
    summarise(run);
    RunList runs;
    runs.setRuns({samples::shared(run)});
    const RunTableModel model(runs);
    const QStringList lines = tableText(model, TableText::csv).split(QStringLiteral("\r\n"));
    ASSERT_EQ(lines.size(), 3);
    EXPECT_TRUE(lines[0].startsWith(QStringLiteral("title,status,call_median_us,")));
    EXPECT_TRUE(lines[1].startsWith(QStringLiteral("\"pageable, \"\"A\"\"\",completed,1234.5678901,")))
        << lines[1].toStdString();
    EXPECT_EQ(lines[2], QString());
}

TEST(TableText, tsvIsWhatIsSeenWithAHeader)
{
    RunList runs;
    runs.setRuns(samples::fourPlacements());
    const RunTableModel model(runs);
    const QModelIndexList some{model.index(2, RunTableModel::Title), model.index(1, RunTableModel::Title),
        model.index(1, RunTableModel::Backend), model.index(2, RunTableModel::Backend)};
    EXPECT_EQ(tableText(some, TableText::tsv),
        QStringLiteral("run\tbackend\nA, B, D pinned\tcuBLASLt\nA, B, D on GPU 0\tcuBLASLt\n"));
    EXPECT_EQ(tableText(QModelIndexList(), TableText::tsv), QString());
}

} // namespace
} // namespace phasebench::text_test
