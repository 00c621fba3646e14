// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart.h"
#include "gui/charts/hand_out.h"
#include "gui/panels/findings_panel.h"
#include "gui/windows/compare_dialog.h"
#include "gui/windows/error_strip.h"
#include "gui/windows/lecture_view.h"
#include "gui/windows/main_window.h"
#include "gui/windows/word_tips.h"
#include "gui/windows/words_dialog.h"
#include "gui/windows/workbench_page.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>

/// What the main window does to show and explain: lecture view, comparison, hand-out, words.
namespace phasebench {

namespace {

QString paragraphs(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list << QString::fromStdString(text);
    return list.join(QStringLiteral("\n\n"));
}

/// What a lesson's hand-out has beside its runs: the question and the prediction ahead of them; the verdict and the
/// explanation behind them, once they are revealed.
HandOut handOutOf(const LessonSession& session)
{
    const Lesson& lesson = *session.lesson();
    HandOut handOut;
    handOut.title = QString::fromStdString(lesson.title);
    handOut.before.push_back({MainWindow::tr("Question"),
        paragraphs(lesson.text) + QStringLiteral("\n\n") + QString::fromStdString(lesson.question)});
    QStringList asked;
    for (std::size_t i = 0; i < lesson.predictions.size(); ++i) {
        const Prediction& prediction = lesson.predictions[i];
        const Guesses& guesses = session.guesses(i);
        QStringList answers;
        for (const double value : guesses.values)
            answers << QString::fromStdString(formatValue(value, prediction.of.unit()));
        if (guesses.option)
            answers << QString::fromStdString(prediction.options[*guesses.option].text);
        QString entry = QString::fromStdString(prediction.prompt) + QLatin1Char(' ')
            + (answers.isEmpty() ? MainWindow::tr("(not predicted)")
                                 : answers.join(QStringLiteral("; ")) + QLatin1Char('.'));
        if (session.step() == LessonSession::Step::reveal)
            entry += QLatin1Char(' ') + session.verdict(i).replace(QLatin1Char('\n'), QLatin1Char(' '));
        asked << entry;
    }
    handOut.before.push_back({MainWindow::tr("Predicted"), asked.join(QStringLiteral("\n\n"))});
    if (session.step() == LessonSession::Step::reveal)
        handOut.after.push_back({MainWindow::tr("What it shows"), paragraphs(revealOf(lesson, session.runs()))});
    return handOut;
}

} // namespace

void MainWindow::connectTeaching()
{
    connect(m_actions.lecture, &QAction::triggered, this, [this] { openLecture(); });
    connect(m_actions.compare, &QAction::triggered, this, &MainWindow::compareWithDialog);
    connect(m_actions.handOut, &QAction::triggered, this, &MainWindow::writeHandOutWithDialog);
    connect(m_actions.words, &QAction::triggered, this, [this] { openWords(); });
    if (auto words = WordList::load())
        m_words = std::move(*words);
    else
        m_errors->show(words.error());
    new WordTips(m_words, this);
}

LectureView* MainWindow::openLecture()
{
    std::vector<LectureView::Step> steps;
    for (Chart* chart : m_workbench->charts()) {
        // A chart in a tab behind waits with its update until it is seen.
        chart->updateNow();
        if (chart->isEmpty())
            continue;
        steps.push_back({chart, {}});
        if (steps.size() == 1)
            for (const QString& sentence : m_workbench->findings()->sentences())
                steps.push_back({chart, sentence});
    }
    if (steps.empty()) {
        m_errors->show(tr("There is no chart to show yet. Run the experiment, or open results."));
        return nullptr;
    }
    auto* view = new LectureView(std::move(steps), this);
    view->setAttribute(Qt::WA_DeleteOnClose);
    view->resize(1280, 720);
    view->showFullScreen();
    view->activateWindow();
    view->setFocus();
    return view;
}

CompareDialog* MainWindow::openComparison(const QString& path)
{
    if (m_document.file().isEmpty())
        return nullptr;
    auto* dialog = new CompareDialog(m_document.file(), m_document.name(), path, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    return dialog;
}

void MainWindow::compareWithDialog()
{
    const QString path
        = QFileDialog::getOpenFileName(this, tr("Compare with"), {}, tr("Results (*.phasebench);;All files (*)"));
    if (!path.isEmpty())
        openComparison(path);
}

WordsDialog* MainWindow::openWords()
{
    auto* dialog = findChild<WordsDialog*>();
    if (!dialog) {
        dialog = new WordsDialog(m_words, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    // At the word of the field that has the keyboard, where it has one.
    const QWidget* focus = QApplication::focusWidget();
    const WordEntry* entry = focus ? m_words.find(focus->accessibleName()) : nullptr;
    dialog->search(entry ? entry->word : QString());
    dialog->show();
    dialog->activateWindow();
    return dialog;
}

void MainWindow::writeHandOutWithDialog()
{
    const QString base
        = m_document.path().isEmpty() ? QStringLiteral("hand-out") : QFileInfo(m_document.path()).completeBaseName();
    const QString filter = tr("Hand-out (*.html *.pdf)");
    const QString proposal = QDir::home().filePath(base + QStringLiteral(".html"));
    QString path = askForSaveName ? askForSaveName(proposal, filter)
                                  : QFileDialog::getSaveFileName(this, tr("Hand-out"), proposal, filter);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".html");
    HandOut handOut;
    if (m_lesson.lesson() && m_workbench->showsLesson())
        handOut = handOutOf(m_lesson);
    for (const int row : m_runs.shownRows()) {
        if (m_runs.isLive(row))
            continue;
        handOut.runs.push_back(m_runs.at(row));
        const auto index = static_cast<std::size_t>(row);
        if (index >= m_document.runs().size())
            continue;
        if (auto run = m_document.withSamples(index))
            handOut.runs.back() = std::move(*run);
        else
            m_errors->show(run.error());
    }
    if (const auto written = writeHandOut(handOut, path); !written)
        m_errors->show(written.error());
}

} // namespace phasebench
