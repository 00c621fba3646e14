// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/run_list_panel.h"

#include "gui/models/run_list.h"
#include "gui/models/run_table_model.h"
#include "gui/models/selection.h"
#include "gui/panels/table_view.h"

#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

namespace phasebench {

namespace {

constexpr int badgeWidth = 186;

} // namespace

RunListPanel::RunListPanel(RunList& runs, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_model(new RunTableModel(runs, this))
    , m_view(new TableView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_view->setObjectName(QStringLiteral("runs"));
    m_view->setAccessibleName(tr("runs"));
    m_view->setModel(m_model);
    m_view->setTextElideMode(Qt::ElideMiddle); // the end of a label tells the runs apart
    m_view->setMinimumHeight(1); // as the panel says
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_view->horizontalHeader()->setStretchLastSection(false);
    using Which = RunTableModel::ColumnIndex;
    for (const auto& [column, width] : std::initializer_list<std::pair<Which, int>>{{Which::Title, 190},
             {Which::Status, 82}, {Which::CallMedian, 76}, {Which::CallInterval, 150}, {Which::Samples, 46},
             {Which::Stop, 80}, {Which::Backend, 84}, {Which::Executes, 68}, {Which::Clock, 84}, {Which::Id, 44}})
        m_view->setColumnWidth(column, width);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    layout->addWidget(m_view);
    connect(m_view, &QWidget::customContextMenuRequested, this, &RunListPanel::showMenu);
    connect(
        m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
            if (current.isValid())
                m_selection.setRun(current.row());
        });
    connect(&selection, &Selection::runChanged, this, &RunListPanel::followSelection);
    connect(&selection, &Selection::baselineChanged, m_model, &RunTableModel::setBaseline);
    connect(&runs, &RunList::updated, this, &RunListPanel::followSelection);
    connect(&runs, &RunList::updated, this, [this] {
        setVisible(m_runs.size() > 0);
        fit();
    });
    // A badge is never cut off.
    const auto makeRoom = [this](int row) {
        if (m_runs.at(row)->recorded)
            m_view->setColumnWidth(Which::Status, std::max(m_view->columnWidth(Which::Status), badgeWidth));
    };
    connect(&runs, &RunList::inserted, this, makeRoom);
    connect(&runs, &RunList::changed, this, makeRoom);
    connect(&runs, &RunList::reset, this, [this, makeRoom] {
        for (int row = 0; row < m_runs.size(); ++row)
            makeRoom(row);
    });
    hide();
}

void RunListPanel::fit()
{
    const int head
        = m_view->horizontalHeader()->sizeHint().height() + m_view->horizontalScrollBar()->sizeHint().height();
    const int row = m_view->verticalHeader()->defaultSectionSize();
    setMinimumHeight(head + row);
    setMaximumHeight(head + row * std::max(m_runs.size(), 1) + 2);
}

void RunListPanel::fitTitle()
{
    using Which = RunTableModel::ColumnIndex;
    constexpr int least = 190;
    int figures = m_view->verticalScrollBar()->sizeHint().width();
    for (const Which column : {Which::Status, Which::CallMedian, Which::CallInterval, Which::Samples})
        figures += m_view->columnWidth(column);
    m_view->setColumnWidth(Which::Title, std::max(least, width() - figures));
}

void RunListPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitTitle();
}

void RunListPanel::followSelection()
{
    const int row = m_selection.run();
    if (row == m_view->currentIndex().row())
        return;
    if (row < 0)
        m_view->clearSelection();
    else
        m_view->selectRow(row);
}

void RunListPanel::pin(int row)
{
    m_selection.setBaseline(row);
}

void RunListPanel::showMenu(const QPoint& position)
{
    const QModelIndex clicked = m_view->indexAt(position);
    QMenu menu(this);
    menu.addAction(tr("Show all"), this, [this] {
        for (int row = 0; row < m_runs.size(); ++row)
            m_runs.setShown(row, true);
    });
    if (clicked.isValid() && !m_runs.isLive(clicked.row()))
        menu.addAction(tr("Edit this run's experiment"), this,
            [this, chosen = clicked.row()] { emit experimentRequested(chosen); });
    if (clicked.isValid())
        menu.addAction(tr("Show this run only"), this, [this, chosen = clicked.row()] {
            for (int row = 0; row < m_runs.size(); ++row)
                m_runs.setShown(row, row == chosen);
        });
    if (clicked.isValid() && !m_runs.isLive(clicked.row()) && clicked.row() != m_selection.baseline())
        menu.addAction(tr("Pin as the baseline"), this, [this, chosen = clicked.row()] { pin(chosen); });
    if (m_selection.baseline() >= 0)
        menu.addAction(tr("Compare with the first again"), this, [this] { pin(-1); });
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

} // namespace phasebench
