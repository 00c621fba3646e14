// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/planning_panel.h"

#include "engine/insight/candidate_words.h"
#include "engine/library/capability.h"
#include "gui/panels/form.h"
#include "gui/panels/heading.h"
#include "gui/panels/key_choice.h"
#include "gui/panels/key_edit.h"
#include "gui/session/experiment_model.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace phasebench {

namespace {

bool hasEffort(const ExperimentModel& model)
{
    const Experiment* const experiment = model.experiment();
    return experiment && libraryOf(*experiment).hasEffort;
}

bool isTuned(const ExperimentModel& model)
{
    return model.value("planning.autotune").is_object();
}

bool isFixed(const ExperimentModel& model)
{
    return isTuned(model) && model.value("planning.autotune.method") == "fixed";
}

} // namespace

PlanningPanel::PlanningPanel(ExperimentModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_form(new Form(model, this))
    , m_tune(new QCheckBox(tr("race the candidates"), this))
    , m_candidate(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new Heading(tr("Planning"), this));
    auto* effort = new KeyChoice(model, "planning.effort", choicesOf(namesOf<Effort>()), this);
    effort->setPlaceholderText(QStringLiteral("estimate"));
    m_form->addRow(
        tr("e&ffort"), effort, {"planning.effort"}, Form::Shown::always, [this] { return hasEffort(m_model); });
    m_candidate->setObjectName(QStringLiteral("chosenCandidate"));
    m_candidate->setProperty("role", QStringLiteral("note"));
    m_candidate->setWordWrap(true);
    m_candidate->setTextFormat(Qt::RichText);
    m_candidate->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(
        m_candidate, &QLabel::linkActivated, this, [this] { m_model.clear("planning.configuration"); },
        Qt::QueuedConnection);
    m_form->addWide(m_candidate, {"planning.configuration"}, Form::Shown::always,
        [this] { return m_model.value("planning.configuration").is_object(); });
    addTuning();
    m_form->addRow(
        tr("workspace"), new KeyEdit(model, "planning.workspace", this), {"planning.workspace"}, Form::Shown::full);
    layout->addWidget(m_form);
    connect(&model, &ExperimentModel::changed, this, &PlanningPanel::refresh);
    refresh();
}

void PlanningPanel::addTuning()
{
    m_tune->setObjectName(QStringLiteral("planning.autotune"));
    connect(m_tune, &QCheckBox::clicked, this, [this](bool on) {
        m_model.set("planning.autotune", on ? nlohmann::json{{"method", "race"}} : nlohmann::json(false));
    });
    m_form->addRow(tr("a&utotune"), m_tune, {"planning.autotune"});
    const auto tuned = [this] {
        return isTuned(m_model);
    };
    const auto fixed = [this] {
        return isFixed(m_model);
    };
    const auto raced = [this] {
        return isTuned(m_model) && !isFixed(m_model);
    };
    auto* method
        = new KeySegments(m_model, "planning.autotune.method", {{tr("race"), "race"}, {tr("fixed"), "fixed"}}, this);
    method->setAccessibleName(tr("autotuning method"));
    method->setToolTip(tr("Race: candidates that fall behind are dropped, finalists are timed again with their "
                          "intervals. Fixed: the tutorials' way, so many calls each and the best median wins."));
    m_form->addRow(tr("method"), method, {"planning.autotune.method"}, Form::Shown::always, tuned);
    auto* search = new KeySegments(
        m_model, "planning.autotune.search", {{tr("heuristic"), "heuristic"}, {tr("enumerate"), "enumerate"}}, this);
    search->setAccessibleName(tr("search"));
    search->setToolTip(tr("Heuristic: what the library proposes. Enumerate: every configuration that it accepts, of "
                          "which those that launch the same are one candidate."));
    m_form->addRow(tr("search"), search, {"planning.autotune.search"}, Form::Shown::always, tuned);
    m_form->addRow(tr("budget, s"), new KeyEdit(m_model, "planning.autotune.budget", this),
        {"planning.autotune.budget"}, Form::Shown::always, raced);
    m_form->addRow(tr("candidates"), new KeyEdit(m_model, "planning.autotune.candidates", this),
        {"planning.autotune.candidates"}, Form::Shown::always, fixed);
    m_form->addRow(tr("calls each"), new KeyEdit(m_model, "planning.autotune.iterations", this),
        {"planning.autotune.iterations"}, Form::Shown::always, fixed);
    auto* kept = new KeySwitch(m_model, "planning.tuned", tr("use a kept winner"), this);
    m_form->addRow(tr("tuning file"), kept, {"planning.tuned"}, Form::Shown::full,
        [this] { return !isTuned(m_model) && !m_model.value("planning.configuration").is_object(); });
}

void PlanningPanel::setFull(bool full)
{
    m_form->setFull(full);
    refresh();
}

void PlanningPanel::refresh()
{
    const bool tuned = isTuned(m_model);
    m_tune->setChecked(tuned);
    const auto reason = tuned ? std::nullopt : m_model.whyNot("planning.autotune", {{"method", "race"}});
    const bool swept = m_model.isSwept("planning.autotune");
    m_tune->setEnabled(!reason && !swept);
    m_tune->setToolTip(swept ? tr("The sweep sets this.")
            : reason         ? QString::fromStdString(reason->sentence)
                             : tr("Measures the candidates against each other, and runs the best."));
    refreshCandidate();
}

void PlanningPanel::refreshCandidate()
{
    const nlohmann::json chosen = m_model.value("planning.configuration");
    if (chosen.is_object())
        m_candidate->setText(
            tr("Runs one candidate: %1.").arg(QString::fromStdString(candidateWords(chosen)).toHtmlEscaped())
            + QStringLiteral(" <a href=\"clear\">") + tr("Let planning choose") + QStringLiteral("</a>"));
}

} // namespace phasebench
