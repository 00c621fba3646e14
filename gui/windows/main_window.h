// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/tuning_file.h"
#include "engine/runner/worker_programs.h"
#include "gui/models/probes.h"
#include "gui/models/run_list.h"
#include "gui/models/selection.h"
#include "gui/session/document.h"
#include "gui/session/engine_bridge.h"
#include "gui/session/experiment_model.h"
#include "gui/session/lesson_session.h"
#include "gui/session/recent_files.h"
#include "gui/session/word_list.h"
#include "gui/windows/window_actions.h"

#include <QMainWindow>
#include <functional>

class QStackedWidget;
class QToolButton;

namespace phasebench {

class CompareDialog;
class ErrorStrip;
class LectureView;
class ProgressStrip;
class ResumeWatch;
class Settings;
class StartPage;
class StatusLine;
class WordsDialog;
class WorkbenchPage;

/// Wires the pages, the document and the engine together; it computes nothing itself.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Settings& settings, WorkerPrograms programs, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// An experiment, results or a lesson; what is wrong with it appears in the strip.
    void openFile(const QString& path);
    /// Offers results that an earlier session left unsaved, where there are some.
    void offerUnsaved();
    /// Says in the strip what went wrong.
    void tellFailure(const QString& sentence);
    /// Opens a lesson and begins it.
    void openLesson(const QString& path);

    ExperimentModel& experiment() { return m_experiment; }
    RunList& runs() { return m_runs; }
    Selection& selection() { return m_selection; }
    Probes& probes() { return m_probes; }
    Document& document() { return m_document; }
    EngineBridge& engine() { return m_engine; }
    LessonSession& lesson() { return m_lesson; }

    /// What the lecture view shows: every chart with something in it, and under the first what the figures say.
    LectureView* openLecture();
    /// The open results against another file's; nullptr without results.
    CompareDialog* openComparison(const QString& path);
    WordsDialog* openWords();

    /// Where winners are kept and looked up: the user's own file; tests name another.
    std::filesystem::path tuningFile = userTuningFile();
    void importTuning(const QString& path);

    enum class Keep { save, discard, cancel };
    /// Asks what to do with results that are in no file yet; tests answer in the user's place.
    std::function<Keep()> askToKeep;
    enum class Left { open, later, discard };
    /// Asks what to do with results that an earlier session left unsaved; tests answer in the user's place.
    std::function<Left(const QString& file)> askAboutLeft;
    /// Asks for a file to save to; empty: the user thought better of it.
    std::function<QString(const QString& proposal, const QString& filter)> askForSaveName;

    /// Where the recorded results are that can be replayed; empty: there are none.
    const QString& recordingsPlace() const { return m_recordingsPlace; }

signals:
    void recordingsRead();
    void runEnded(); ///< the last point is in the list

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    QWidget* toolBar();
    void connectActions();
    void connectEngine();
    void refreshActions();
    void refreshTitle();
    void refreshRecent();
    void applyAppearance();

    void showWorkbench();
    void newExperiment();
    void openWithDialog();
    void openResults(const QString& path);
    void openExperiment(const QString& path);
    bool saveResults();
    bool saveResultsAs();
    void saveExperiment();
    /// False: the user wants to keep what there is.
    bool endRun();
    void showWhatWasMeasuredLast();
    bool mayReplaceResults();
    void run();
    void measure(bool resume);
    void connectProbe();
    void probe();
    void calibrate();
    void takeKeptProbe();
    void takeKeptCalibration();
    void cancel();
    void editSweep();
    void connectSweep();
    void refreshSweep();
    void exportChart();
    void copyChart();
    void followUp(int row, const nlohmann::json& changes);
    void loadExperimentOf(int row);
    /// As it is replayed where it was recorded and is so shown.
    void showExperiment(const nlohmann::json& document, bool recorded);
    void loadSamples();
    void exportTrace();
    void connectTeaching();
    void compareWithDialog();
    void writeHandOutWithDialog();
    void connectCandidates();
    /// The run's experiment with a candidate instead of what planning chooses, measured.
    void runCandidate(int row, const nlohmann::json& configuration);
    void editCandidate(int row, const nlohmann::json& configuration);
    void readRecordings();
    /// An experiment that was opened and cannot run here is replayed where it was recorded.
    void considerReplay();
    void overlayMine();
    void connectLessons();
    void runForLesson(const ExperimentFile& experiment, bool replayed);
    void goOnFromLesson(std::size_t next);
    void closeLesson();
    void keepWinner(int row);
    void exportTuning();
    void importTuningWithDialog();
    void changeTuningFile(const std::function<void(std::vector<TunedWinner>&)>& change, const QString& whenDone);

    Settings& m_settings;
    RecentFiles m_recent;
    ExperimentModel m_experiment;
    RunList m_runs;
    Selection m_selection;
    Probes m_probes;
    Document m_document;
    EngineBridge m_engine;
    LessonSession m_lesson;
    WindowActions m_actions;

    WordList m_words;
    QStackedWidget* m_pages = nullptr;
    StartPage* m_start = nullptr;
    WorkbenchPage* m_workbench = nullptr;
    QWidget* m_tools = nullptr;
    ErrorStrip* m_errors = nullptr;
    ProgressStrip* m_progress = nullptr;
    StatusLine* m_status = nullptr;
    QToolButton* m_overlay = nullptr;
    QToolButton* m_backToLesson = nullptr;
    QString m_recordingsPlace;
    bool m_mayReplay = false; ///< an experiment was opened, and it is not known yet whether it can run here
    QToolButton* m_resumeButton = nullptr;
    std::unique_ptr<ResumeWatch> m_resume;
    bool m_cancelling = false;
    bool m_following = false; ///< the newest run is selected by the program, not by the user
};

} // namespace phasebench
