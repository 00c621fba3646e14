// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/execution_panel.h"

#include "gui/panels/environment_edit.h"
#include "gui/panels/form.h"
#include "gui/panels/heading.h"
#include "gui/panels/key_edit.h"
#include "gui/session/experiment_model.h"

#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace phasebench {

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
    connect(m_spaces, &Segmented::chosen, this,
        [this](int index) { m_model.set("execution.space", m_names[static_cast<std::size_t>(index)]); });
    connect(&model, &ExperimentModel::changed, this, &ExecutionPanel::refresh);
    refresh();
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
    if (names != m_names) {
        m_names = names;
        QStringList labels;
        for (const auto& name : m_names)
            labels << (name == "cpu" ? tr("CPU") : tr("GPU %1").arg(QString::fromStdString(name.substr(4))));
        m_spaces->setSegments(labels);
        for (std::size_t i = 0; i < m_names.size(); ++i)
            m_spaces->button(static_cast<int>(i))
                ->setObjectName(QStringLiteral("execution.space=") + QString::fromStdString(m_names[i]));
    }
    const nlohmann::json threads = m_model.value("execution.threads");
    m_spaces->setLabel(m_spaces->count() - 1,
        tr("CPU × %1").arg(threads.is_number_integer() ? threads.get<int>() : m_model.computer().hardware_threads));
    const bool swept = m_model.isSwept("execution.space");
    int chosen = -1;
    m_greyed.clear();
    for (int i = 0; i < m_spaces->count(); ++i) {
        const std::string& name = m_names[static_cast<std::size_t>(i)];
        if (current == name)
            chosen = i;
        QString reason;
        if (swept)
            reason = tr("The sweep sets this.");
        else if (!machine && name != "cpu" && current != name)
            reason = tr("Looking for GPUs …");
        else if (!m_model.isValid() && name != "cpu" && current != name && i >= m_model.computer().gpus)
            // A fault elsewhere hides what whyNot() would say.
            reason = tr("This computer has no GPU to use: %1").arg(QString::fromStdString(machine->cuda_reason));
        else if (current != name)
            if (const auto fault = m_model.whyNot("execution.space", name)) {
                reason = QString::fromStdString(fault->sentence);
                m_greyed.push_back({m_spaces->label(i), *fault});
            }
        m_spaces->setReason(i, reason);
    }
    m_spaces->setCurrent(swept ? -1 : chosen);
}

} // namespace phasebench
