// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/about_dialog.h"

#include "gui/session/version.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace phasebench {

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Phasebench"));
    setObjectName(QStringLiteral("aboutDialog"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    auto* title = new QLabel(tr("Phasebench %1").arg(programVersion()), this);
    title->setProperty("role", QStringLiteral("cardTitle"));
    layout->addWidget(title);
    const QString row = QStringLiteral("<tr><td style=\"padding-right:16px\">%1</td><td>%2</td></tr>");
    QString keys;
    for (const auto& [key, what] : std::initializer_list<std::pair<QString, QString>>{
             {QStringLiteral("F5"), tr("run the experiment")}, {QStringLiteral("Esc"), tr("cancel the run")},
             {QStringLiteral("Ctrl+E"), tr("export the chart")}, {QStringLiteral("Ctrl+Shift+C"), tr("copy the chart")},
             {QStringLiteral("Ctrl+C"), tr("copy the rows of a table")},
             {QStringLiteral("Ctrl+S"), tr("save the results")}, {QStringLiteral("Ctrl+O"), tr("open a file")},
             {QStringLiteral("Ctrl++  Ctrl+-"), tr("larger and smaller text")}})
        keys += row.arg(key, what);
    auto* text = new QLabel(this);
    text->setTextFormat(Qt::RichText);
    text->setWordWrap(true);
    text->setMinimumWidth(460);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setText(tr("<p>A workbench that shows where the time of a matrix product or an FFT goes, by phase.</p>")
        + QStringLiteral("<table>") + keys + QStringLiteral("</table>")
        + tr(
            "<p><b>Licences.</b> The window and the CPU worker are free software under the GNU General Public License, "
            "version 3 or later; the engine, the command line and the CUDA worker are under the Apache License 2.0. "
            "They "
            "are separate programs that talk through pipes.</p>"
            "<p>The window is made with Qt (LGPL 3) and QCustomPlot (GPL 3 or later); the CPU worker with OpenBLAS "
            "(BSD) "
            "and FFTW (GPL 2 or later); results are kept by SQLite (public domain); JSON by nlohmann-json (MIT); the "
            "typeface is Inter (SIL Open Font License 1.1). NVIDIA's libraries are not part of this program: the CUDA "
            "worker uses those that are installed.</p>"));
    layout->addWidget(text);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace phasebench
