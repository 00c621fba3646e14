// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/facts.h"
#include "gui/models/figure_cells.h"
#include "gui/models/run_list.h"

#include <functional>
#include <memory>
#include <vector>

namespace phasebench {

/// What a row of a view's table belongs to. The rows of a view derive from it.
struct TableRow {
    int run = -1; ///< row in the RunList
    std::optional<Phase> phase;
    QString label; ///< of the run, with its badge

    TableRow() = default;
    TableRow(const RunList& runs, int row, std::optional<Phase> ofPhase = {});
    bool sharesOwner(const TableRow& other) const { return run == other.run && phase == other.phase; }
};

template <typename Row> struct TableColumn {
    Column head;
    std::function<Cell(const Row&)> cell;
};

/// The exact figures of a view as one value: columns, and rows that know their run. A chart is drawn beside it, a
/// model shows it, CSV writes it, the hand-out prints it. It keeps what it was made of, and makes a cell when it is
/// asked for: a table of a million samples costs no more than the samples.
class ChartTable {
public:
    ChartTable() = default;

    /// `rows`: anything with size() and operator[] that gives a TableRow or what derives from it.
    template <typename Row, typename Rows = std::vector<Row>>
    ChartTable(std::vector<TableColumn<Row>> columns, Rows rows, QString badge = {})
        : m_badge(std::move(badge))
    {
        for (const TableColumn<Row>& column : columns)
            m_columns.push_back(column.head);
        m_content = std::make_shared<const Typed<Row, Rows>>(std::move(columns), std::move(rows));
    }

    const std::vector<Column>& columns() const { return m_columns; }
    int columnNamed(QStringView exactTitle) const; ///< -1: there is none
    int rowCount() const { return m_content ? m_content->rows() : 0; }
    Cell cell(int row, int column) const { return m_content->cell(row, column); }
    TableRow owner(int row) const { return m_content->owner(row); }
    const QString& badge() const { return m_badge; } ///< of all rows, where no label bears it

    Facts facts(int row) const; ///< what of the row exists, each by its column's title
    /// Whether the rows of `other` begin with rows of the same owners as all of these.
    bool isContinuedBy(const ChartTable& other) const;

private:
    struct Content {
        virtual ~Content() = default;
        virtual int rows() const = 0;
        virtual Cell cell(int row, int column) const = 0;
        virtual TableRow owner(int row) const = 0;
    };
    template <typename Row, typename Rows> struct Typed final : Content {
        Typed(std::vector<TableColumn<Row>> c, Rows r)
            : columns(std::move(c))
            , list(std::move(r))
        {
        }
        int rows() const override { return static_cast<int>(list.size()); }
        Cell cell(int row, int column) const override
        {
            return columns[static_cast<std::size_t>(column)].cell(list[static_cast<std::size_t>(row)]);
        }
        TableRow owner(int row) const override { return list[static_cast<std::size_t>(row)]; }

        std::vector<TableColumn<Row>> columns;
        Rows list;
    };

    std::vector<Column> m_columns;
    std::shared_ptr<const Content> m_content;
    QString m_badge;
};

/// The first column of most tables.
template <typename Row> TableColumn<Row> runColumn(const QString& title)
{
    return {{title, QStringLiteral("run")}, [](const Row& row) {
                return textCell(row.label);
            }};
}

/// Median, interval and number of samples, as most tables have them.
/// `figure`: of a row; null where it has none.
template <typename Row>
void addFigureColumns(std::vector<TableColumn<Row>>& columns, const QStringList& titles, const QString& prefix,
    std::function<const Figure*(const Row&)> figure)
{
    const auto add = [&](int title, const char* name, Cell (*cell)(const Figure&)) {
        columns.push_back({{titles[title], prefix + QLatin1String(name), true}, [figure, cell](const Row& row) {
                               const Figure* const one = figure(row);
                               return one ? cell(*one) : missingCell();
                           }});
    };
    add(0, "median_us", [](const Figure& one) { return microsecondsCell(one.median); });
    add(1, "low_us", [](const Figure& one) { return microsecondsCell(one.low); });
    add(2, "high_us", [](const Figure& one) { return microsecondsCell(one.high); });
    if (titles.size() > 3)
        columns.push_back({{titles[3], QStringLiteral("samples"), true}, [figure](const Row& row) {
                               const Figure* const one = figure(row);
                               return one ? countCell(one->samples) : missingCell();
                           }});
}

} // namespace phasebench
