// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/execution_panel.h"

#include "engine/result/recorded_badge.h"
#include "engine/runner/feasibility.h"
#include "gui/panels/environment_edit.h"
#include "gui/panels/form.h"
#include "gui/panels/heading.h"
#include "gui/panels/key_edit.h"
#include "gui/session/experiment_model.h"

#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace phasebench {

namespace {

/// The segment that replays; it is no execution space of an experiment.
constexpr const char* recordedName = "recorded";

QString labelOf(const std::string& name, const ExperimentModel& model)
{
    if (name == recordedName)
        return QObject::tr("%1\n(recorded)").arg(QString::fromStdString(machineName(*model.recordings()->machine())));
    return name == "cpu" ? QObject::tr("CPU") : QObject::tr("GPU %1").arg(QString::fromStdString(name.substr(4)));
}

} // namespace

ExecutionPanel::ExecutionPanel(ExperimentModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_spaces(new Segmented(this))
    , m_form(new Form(model, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new Heading(tr("Execution space"), this));
    m_spaces->setObjectName(QStringLiteral("execution.space"));
    m_spaces->setAccessibleName(tr("execution space"));
    m_form->addWide(m_spaces, {"execution.space"});
    m_form->addRow(tr("t&hreads"), new KeyEdit(model, "execution.threads", this), {"execution.threads"},
        Form::Shown::always, [this] { return m_model.value("execution.space") == "cpu"; });
    m_form->addRow(tr("environment"), new EnvironmentEdit(model, this), {"execution.environment"}, Form::Shown::full);
    layout->addWidget(m_form);
    connect(
        m_spaces, &Segmented::chosen, this, [this](int index) { choose(m_names[static_cast<std::size_t>(index)]); });
    connect(&model, &ExperimentModel::changed, this, &ExecutionPanel::refresh);
    refresh();
}

void ExecutionPanel::choose(const std::string& name)
{
    const bool replay = name == recordedName;
    std::vector<SuggestedFix> changes{{ExperimentModel::replayKey, replay ? "true" : "false"}};
    if (!m_model.isSwept("execution.space"))
        changes.push_back({"execution.space", nlohmann::json(replay ? "gpu:0" : name).dump()});
    m_model.apply(changes);
}

void ExecutionPanel::setFull(bool full)
{
    m_form->setFull(full);
}

void ExecutionPanel::refresh()
{
    const auto& machine = m_model.machine();
    const std::size_t gpus = std::max<std::size_t>(1, machine ? machine->gpus.size() : 0);
    const nlohmann::json current = m_model.value("execution.space");
    std::vector<std::string> names;
    for (std::size_t gpu = 0; gpu < gpus; ++gpu)
        names.push_back("gpu:" + std::to_string(gpu));
    // A file may name a GPU that this computer lacks: it is shown, and refused with its reason.
    if (current.is_string() && current != "cpu" && std::ranges::find(names, current.get<std::string>()) == names.end())
        names.push_back(current.get<std::string>());
    names.push_back("cpu");
    const bool recordings = m_model.recordings() && !m_model.recordings()->empty();
    if (recordings)
        names.push_back(recordedName);
    if (names != m_names) {
        m_names = names;
        QStringList labels;
        for (const auto& name : m_names)
            labels << labelOf(name, m_model);
        m_spaces->setSegments(labels);
        for (std::size_t i = 0; i < m_names.size(); ++i)
            m_spaces->button(static_cast<int>(i))
                ->setObjectName(QStringLiteral("execution.space=") + QString::fromStdString(m_names[i]));
    }
    const nlohmann::json threads = m_model.value("execution.threads");
    m_spaces->setLabel(m_spaces->count() - (recordings ? 2 : 1),
        tr("CPU × %1")
            .arg(threads.is_number_integer() ? threads.get<int>()
                    : machine                ? computerOf(*machine).hardware_threads
                                             : m_model.computer().hardware_threads));
    const bool swept = m_model.isSwept("execution.space");
    int chosen = -1;
    m_greyed.clear();
    for (int i = 0; i < m_spaces->count(); ++i) {
        const std::string& name = m_names[static_cast<std::size_t>(i)];
        if (name == recordedName ? m_model.isReplayed() : !m_model.isReplayed() && current == name)
            chosen = i;
        const auto fault = chosen == i && (!swept || m_model.isReplayed()) ? std::nullopt : whyGreyed(name);
        m_spaces->setReason(i, fault ? QString::fromStdString(fault->sentence) : QString());
        if (fault && !fault->key.empty())
            m_greyed.push_back({m_spaces->label(i).simplified(), *fault});
    }
    m_spaces->setCurrent(swept && !m_model.isReplayed() ? -1 : chosen);
}

std::optional<Fault> ExecutionPanel::whyGreyed(const std::string& name) const
{
    // Without a key: a reason that is told at the segment only.
    const auto because = [](const QString& reason) {
        return Fault{{}, reason.toStdString(), {}};
    };
    if (name == recordedName)
        return m_model.isValid() ? m_model.whyNotReplayed() : because(tr("Something else must be put right first."));
    if (m_model.isSwept("execution.space"))
        return m_model.isReplayed() && name == "cpu" ? std::nullopt
                                                     : std::optional(because(tr("The sweep sets this.")));
    const auto& machine = m_model.machine();
    if (name != "cpu" && !machine)
        return because(tr("Looking for GPUs …"));
    if (name != "cpu" && (m_model.isReplayed() || !m_model.isValid())
        && std::stoi(name.substr(4)) >= computerOf(*machine).gpus)
        // A fault elsewhere, or a replay, hides what whyNot() would say.
        return because(tr("This computer has no GPU to use: %1").arg(QString::fromStdString(machine->cuda_reason)));
    if (m_model.isReplayed())
        return std::nullopt;
    return m_model.whyNot("execution.space", name);
}

} // namespace phasebench
