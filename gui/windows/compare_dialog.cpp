// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/compare_dialog.h"

#include "gui/charts/forest_chart.h"
#include "gui/models/conditions_model.h"
#include "gui/models/fault_sentence.h"
#include "gui/models/number_text.h"
#include "gui/models/table_text.h"
#include "gui/models/words.h"
#include "gui/models/write_file.h"
#include "gui/panels/heading.h"
#include "gui/panels/table_view.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <array>

namespace phasebench {
namespace {

/// "2 slower, 1 the same" in the order of the verdicts.
QString tally(const std::vector<RunPair>& pairs)
{
    std::array<int, 4> counts{};
    for (const RunPair& pair : pairs)
        ++counts[static_cast<std::size_t>(pair.comparison.verdict)];
    QStringList parts;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            parts << QString::number(counts[i]) + QLatin1Char(' ') + verdictWords(static_cast<Verdict>(i));
    return parts.join(QStringLiteral(", "));
}

/// "A: recorded · H100 · 2026-11-22", each once.
QStringList badgesOf(const std::vector<RunPair>& pairs)
{
    QStringList badges;
    for (const RunPair& pair : pairs)
        for (const auto& [side, run] : {std::pair(QStringLiteral("A"), pair.a), std::pair(QStringLiteral("B"), pair.b)})
            if (const QString badge = side + QStringLiteral(": ") + words::badge(*run);
                run->recorded && !badges.contains(badge))
                badges << badge;
    badges.sort();
    return badges;
}

/// A forest plot of the pairs, which shares the table's selection.
QWidget* ratiosOf(ComparisonModel& model, TableView& pairs, QWidget* parent)
{
    auto* runs = new RunList(parent);
    auto* selection = new Selection(*runs, parent);
    auto* chart = new ForestChart({*runs, *selection}, model);
    auto* scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(chart);
    QObject::connect(chart, &Chart::rebuilt, scroll,
        [chart, scroll] { chart->setMinimumHeight(std::max(1, chart->leastHeight(scroll->viewport()->width()))); });
    // A pair's row is its B's.
    QObject::connect(&model, &QAbstractItemModel::modelReset, runs, [&model, runs] {
        std::vector<RunPtr> ofB;
        for (int row = 0; row < model.rowCount(); ++row)
            ofB.push_back(model.pair(row).b);
        runs->setRuns(ofB);
    });
    QObject::connect(selection, &Selection::runChanged, &pairs, [&pairs](int row) {
        if (row >= 0 && row != pairs.currentIndex().row())
            pairs.selectRow(row);
    });
    QObject::connect(pairs.selectionModel(), &QItemSelectionModel::currentRowChanged, selection,
        [selection](const QModelIndex& current) { selection->setRun(current.row()); });
    return scroll;
}

} // namespace

CompareDialog::CompareDialog(const QString& a, const QString& nameOfA, const QString& b, QWidget* parent)
    : QDialog(parent)
    , m_nameOfA(nameOfA)
    , m_nameOfB(QFileInfo(b).fileName())
    , m_model(new ComparisonModel(this))
    , m_conditions(new ConditionsModel({tr("A: %1").arg(m_nameOfA), tr("B: %1").arg(m_nameOfB)}, this))
    , m_pairs(new TableView(this))
    , m_sides(new TableView(this))
    , m_summary(new QLabel(this))
{
    setWindowTitle(tr("Compare %1 and %2").arg(m_nameOfA, m_nameOfB));
    setObjectName(QStringLiteral("compareDialog"));
    build();
    connect(&m_watcher, &QFutureWatcher<FileComparison>::finished, this, [this] {
        if (!m_watcher.isCanceled() && m_watcher.future().resultCount() > 0)
            present(m_watcher.result());
    });
    m_watcher.setFuture(comparedLater(a, b));
}

void CompareDialog::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    m_summary->setObjectName(QStringLiteral("compareSummary"));
    m_summary->setWordWrap(true);
    m_summary->setText(tr("Comparing …"));
    layout->addWidget(m_summary);
    m_pairs->setObjectName(QStringLiteral("pairs"));
    m_pairs->setAccessibleName(tr("pairs of runs"));
    m_pairs->setModel(m_model);
    m_pairs->setSelectionMode(QAbstractItemView::ExtendedSelection);
    layout->addWidget(ratiosOf(*m_model, *m_pairs, this), 3);
    layout->addWidget(m_pairs, 2);
    layout->addWidget(new Heading(tr("Conditions of the selected pair"), this));
    m_sides->setObjectName(QStringLiteral("conditions"));
    m_sides->setAccessibleName(tr("conditions side by side"));
    m_sides->setModel(m_conditions);
    m_sides->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(m_sides, 2);
    // No QDialogButtonBox: with a button of its own it makes a ring of some in the tab order, which Tab never leaves.
    auto* copy = new QPushButton(tr("&Copy"), this);
    m_save = new QPushButton(tr("&Save as CSV …"), this);
    auto* close = new QPushButton(tr("Close"), this);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {copy, m_save, close}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->insertStretch(2);
    m_save->setEnabled(false);
    connect(copy, &QPushButton::clicked, m_pairs, &TableView::copy);
    connect(m_save, &QPushButton::clicked, this, &CompareDialog::saveCsvWithDialog);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    layout->addLayout(buttons);
    connect(m_pairs->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& current) { showConditions(current.row()); });
    resize(1040, 760);
}

