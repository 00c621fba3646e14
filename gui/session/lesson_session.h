// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lesson/lesson.h"
#include "engine/result/recordings.h"

#include <QObject>
#include <memory>
#include <optional>

namespace phasebench {

/// What was predicted for one question: numbers for a value or a bar, an option for a choice; the first is one's own.
struct Guesses {
    std::vector<double> values;
    std::optional<std::size_t> option;
    std::vector<int> votes; ///< of the class, by option

    bool any() const { return !values.empty() || option.has_value(); }
};

/// The state of the open lesson: ask, predict, run or replay, reveal. It starts nothing itself: it says which
/// experiment is next, and is given its runs.
class LessonSession : public QObject {
    Q_OBJECT
public:
    explicit LessonSession(QObject* parent = nullptr);

    enum class Step { none, ask, given, predict, run, reveal };
    enum class Source { recorded, live };

    /// What this computer can do; told when it is known, and again when that changes.
    void setComputer(std::shared_ptr<const Recordings> recordings, bool gpu);
    /// `file`: for what comes next.
    void open(std::shared_ptr<const Lesson> lesson, const QString& file);
    void close();

    const Lesson* lesson() const { return m_lesson.get(); }
    const QString& file() const { return m_file; }
    Step step() const { return m_step; }
    Source source() const { return m_source; }
    /// Begins again with the other source; what was predicted stays.
    void setSource(Source source);
    /// Why the lesson cannot be done that way, in one sentence; empty: it can.
    QString whyNot(Source source) const;
    bool canBegin() const { return whyNot(m_source).isEmpty(); }

    /// The label of what "show what is known" runs first; empty where there is nothing (more) to show.
    QString givenLabel() const;
    void showGiven(); ///< precondition: step() is ask and givenLabel() is not empty
    void setGuesses(std::size_t prediction, Guesses guesses);
    const Guesses& guesses(std::size_t prediction) const { return m_guesses[prediction]; }
    /// Every question has an answer.
    bool isPredicted() const;
    void runAndSee(); ///< precondition: step() is predict

    /// Told by whoever runs: a point of the experiment asked for is done; the experiment has ended.
    void addRun(std::shared_ptr<const Run> run);
    void experimentEnded();
    bool isWaiting() const { return m_step == Step::given || m_step == Step::run; }

    const LessonRuns& runs() const { return m_runs; }
    Result<Measured> measured(const Quantity& quantity) const { return evaluate(quantity, m_runs); }
    /// A prediction against what was measured, with the badge of what was recorded, a line each; why not, where nothing
    /// was measured.
    QString verdict(std::size_t prediction) const;
    /// What went wrong with the last experiment; empty while all is well.
    const QString& trouble() const { return m_trouble; }

signals:
    void opened(); ///< another lesson, or the same again from the start
    void changed();
    /// The experiment is to be run, or replayed, now.
    void experimentWanted(const phasebench::ExperimentFile& experiment, bool replayed);

private:
    void begin();
    void chooseSource();
    QString whyNotMeasured() const; ///< what this program does not offer
    bool startNext(bool given);
    void wantNext();

    std::shared_ptr<const Lesson> m_lesson;
    QString m_file;
    std::shared_ptr<const Recordings> m_recordings;
    bool m_gpu = false;
    Source m_source = Source::recorded;
    Step m_step = Step::none;
    std::vector<Guesses> m_guesses;
    std::size_t m_current = 0; ///< index of the experiment under way
    LessonRuns m_runs;
    QString m_trouble;
};

} // namespace phasebench
