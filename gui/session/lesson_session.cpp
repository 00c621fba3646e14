// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/lesson_session.h"

#include "engine/lesson/guess.h"
#include "engine/lesson/missing_recordings.h"
#include "engine/library/capability.h"
#include "engine/result/recorded_badge.h"

#include <algorithm>
#include <set>

namespace phasebench {

namespace {

/// Where the figures come from: " (recorded · H100 · 2026-11-22)"; empty when they were measured here.
QString badgesOf(const Measured& measured)
{
    std::set<std::string> badges;
    for (const Run* run : measured.runs)
        if (run->recorded)
            badges.insert(recordedBadge(*run));
    QStringList list;
    for (const std::string& badge : badges)
        list << QString::fromStdString(badge);
    return list.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(list.join(QStringLiteral("; ")));
}

} // namespace

LessonSession::LessonSession(QObject* parent)
    : QObject(parent)
{
}

void LessonSession::setComputer(std::shared_ptr<const Recordings> recordings, bool gpu)
{
    m_recordings = std::move(recordings);
    m_gpu = gpu;
    if (!m_lesson || isWaiting() || !m_runs.empty())
        return;
    chooseSource();
    begin();
}

void LessonSession::open(std::shared_ptr<const Lesson> lesson, const QString& file)
{
    m_lesson = std::move(lesson);
    m_file = file;
    m_guesses.assign(m_lesson->predictions.size(), {});
    chooseSource();
    emit opened();
    begin();
}

void LessonSession::chooseSource()
{
    // A GPU of one's own is better than a borrowed one, and a borrowed one better than none.
    const bool live = whyNot(Source::live).isEmpty() && (m_gpu || !whyNot(Source::recorded).isEmpty());
    m_source = live ? Source::live : Source::recorded;
}

void LessonSession::close()
{
    m_lesson.reset();
    m_runs.clear();
    m_step = Step::none;
    emit changed();
}

void LessonSession::begin()
{
    m_runs.clear();
    m_trouble.clear();
    m_current = 0;
    m_step = givenLabel().isEmpty() ? Step::predict : Step::ask;
    emit changed();
}

void LessonSession::setSource(Source source)
{
    if (source == m_source || isWaiting())
        return;
    m_source = source;
    begin();
}

QString LessonSession::whyNot(Source source) const
{
    if (!m_lesson)
        return {};
    if (source == Source::live) {
        return m_lesson->canBeMeasured(m_gpu) ? whyNotMeasured()
                                              : tr("This lesson needs a GPU, and this computer has none to use.");
    }
    if (!m_lesson->canBeReplayed())
        return tr("This lesson is measured on your own computer.");
    if (!m_recordings)
        return tr("No recordings came with this program.");
    const auto missing = missingRecordings(*m_lesson, *m_recordings);
    return missing.empty() ? QString() : QString::fromStdString(missing.front());
}

QString LessonSession::whyNotMeasured() const
{
    for (const LessonExperiment& one : m_lesson->experiments) {
        Experiment experiment = one.variant(false, m_gpu)->experiment(0);
        resolve(experiment, {m_gpu ? 1 : 0, 1});
        if (const Faults faults = whyImpossible(experiment); !faults.empty())
            return QString::fromStdString(faults.front().sentence);
    }
    return {};
}

QString LessonSession::givenLabel() const
{
    if (!m_lesson)
        return {};
    QStringList labels;
    for (const LessonExperiment& one : m_lesson->experiments)
        if (one.given && !m_runs.contains(one.id))
            labels << QString::fromStdString(one.label);
    return labels.join(QStringLiteral("; "));
}

void LessonSession::showGiven()
{
    if (m_step != Step::ask || !startNext(true))
        return;
    m_step = Step::given;
    emit changed();
    wantNext();
}

void LessonSession::setGuesses(std::size_t prediction, Guesses guesses)
{
    m_guesses.at(prediction) = std::move(guesses);
    emit changed();
}

bool LessonSession::isPredicted() const
{
    return std::ranges::all_of(m_guesses, [](const Guesses& guesses) { return guesses.any(); });
}

void LessonSession::runAndSee()
{
    if (m_step != Step::predict || !startNext(false))
        return;
    m_step = Step::run;
    emit changed();
    wantNext();
}

bool LessonSession::startNext(bool given)
{
    for (std::size_t i = 0; i < m_lesson->experiments.size(); ++i) {
        const LessonExperiment& one = m_lesson->experiments[i];
        if (m_runs.contains(one.id) || one.given != given)
            continue;
        m_current = i;
        return true;
    }
    return false;
}

QString LessonSession::verdict(std::size_t prediction) const
{
    const Prediction& asked = m_lesson->predictions[prediction];
    const Guesses& guesses = m_guesses[prediction];
    const auto found = measured(asked.of);
    if (!found)
        return QString::fromStdString(found.error().sentence);
    const Unit unit = asked.of.unit();
    QStringList lines;
    lines << tr("Measured: %1%2.").arg(QString::fromStdString(formatMeasured(*found, unit)), badgesOf(*found));
    if (asked.kind != Prediction::Kind::choice) {
        if (!guesses.values.empty())
            lines << tr("Predicted: %1").arg(QString::fromStdString(judgeGuess(guesses.values.front(), *found, unit)));
    } else if (const auto right = rightOption(asked, m_runs)) {
        lines << tr("That makes it: %1.").arg(QString::fromStdString(asked.options[*right].text));
        if (guesses.option)
            lines << (*guesses.option == *right ? tr("So it was predicted.") : tr("It was predicted otherwise."));
        int votes = 0;
        for (const int count : guesses.votes)
            votes += count;
        if (votes > 0)
            lines << tr("%1 of %2 in the class said so.").arg(guesses.votes[*right]).arg(votes);
    } else {
        lines << QString::fromStdString(right.error().sentence);
    }
    return lines.join(QLatin1Char('\n'));
}

void LessonSession::wantNext()
{
    m_trouble.clear();
    const LessonExperiment& one = m_lesson->experiments[m_current];
    m_runs[one.id] = {};
    const ExperimentFile* const experiment = one.variant(m_source == Source::recorded, m_gpu);
    if (!experiment) {
        m_trouble = tr("This lesson has no experiment for that.");
        experimentEnded();
        return;
    }
    emit experimentWanted(*experiment, m_source == Source::recorded);
}

void LessonSession::addRun(std::shared_ptr<const Run> run)
{
    if (!isWaiting())
        return;
    if (run->status != RunStatus::completed && m_trouble.isEmpty())
        m_trouble = QString::fromStdString(run->message);
    // In listed order, whatever the order of measuring; a run that a further process refined replaces itself.
    auto& runs = m_runs[m_lesson->experiments[m_current].id];
    const auto place = run->id == 0
        ? runs.end()
        : std::ranges::find_if(runs, [&](const auto& other) { return other->id >= run->id; });
    if (place != runs.end() && (*place)->id == run->id)
        *place = std::move(run);
    else
        runs.insert(place, std::move(run));
}

void LessonSession::experimentEnded()
{
    if (!isWaiting())
        return;
    const bool given = m_step == Step::given;
    const LessonExperiment& one = m_lesson->experiments[m_current];
    const auto& runs = m_runs[one.id];
    const bool complete = !runs.empty()
        && std::ranges::any_of(runs, [](const auto& run) { return run->status == RunStatus::completed; });
    if (!complete) {
        // Nothing is revealed of what was not measured: the step can be tried again.
        m_runs.erase(one.id);
        m_step = given ? Step::ask : Step::predict;
        if (m_trouble.isEmpty())
            m_trouble = tr("The experiment ended without a measurement.");
        emit changed();
        return;
    }
    if (startNext(given)) {
        wantNext();
        return;
    }
    m_step = given ? Step::predict : Step::reveal;
    emit changed();
}

} // namespace phasebench