void CompareDialog::present(const FileComparison& comparison)
{
    m_ready = true;
    if (!comparison.error.isEmpty()) {
        m_summary->setText(comparison.error);
        return;
    }
    QString text = tr("B, %1, against A, %2: %3 of %4.")
                       .arg(m_nameOfB, m_nameOfA, tally(comparison.pairs),
                           numbers::counted(static_cast<qint64>(comparison.pairs.size()), tr("pair"), tr("pairs")));
    if (comparison.pairs.empty())
        text = tr("There is no pair of runs: A has %1 and B has %2.").arg(comparison.runsOfA).arg(comparison.runsOfB);
    else if (comparison.runsOfA != comparison.runsOfB)
        text += tr(" A has %1 runs and B has %2: what one has more has no pair.")
                    .arg(comparison.runsOfA)
                    .arg(comparison.runsOfB);
    const QStringList badges = badgesOf(comparison.pairs);
    if (!badges.isEmpty())
        text += tr(" Not measured on this computer: %1.").arg(badges.join(QStringLiteral("; ")));
    m_summary->setText(text);
    m_model->setPairs(comparison.pairs);
    m_save->setEnabled(!comparison.pairs.empty());
    m_pairs->resizeColumnsToContents();
    for (const int column : {ComparisonModel::Problem, ComparisonModel::RunA, ComparisonModel::RunB})
        m_pairs->setColumnWidth(column, std::min(m_pairs->columnWidth(column), 190));
    m_pairs->selectRow(0);
    m_pairs->setFocus();
}

void CompareDialog::showConditions(int row)
{
    if (row < 0)
        return;
    const RunPair& pair = m_model->pair(row);
    m_conditions->setRuns({pair.a.get(), pair.b.get()});
    m_sides->setColumnWidth(0, 190);
    m_sides->setColumnWidth(1, std::max(200, (m_sides->viewport()->width() - 190) / 2));
}

Result<void> CompareDialog::saveCsv(const QString& path) const
{
    return writeFile(path, tableText(*m_model, TableText::csv).toUtf8());
}

void CompareDialog::saveCsvWithDialog()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the comparison"),
        QDir::home().filePath(QStringLiteral("comparison.csv")), tr("Exact figures (*.csv)"));
    if (path.isEmpty())
        return;
    if (const auto saved = saveCsv(path); !saved)
        m_summary->setText(sentenceOf(saved.error()));
}

} // namespace phasebench
