// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/experiment_model.h"

#include "engine/library/capability.h"
#include "engine/problem/keys/key_path.h"
#include "engine/runner/feasibility.h"
#include "gui/models/number_text.h"
#include "gui/session/experiment_edit.h"
#include "gui/session/replay_fault.h"

#include <QPromise>
#include <QStringList>
#include <QThreadPool>
#include <algorithm>
#include <cmath>
#include <thread>

namespace phasebench {

namespace {

constexpr std::size_t undoSteps = 200;
/// Up to so many points are checked while the user types: some milliseconds.
constexpr double pointsCheckedAtOnce = 500;

/// The fixes may differ: they depend on what else is wrong.
bool saysTheSame(const Fault& a, const Fault& b)
{
    return a.key == b.key && a.sentence == b.sentence;
}

nlohmann::json withoutSweep(nlohmann::json document)
{
    document.erase("sweep");
    return document;
}

/// How many points the sweep has if its axes are right; only to decide where it is checked.
double probablePoints(const nlohmann::json& document)
{
    const auto* axes = findAt(document, "sweep");
    double points = 1;
    if (axes && axes->is_array())
        for (const auto& axis : *axes) {
            const auto number = [&axis](const char* key) {
                const auto* value = findAt(axis, key);
                return value && value->is_number() ? value->get<double>() : 0.0;
            };
            if (const auto* values = findAt(axis, "values"); values && values->is_array())
                points *= static_cast<double>(values->size());
            else if (number("from") > 0 && number("to") >= number("from") && number("factor") > 1)
                points *= 1 + std::log(number("to") / number("from")) / std::log(number("factor"));
            else if (number("to") >= number("from") && number("step") > 0)
                points *= 1 + (number("to") - number("from")) / number("step");
        }
    return points;
}

} // namespace

ExperimentModel::ExperimentModel(QObject* parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<Checked>::finished, this, [this] {
        if (m_checking && m_watcher.future().resultCount() > 0)
            adopt(m_watcher.future().takeResult());
    });
    setDocument(newDocument("matmul"));
}

void ExperimentModel::setDocument(nlohmann::json document, bool replayed)
{
    m_document = std::move(document);
    m_replayed = replayed;
    m_undo.clear();
    m_redo.clear();
    m_lastKey.clear();
    evaluate();
}

nlohmann::json ExperimentModel::value(const std::string& key) const
{
    if (const auto* given = findAt(m_document, key))
        return *given;
    const auto* byDefault = findAt(m_defaults, key);
    return byDefault ? *byDefault : nlohmann::json();
}

bool ExperimentModel::isGiven(const std::string& key) const
{
    return findAt(m_document, key) != nullptr;
}

void ExperimentModel::set(const std::string& key, const nlohmann::json& value)
{
    edit(withValue(m_document, key, value), key);
}

void ExperimentModel::clear(const std::string& key)
{
    edit(withoutKey(m_document, key), key);
}

void ExperimentModel::apply(const std::vector<SuggestedFix>& fixes)
{
    std::vector<SuggestedFix> changes = fixes;
    bool replayed = m_replayed;
    std::erase_if(changes, [&](const SuggestedFix& fix) {
        if (fix.key != replayKey)
            return false;
        replayed = fix.value == "true";
        return true;
    });
    change(withFixes(m_document, changes), replayed, {});
}

void ExperimentModel::setReplayed(bool replayed)
{
    change(m_document, replayed, {});
}

void ExperimentModel::edit(nlohmann::json document, const std::string& key)
{
    change(std::move(document), m_replayed, key);
}

void ExperimentModel::change(nlohmann::json document, bool replayed, const std::string& key)
{
    if (document == m_document && replayed == m_replayed)
        return;
    if (key.empty() || key != m_lastKey) {
        m_undo.push_back({m_document, m_replayed});
        if (m_undo.size() > undoSteps)
            m_undo.erase(m_undo.begin());
    }
    m_redo.clear();
    m_lastKey = key;
    m_document = std::move(document);
    m_replayed = replayed;
    evaluate();
}

void ExperimentModel::step(std::vector<Step>& from, std::vector<Step>& to)
{
    if (from.empty())
        return;
    to.push_back({std::move(m_document), m_replayed});
    m_document = std::move(from.back().document);
    m_replayed = from.back().replayed;
    from.pop_back();
    m_lastKey.clear();
    evaluate();
}

void ExperimentModel::undo()
{
    step(m_undo, m_redo);
}

void ExperimentModel::redo()
{
    step(m_redo, m_undo);
}

const Fault* ExperimentModel::faultAt(const std::string& key) const
{
    for (const Faults* faults : {&m_faults, &m_obstacles})
        for (const Fault& fault : *faults)
            if (isWithin(fault.key, key))
                return &fault;
    return nullptr;
}

std::size_t ExperimentModel::points() const
{
    return isValid() ? m_file.points() : 0;
}

QString ExperimentModel::sweepText() const
{
    const auto* axes = findAt(m_document, "sweep");
    if (!axes || !isValid() || m_file.axes().empty())
        return {};
    QStringList keys;
    for (const SweepAxis& axis : m_file.axes()) {
        QStringList together;
        for (const auto& key : axis.keys)
            together << QString::fromStdString(key);
        keys << together.join(QStringLiteral(" + "));
    }
    return numbers::counted(static_cast<qint64>(points()), tr("point"), tr("points")) + QStringLiteral(": ")
        + keys.join(QStringLiteral(" × "));
}

