// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

class QStackedWidget;

namespace phasebench {

class Chart;
class Segmented;

/// Charts of one subject in one tab: buttons above choose which is seen.
class ChartGroup : public QWidget {
    Q_OBJECT
public:
    struct Member {
        QString name;
        Chart* chart;
        QWidget* controls = nullptr; ///< of the chart: stands in the row of buttons while the chart is seen
    };
    explicit ChartGroup(const std::vector<Member>& members, QWidget* parent = nullptr);

    void show(const Chart* chart);
    Segmented* choice() const { return m_choice; }

private:
    void choose(int index);

    Segmented* m_choice;
    QStackedWidget* m_stack;
    std::vector<const Chart*> m_charts;
    std::vector<QWidget*> m_controls; ///< by chart; null: none
};

} // namespace phasebench
