// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/line_chart.h"
#include "gui/charts/versus.h"

class QButtonGroup;

namespace phasebench {

/// The samples of two runs in one picture: of the selected run and of the baseline (or the first other run that is
/// shown). As a strip of all samples, as histograms over the same bins, or as the share of samples below a time.
class DistributionChart : public LineChart {
    Q_OBJECT
public:
    enum class Form { strip, histogram, cumulative };

    explicit DistributionChart(const ChartSource& source, QWidget* parent = nullptr);

    QString fileName() const override;
    void setForm(Form form);

protected:
    LineData makeLines() override;
    Facts factsOf(const ChartLine& line, const LinePoint& point) const override;
    ChartTable makeTable() const override;
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override;
    void select(const ChartHit&) override { } ///< both runs stay what they are
    std::optional<ChartHit> selectedHit() const override { return Chart::selectedHit(); }
    void followSelection() override { scheduleRebuild(); }

private:
    std::vector<int> pair() const; ///< rows in the run list: the baseline first; fewer than two where there is no pair

    QButtonGroup* m_choice;
    Form m_form = Form::strip;
    Versus m_versus; ///< what was compared before
};

} // namespace phasebench
