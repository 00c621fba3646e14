// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/run_table_model.h"

#include "engine/result/process_words.h"
#include "gui/models/figure_cells.h"
#include "gui/models/words.h"

namespace phasebench {

namespace {

/// How many samples, in how many processes.
Cell samplesCell(const Run& run)
{
    Cell cell = countCell(run.call->figure.samples);
    const QString processes = QString::fromStdString(processWords(run));
    if (!run.processes.complete())
        cell.text += RunTableModel::tr(" (%1)").arg(processes);
    cell.toolTip = processes;
    return cell;
}

} // namespace

RunTableModel::RunTableModel(RunList& runs, QObject* parent)
    : TableModel({{tr("run"), QStringLiteral("title")}, {tr("status"), QStringLiteral("status")},
                     {tr("call µs"), QStringLiteral("call_median_us"), true},
                     {tr("95 % interval"), QStringLiteral("call_interval_us"), true},
                     {tr("n"), QStringLiteral("samples"), true}, {tr("stopped by"), QStringLiteral("stop")},
                     {tr("backend"), QStringLiteral("backend")}, {tr("runs on"), QStringLiteral("execution")},
                     {tr("clock"), QStringLiteral("timing_source")}, {tr("id"), QStringLiteral("id"), true}},
        parent)
    , m_runs(runs)
    , m_count(runs.size())
{
    connect(&runs, &RunList::aboutToReset, this, [this] { beginResetModel(); });
    connect(&runs, &RunList::reset, this, [this] {
        m_count = m_runs.size();
        endResetModel();
    });
    connect(&runs, &RunList::aboutToInsert, this, [this](int row) { beginInsertRows({}, row, row); });
    connect(&runs, &RunList::inserted, this, [this] {
        m_count = m_runs.size();
        endInsertRows();
        relabel();
    });
    connect(&runs, &RunList::aboutToRemove, this, [this](int row) { beginRemoveRows({}, row, row); });
    connect(&runs, &RunList::removed, this, [this] {
        m_count = m_runs.size();
        endRemoveRows();
        relabel();
    });
    connect(&runs, &RunList::changed, this, [this](int row) {
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
        relabel();
    });
    connect(&runs, &RunList::shownChanged, this,
        [this](int row) { emit dataChanged(index(row, Title), index(row, Title), {Qt::CheckStateRole}); });
}

void RunTableModel::relabel()
{
    // One run more or less can change what tells the others apart.
    if (m_runs.size() > 0)
        emit dataChanged(index(0, Title), index(m_runs.size() - 1, Title));
}

void RunTableModel::setBaseline(int row)
{
    m_baseline = row;
    relabel();
}

int RunTableModel::rows() const
{
    return m_count;
}

Qt::ItemFlags RunTableModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = TableModel::flags(index);
    return index.isValid() && index.column() == Title ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::CheckStateRole && index.isValid() && index.column() == Title)
        return m_runs.isShown(index.row()) ? Qt::Checked : Qt::Unchecked;
    return TableModel::data(index, role);
}

bool RunTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != Title)
        return false;
    m_runs.setShown(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Cell RunTableModel::cell(int row, int column) const
{
    const Run& run = *m_runs.at(row);
    const bool live = m_runs.isLive(row);
    switch (static_cast<ColumnIndex>(column)) {
    case Title: {
        const QString label = row == m_baseline ? tr("%1 (baseline)").arg(m_runs.label(row)) : m_runs.label(row);
        return {label, label, QString::fromStdString(describe(run.experiment.problem))};
    }
    case Status: {
        const QString status = live ? tr("running") : words::of(run.status);
        const QString message = QString::fromStdString(run.message);
        return {run.recorded && run.status == RunStatus::completed ? words::badge(run) : status,
            live ? QStringLiteral("running") : QString::fromUtf8(nameOf(run.status).data()), message};
    }
    case CallMedian:
        return run.call ? microsecondsCell(run.call->figure.median) : missingCell();
    case CallInterval:
        return run.call ? intervalCell(run.call->figure) : missingCell();
    case Samples:
        return run.call ? samplesCell(run) : missingCell();
    case Stop:
        return run.call && !live ? Cell{words::of(run.call->stop), QString::fromUtf8(nameOf(run.call->stop).data())}
                                 : missingCell();
    case Backend:
        return {words::backend(run.backend), QString::fromStdString(run.backend)};
    case Executes:
        return {words::of(run.experiment.execution),
            run.experiment.execution.space ? QVariant(QString::fromStdString(nameOf(*run.experiment.execution.space)))
                                           : QVariant()};
    case Clock:
        return {words::of(run.timing_source), QString::fromUtf8(nameOf(run.timing_source).data()),
            QString::fromStdString(run.timing_reason)};
    case Id:
        return run.id > 0 ? countCell(run.id) : missingCell();
    }
    return {};
}

} // namespace phasebench
