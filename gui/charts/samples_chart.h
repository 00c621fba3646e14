// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/models/run_list.h"
#include "gui/models/selection.h"

class QComboBox;

namespace phasebench {

class SampleTableModel;

/// Every sample of the selected run's selected series in the order taken, with the median and its 95 % interval.
class SamplesChart : public Chart {
    Q_OBJECT
public:
    SamplesChart(const RunList& runs, Selection& selection, QWidget* parent = nullptr);
    ~SamplesChart() override;

    QAbstractItemModel* table() const override;
    QString fileName() const override;
    std::unique_ptr<Chart> twin() const override;
    QString caption() const override;
    int fullHeight(int width) const override;

    int sampleCount() const; ///< finite samples that are drawn
    double axisLow() const; ///< microseconds
    double axisHigh() const;

protected:
    void rebuild() override;
    void arrange(const QSize& size) override;
    void themeChanged() override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace phasebench
