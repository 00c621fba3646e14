// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/machine_panel.h"

#include "gui/models/machine_model.h"
#include "gui/models/selection.h"
#include "gui/panels/table_view.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace phasebench {

MachinePanel::MachinePanel(const RunList& runs, const Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_model(new MachineModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    auto* view = new TableView(this);
    view->setObjectName(QStringLiteral("machine"));
    view->setAccessibleName(tr("the computer"));
    view->setModel(m_model);
    view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    view->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(view);
    connect(&selection, &Selection::runChanged, this, &MachinePanel::refresh);
    connect(&runs, &RunList::updated, this, &MachinePanel::refresh);
}

void MachinePanel::setMachine(std::shared_ptr<const Machine> machine)
{
    m_machine = std::move(machine);
    refresh();
}

void MachinePanel::refresh()
{
    const int row = m_selection.run();
    if (row >= 0 && row < m_runs.size() && !m_runs.isLive(row))
        m_model->setRun(*m_runs.at(row));
    else if (m_machine)
        m_model->setMachine(*m_machine);
    else
        m_model->clear();
}

} // namespace phasebench
