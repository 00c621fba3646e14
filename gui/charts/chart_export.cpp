// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart_export.h"

#include "gui/charts/chart.h"
#include "gui/charts/chart_renderer.h"
#include "gui/models/fault_sentence.h"
#include "gui/models/table_text.h"
#include "gui/models/tr.h"
#include "gui/models/write_file.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QMimeData>

namespace phasebench {
namespace {

constexpr ExportFormat formats[] = {ExportFormat::png, ExportFormat::svg, ExportFormat::pdf, ExportFormat::csv};

Result<void> checked(const ExportOptions& options)
{
    const bool fits = options.size.width() >= 200 && options.size.height() >= 120 && options.size.width() <= 16000
        && options.size.height() <= 16000 && options.scale >= 0.5 && options.scale <= 8;
    if (fits)
        return {};
    return failed(tr("A chart is 200 × 120 to 16000 × 16000 pixels at a scale of 0.5 to 8, not %1 × %2 at %3.")
                      .arg(options.size.width())
                      .arg(options.size.height())
                      .arg(options.scale));
}

/// With little compression: it took most of the time of an export, and makes a picture of few colours hardly smaller.
QByteArray png(const QImage& image)
{
    constexpr int lightly = 80; // zlib's level 1
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const QImage opaque = image.convertToFormat(QImage::Format_RGB888);
    return !image.isNull() && opaque.save(&buffer, "PNG", lightly) ? buffer.data() : QByteArray();
}

QByteArray encoded(const Chart& chart, ExportFormat format, const ExportOptions& options)
{
    if (format == ExportFormat::csv)
        return tableText(*chart.table(), TableText::csv).toUtf8();
    const ChartRenderer renderer(chart, options);
    if (format == ExportFormat::svg)
        return renderer.svg();
    return format == ExportFormat::pdf ? renderer.pdf() : png(renderer.image(options.scale));
}

} // namespace

QString nameOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::png:
        return QStringLiteral("png");
    case ExportFormat::svg:
        return QStringLiteral("svg");
    case ExportFormat::pdf:
        return QStringLiteral("pdf");
    case ExportFormat::csv:
        return QStringLiteral("csv");
    }
    return {};
}

std::optional<ExportFormat> exportFormatFromName(const QString& name)
{
    for (const ExportFormat format : formats)
        if (name.compare(nameOf(format), Qt::CaseInsensitive) == 0)
            return format;
    return std::nullopt;
}

Result<void> exportChart(const Chart& chart, const QString& path, ExportFormat format, const ExportOptions& options)
{
    if (auto valid = checked(options); !valid)
        return valid;
    const QByteArray bytes = encoded(chart, format, options);
    if (bytes.isEmpty())
        return failed(tr("The chart could not be drawn at this size; a smaller one needs less memory."));
    return writeFile(path, bytes);
}

Result<void> copyChart(const Chart& chart, const ExportOptions& options)
{
    if (auto valid = checked(options); !valid)
        return valid;
    const ChartRenderer renderer(chart, options);
    const QImage image = renderer.image(options.scale);
    if (image.isNull())
        return failed(tr("The chart could not be drawn at this size; a smaller one needs less memory."));
    auto* data = new QMimeData;
    data->setImageData(image);
    data->setData(QStringLiteral("image/svg+xml"), renderer.svg());
    data->setText(tableText(*chart.table(), TableText::tsv));
    QApplication::clipboard()->setMimeData(data); // which owns it now
    return {};
}

} // namespace phasebench
