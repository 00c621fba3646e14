// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/trace_export.h"

#include "engine/result/chrome_trace.h"
#include "gui/models/tr.h"
#include "gui/models/write_file.h"

#include <QFileDialog>

namespace phasebench {
Result<void> exportTrace(const Run& run, const QString& path)
{
    return writeFile(path, QByteArray::fromStdString(chromeTraceText(run)));
}

Result<void> exportTraceWithDialog(const Run& run, QWidget* parent)
{
    const QString path = QFileDialog::getSaveFileName(
        parent, tr("Export as Chrome trace"), QStringLiteral("trace.json"), tr("Chrome traces, for Perfetto (*.json)"));
    if (path.isEmpty())
        return {};
    return exportTrace(run, path);
}

} // namespace phasebench
