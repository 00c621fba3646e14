// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <functional>
#include <map>
#include <vector>

class QAbstractItemModel;
class QComboBox;
class QSortFilterProxyModel;

namespace phasebench {

class Chart;
class TableView;

/// The exact figures behind each chart.
class TablePage : public QWidget {
    Q_OBJECT
public:
    struct Entry {
        QString name;
        const Chart* chart;
        /// Makes the figures' model where it sorts itself, as one of very many rows does; empty: the chart's table,
        /// which is sorted here.
        std::function<QAbstractItemModel*(QObject* parent)> ownModel = {};
    };
    explicit TablePage(std::vector<Entry> entries, QWidget* parent = nullptr);

    TableView* view() const { return m_view; }
    /// The chart whose figures are shown.
    const Chart* chart() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(int index);
    QAbstractItemModel* modelOf(int index);
    void fitColumns();

    std::vector<Entry> m_entries;
    QComboBox* m_choice;
    QSortFilterProxyModel* m_sorted;
    std::map<int, QAbstractItemModel*> m_ownModels; ///< by entry, made when first shown
    TableView* m_view;
    QTimer m_fit; ///< once for many new rows
    int m_fittedRows = 0;
    int m_fittedWidth = 0;
};

} // namespace phasebench
