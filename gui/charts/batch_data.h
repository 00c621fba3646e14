// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/shown_runs.h"
#include "gui/models/chart_table.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace phasebench {

/// The batch comparison as values: one column for each way to compute the batch, one row for each thing compared.
struct BatchData {
    struct Column {
        int run = -1; ///< row in the RunList
        QString title; ///< "batch dimension"
        QString label; ///< of the run
    };
    struct Cell {
        QString text; ///< the figure; a dash where there is none
        QString detail; ///< its interval, or what it is made of
        std::optional<double> value; ///< for the bar; the exact figure
    };
    struct Row {
        QString name;
        QString unit; ///< of the exact values: "us", "flop_per_byte", …
        QString explanation;
        std::vector<Cell> cells; ///< as columns
    };

    QString title;
    QString subtitle;
    QString caption;
    std::vector<Column> columns;
    std::vector<Row> rows;
    QStringList sentences;

    bool isEmpty() const { return columns.empty(); }
};

BatchData batchData(const std::vector<ShownRun>& runs);

/// A row for each way to compute the batch.
ChartTable batchTable(const RunList& runs);

} // namespace phasebench
