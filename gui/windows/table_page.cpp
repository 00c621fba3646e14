// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/table_page.h"

#include "gui/charts/chart.h"
#include "gui/models/table_model.h"
#include "gui/panels/table_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>

namespace phasebench {

namespace {

/// Of the view: the figures belong beside the name.
constexpr double widestColumn = 0.47;

} // namespace

TablePage::TablePage(std::vector<Entry> entries, QWidget* parent)
    : QWidget(parent)
    , m_entries(std::move(entries))
    , m_choice(new QComboBox(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_view(new TableView(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 8);
    layout->setSpacing(10);
    for (const Entry& entry : m_entries)
        m_choice->addItem(entry.name);
    m_choice->setObjectName(QStringLiteral("whichFigures"));
    m_choice->setAccessibleName(tr("which figures"));
    layout->addWidget(m_choice, 0, Qt::AlignLeft);
    m_sorted->setSortRole(TableModel::ExactRole);
    m_view->setObjectName(QStringLiteral("figures"));
    m_view->setAccessibleName(tr("the exact figures"));
    m_view->setModel(m_sorted);
    m_view->setSortingEnabled(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setTextElideMode(Qt::ElideMiddle); // the end of a label tells the runs apart
    layout->addWidget(m_view);
    m_view->horizontalHeader()->setResizeContentsPrecision(100);
    m_fit.setSingleShot(true);
    connect(&m_fit, &QTimer::timeout, this, &TablePage::fitColumns);
    connect(m_sorted, &QAbstractItemModel::modelReset, &m_fit, qOverload<>(&QTimer::start));
    connect(m_sorted, &QAbstractItemModel::rowsInserted, &m_fit, qOverload<>(&QTimer::start));
    connect(m_choice, &QComboBox::currentIndexChanged, this, &TablePage::choose);
    choose(0);
}

const Chart* TablePage::chart() const
{
    return m_entries[static_cast<std::size_t>(std::max(0, m_choice->currentIndex()))].chart;
}

void TablePage::choose(int index)
{
    // Without a sort column the rows stand in their own order.
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    QAbstractItemModel* const model = modelOf(index);
    model->sort(-1);
    m_view->setModel(model);
    fitColumns();
}

QAbstractItemModel* TablePage::modelOf(int index)
{
    const Entry& entry = m_entries[static_cast<std::size_t>(index)];
    if (!entry.ownModel) {
        QAbstractItemModel* const table = entry.chart->table();
        table->rowCount(); // makes it, before anyone listens
        m_sorted->setSourceModel(table);
        return m_sorted;
    }
    QAbstractItemModel*& own = m_ownModels[index];
    if (!own) {
        own = entry.ownModel(this);
        // It is reset by each sort, which leaves the columns' widths right.
        connect(own, &QAbstractItemModel::modelReset, this, [this, model = own] {
            if (model->rowCount() != m_fittedRows)
                m_fit.start();
        });
    }
    return own;
}

void TablePage::fitColumns()
{
    m_fittedRows = m_view->model()->rowCount();
    m_fittedWidth = width();
    m_view->resizeColumnsToContents();
    const int most = std::max(static_cast<int>(m_view->viewport()->width() * widestColumn), 120);
    for (int column = 0; column < m_view->model()->columnCount(); ++column)
        m_view->setColumnWidth(column, std::min(m_view->columnWidth(column), most));
}

void TablePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (width() != m_fittedWidth)
        m_fit.start();
}

} // namespace phasebench
