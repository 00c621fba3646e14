// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/planning_panel.h"

#include "gui/panels/form.h"
#include "gui/panels/heading.h"
#include "gui/panels/key_choice.h"
#include "gui/panels/key_edit.h"
#include "gui/session/experiment_model.h"

#include <QVBoxLayout>

namespace phasebench {

namespace {

bool plannedByFftw(const ExperimentModel& model)
{
    return model.value("problem.kind") == "fft" && model.value("execution.space") == "cpu";
}

} // namespace

PlanningPanel::PlanningPanel(ExperimentModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_form(new Form(model, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new Heading(tr("Planning"), this));
    auto* effort = new KeyChoice(model, "planning.effort", choicesOf(namesOf<Effort>()), this);
    effort->setPlaceholderText(QStringLiteral("estimate"));
    m_form->addRow(
        tr("e&ffort"), effort, {"planning.effort"}, Form::Shown::always, [this] { return plannedByFftw(m_model); });
    m_form->addRow(
        tr("workspace"), new KeyEdit(model, "planning.workspace", this), {"planning.workspace"}, Form::Shown::full);
    layout->addWidget(m_form);
    connect(&model, &ExperimentModel::changed, this, &PlanningPanel::refresh);
    refresh();
}

void PlanningPanel::setFull(bool full)
{
    m_full = full;
    m_form->setFull(full);
    refresh();
}

void PlanningPanel::refresh()
{
    setVisible(m_full || plannedByFftw(m_model));
}

} // namespace phasebench
