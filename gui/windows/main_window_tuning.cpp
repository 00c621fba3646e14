// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/result/tuning_file.h"
#include "gui/models/native_path.h"
#include "gui/models/number_text.h"
#include "gui/windows/error_strip.h"
#include "gui/windows/main_window.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

/// What the main window does with the tuning file: keep a winner, export, import.
namespace phasebench {

void MainWindow::keepWinner(int row)
{
    const auto winner = winnerToKeep(*m_runs.at(row));
    if (!winner) {
        m_errors->show(tr("This race has no winner to keep: nothing is better than the library's own pick."));
        return;
    }
    changeTuningFile(
        [&](std::vector<TunedWinner>& winners) {
            addWinners(winners, {&*winner, 1});
        },
        tr("Kept. Switch “use a kept winner” on, under planning in Full, and the next run of this problem takes it."));
}

void MainWindow::changeTuningFile(const std::function<void(std::vector<TunedWinner>&)>& change, const QString& whenDone)
{
    if (tuningFile.empty()) {
        m_errors->show(tr("There is no home folder to keep the tuning file in."));
        return;
    }
    try {
        std::vector<TunedWinner> winners = readTuningFile(tuningFile);
        change(winners);
        std::filesystem::create_directories(tuningFile.parent_path());
        writeTuningFile(tuningFile, winners);
        m_errors->tell(whenDone);
    } catch (const std::exception& error) {
        m_errors->show(QString::fromStdString(error.what()));
    }
}

void MainWindow::exportTuning()
{
    const QString filter = tr("Tuning files (*.json)");
    const QString proposal = QDir::home().filePath(QStringLiteral("tuning.json"));
    const QString path = askForSaveName
        ? askForSaveName(proposal, filter)
        : QFileDialog::getSaveFileName(this, tr("Export the tuning file"), proposal, filter);
    if (path.isEmpty())
        return;
    try {
        const std::vector<TunedWinner> winners = readTuningFile(tuningFile);
        if (winners.empty()) {
            m_errors->show(tr("No winner was kept yet, so there is nothing to export."));
            return;
        }
        writeTuningFile(native(path), winners);
        m_errors->tell(tr("Exported %1 to %2.")
                           .arg(numbers::counted(static_cast<qint64>(winners.size()), tr("winner"), tr("winners")),
                               QDir::toNativeSeparators(path)));
    } catch (const std::exception& error) {
        m_errors->show(QString::fromStdString(error.what()));
    }
}

void MainWindow::importTuning(const QString& path)
{
    try {
        const std::vector<TunedWinner> winners = readTuningFile(native(path));
        changeTuningFile([&](std::vector<TunedWinner>& mine) { addWinners(mine, winners); },
            tr("Imported %1 from %2. Each is used only with the library, driver and device that it is for.")
                .arg(numbers::counted(static_cast<qint64>(winners.size()), tr("winner"), tr("winners")),
                    QFileInfo(path).fileName()));
    } catch (const std::exception& error) {
        m_errors->show(QString::fromStdString(error.what()));
    }
}

void MainWindow::importTuningWithDialog()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Import a tuning file"), {}, tr("Tuning files (*.json);;All files (*)"));
    if (!path.isEmpty())
        importTuning(path);
}

} // namespace phasebench