bool ExperimentModel::isSwept(const std::string& key) const
{
    if (!isValid())
        return false;
    return std::ranges::any_of(
        m_file.axes(), [&](const SweepAxis& axis) { return std::ranges::find(axis.keys, key) != axis.keys.end(); });
}

Faults ExperimentModel::judge(const nlohmann::json& document) const
{
    Faults faults;
    Experiment experiment = experimentFromJson(withoutSweep(document), faults);
    if (!faults.empty())
        return faults;
    resolve(experiment, computer());
    // Choices are not greyed because they were not recorded: several changes together may lead to what was.
    const Machine* const machine = m_replayed && m_recordings ? m_recordings->machine() : m_machine.get();
    return machine ? whyImpossibleHere(experiment, *machine) : whyImpossible(experiment);
}

Faults ExperimentModel::obstaclesOf(const Experiment& resolved) const
{
    if (m_replayed) {
        return m_whyNotReplayed ? Faults{*m_whyNotReplayed} : Faults{};
    }
    return m_machine ? whyImpossibleHere(resolved, *m_machine) : whyImpossible(resolved);
}

std::optional<Fault> ExperimentModel::whyNot(const std::string& key, const nlohmann::json& value) const
{
    for (Fault& fault : judge(withValue(m_document, key, value)))
        if (std::ranges::none_of(m_now, [&](const Fault& now) { return saysTheSame(now, fault); })) {
            fault.fixes = makePossible(key, value, fault);
            return std::move(fault);
        }
    return std::nullopt;
}

std::vector<SuggestedFix> ExperimentModel::makePossible(
    const std::string& key, const nlohmann::json& value, const Fault& fault) const
{
    const SuggestedFix wanted{key, value.dump()};
    // What the fault proposes, else the other side of the computer.
    for (const auto& proposal : {fault.fixes, std::vector<SuggestedFix>{{"execution.space", "\"gpu:0\""}},
             std::vector<SuggestedFix>{{"execution.space", "\"cpu\""}}}) {
        if (proposal.empty() || std::ranges::any_of(proposal, [&](const SuggestedFix& fix) { return fix.key == key; }))
            continue;
        std::vector<SuggestedFix> all{wanted};
        all.insert(all.end(), proposal.begin(), proposal.end());
        if (judge(withFixes(m_document, all)).empty())
            return all;
    }
    return {};
}

void ExperimentModel::setRecordings(std::shared_ptr<const Recordings> recordings)
{
    m_recordings = std::move(recordings);
    evaluate();
}

void ExperimentModel::setMachine(std::shared_ptr<const Machine> machine)
{
    m_machine = std::move(machine);
    evaluate();
}

Computer ExperimentModel::computer() const
{
    if (m_replayed && m_recordings)
        return m_recordings->computer();
    if (!m_machine)
        return {0, std::max(1, static_cast<int>(std::thread::hardware_concurrency()))};
    return computerOf(*m_machine);
}

ExperimentModel::Checked ExperimentModel::check(const Question& question)
{
    Checked checked;
    checked.file = ExperimentFile::fromDocument(question.document, checked.faults);
    if (checked.faults.empty())
        checked.whyNotReplayed
            = phasebench::whyNotReplayed(checked.file, question.recordings.get(), question.replayed, question.lastKey);
    return checked;
}

void ExperimentModel::evaluate()
{
    m_now = judge(m_document);
    m_checking = probablePoints(m_document) > pointsCheckedAtOnce;
    Question question{m_document, m_replayed, m_recordings, m_lastKey};
    if (!m_checking) {
        adopt(check(question));
        return;
    }
    // What is superseded is not waited for: its result is dropped with the future.
    auto promise = std::make_shared<QPromise<Checked>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, question = std::move(question)] {
        promise->start();
        promise->addResult(check(question));
        promise->finish();
    });
    m_file = ExperimentFile();
    m_faults.clear();
    m_whyNotReplayed.reset();
    m_obstacles.clear();
    m_experiment.reset();
    readDefaults();
    emit changed();
}

void ExperimentModel::adopt(Checked checked)
{
    m_checking = false;
    m_file = std::move(checked.file);
    m_faults = std::move(checked.faults);
    m_whyNotReplayed = std::move(checked.whyNotReplayed);
    m_obstacles.clear();
    m_experiment.reset();
    if (m_faults.empty()) {
        m_experiment = m_file.experiment(0);
        resolve(*m_experiment, computer());
        m_defaults = toJson(*m_experiment);
        for (Fault& fault : obstaclesOf(*m_experiment))
            if (std::ranges::none_of(m_obstacles, [&](const Fault& said) { return said.sentence == fault.sentence; }))
                m_obstacles.push_back(std::move(fault));
    } else {
        readDefaults();
    }
    emit changed();
}

void ExperimentModel::readDefaults()
{
    Faults ignored;
    Experiment readable = experimentFromJson(withoutSweep(m_document), ignored);
    resolve(readable, computer());
    m_defaults = toJson(readable);
}

} // namespace phasebench
