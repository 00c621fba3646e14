// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/trace_export.h"

#include "engine/result/chrome_trace.h"
#include "gui/models/tr.h"

#include <QDir>
#include <QFileDialog>
#include <QSaveFile>

namespace phasebench {
tl::expected<void, QString> exportTrace(const Run& run, const QString& path)
{
    const std::string text = chromeTrace(run).dump();
    const auto size = static_cast<qint64>(text.size());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), size) != size || !file.commit())
        return tl::unexpected(
            tr("The trace could not be written to %1: %2.").arg(QDir::toNativeSeparators(path), file.errorString()));
    return {};
}

QString exportTraceWithDialog(const Run& run, QWidget* parent)
{
    const QString path = QFileDialog::getSaveFileName(
        parent, tr("Export as Chrome trace"), QStringLiteral("trace.json"), tr("Chrome traces, for Perfetto (*.json)"));
    if (path.isEmpty())
        return {};
    const auto written = exportTrace(run, path);
    return written ? QString() : written.error();
}

} // namespace phasebench
