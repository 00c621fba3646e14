// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart.h"
#include "gui/charts/chart_export.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace phasebench {
namespace {

QString filterOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::png:
        return Chart::tr("Picture (*.png)");
    case ExportFormat::svg:
        return Chart::tr("Vector picture (*.svg)");
    case ExportFormat::pdf:
        return Chart::tr("Page (*.pdf)");
    case ExportFormat::csv:
        return Chart::tr("Exact figures (*.csv)");
    }
    return {};
}

} // namespace

Result<void> exportChartWithDialog(const Chart& chart, QWidget* parent)
{
    constexpr ExportFormat formats[] = {ExportFormat::png, ExportFormat::svg, ExportFormat::pdf, ExportFormat::csv};
    QStringList filters;
    for (const ExportFormat format : formats)
        filters << filterOf(format);
    QString filter = filters.front();
    QString path = QFileDialog::getSaveFileName(parent, Chart::tr("Export chart"),
        QDir::home().filePath(chart.fileName() + QStringLiteral(".png")), filters.join(QStringLiteral(";;")), &filter);
    if (path.isEmpty())
        return {};
    // What was typed says more than the filter.
    std::optional<ExportFormat> format = exportFormatFromName(QFileInfo(path).suffix());
    if (!format) {
        format = formats[std::max<qsizetype>(filters.indexOf(filter), 0)];
        path += QLatin1Char('.') + nameOf(*format);
    }
    return exportChart(chart, path, *format);
}

} // namespace phasebench
