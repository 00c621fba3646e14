// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/placement_panel.h"

#include "engine/insight/format.h"
#include "engine/problem/capability.h"
#include "engine/problem/operand.h"
#include "gui/models/words.h"
#include "gui/panels/fault_label.h"
#include "gui/panels/heading.h"
#include "gui/panels/key_choice.h"
#include "gui/session/experiment_model.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace phasebench {

namespace {

std::vector<KeyValue> spaces(int gpus)
{
    std::vector<KeyValue> values = {{QObject::tr("Host · pageable"), "host_pageable"},
        {QObject::tr("Host · pinned"), "host_pinned"}, {QObject::tr("Managed"), "managed"}};
    for (int gpu = 0; gpu < std::max(1, gpus); ++gpu)
        values.push_back({QObject::tr("GPU %1").arg(gpu), "gpu:" + std::to_string(gpu)});
    return values;
}

std::string keyOf(OperandId id)
{
    return "placement." + std::string(nameOf(id));
}

/// An operand of a problem that is not whole yet ("m" is missing) has no size; its memory space can be chosen.
std::vector<Operand> operandsOrNone(const ExperimentModel& model)
{
    return model.experiment() ? operandsOf(model.experiment()->problem) : std::vector<Operand>();
}

} // namespace

PlacementPanel::PlacementPanel(ExperimentModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_body(new QWidget(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 6);
    layout->setSpacing(8);

    auto* fold = new QToolButton(this);
    fold->setObjectName(QStringLiteral("placementFold"));
    fold->setProperty("role", QStringLiteral("fold"));
    fold->setFixedWidth(14);
    fold->setCheckable(true);
    fold->setChecked(true);
    fold->setArrowType(Qt::NoArrow);
    fold->setText(QStringLiteral("▾"));
    fold->setAccessibleName(tr("show where the data lives"));
    auto* head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(fold);
    head->addWidget(new Heading(tr("Where the data lives"), this));
    head->addStretch(1);
    layout->addLayout(head);
    connect(fold, &QToolButton::toggled, this, [this, fold](bool open) {
        m_body->setVisible(open);
        fold->setText(open ? QStringLiteral("▾") : QStringLiteral("▸"));
    });

    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(4);
    m_row = new QHBoxLayout;
    body->addLayout(m_row);
    body->addWidget(new FaultLabel(model, {"placement", "transfer"}, m_body));
    layout->addWidget(m_body);

    connect(&model, &ExperimentModel::changed, this, &PlacementPanel::refresh);
    refresh();
}

void PlacementPanel::refresh()
{
    const std::vector<Operand> operands = operandsOrNone(m_model);
    std::vector<OperandId> inputs;
    std::vector<OperandId> outputs;
    for (const Operand& operand : operands)
        (operand.role == Role::output ? outputs : inputs).push_back(operand.id);
    const int gpus = m_model.machine() ? static_cast<int>(m_model.machine()->gpus.size()) : 0;
    if (!operands.empty() && (inputs != m_inputs || outputs != m_outputs || gpus != m_gpus)) {
        m_gpus = gpus;
        rebuild(inputs, outputs);
    }
    for (const Tile& tile : m_tiles) {
        const auto found
            = std::ranges::find_if(operands, [&](const Operand& operand) { return operand.id == tile.id; });
        tile.size->setText(found == operands.end()
                ? QStringLiteral("–")
                : QString::fromStdString(formatBytes(static_cast<double>(found->bytes))));
    }
    if (m_executes && m_model.experiment()) {
        const Experiment& experiment = *m_model.experiment();
        m_executes->setText(words::of(experiment.execution));
        m_library->setText(words::backend(std::string(backendOf(experiment))));
    }
}

void PlacementPanel::rebuild(const std::vector<OperandId>& inputs, const std::vector<OperandId>& outputs)
{
    m_inputs = inputs;
    m_outputs = outputs;
    m_tiles.clear();
    // The combo box that was just used may be among what goes: it is deleted when its event is over.
    if (m_tilesBox) {
        m_tilesBox->hide();
        m_tilesBox->deleteLater();
    }
    m_tilesBox = new QWidget(m_body);
    m_row->addWidget(m_tilesBox);
    auto* row = new QHBoxLayout(m_tilesBox);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (const OperandId id : inputs)
        addTile(id);
    addArrow();

    auto* executes = new QFrame(m_tilesBox);
    executes->setProperty("role", QStringLiteral("executes"));
    auto* inside = new QVBoxLayout(executes);
    inside->setContentsMargins(12, 8, 12, 8);
    inside->setSpacing(2);
    m_executes = new QLabel(executes);
    m_executes->setObjectName(QStringLiteral("executes"));
    m_executes->setProperty("role", QStringLiteral("strong"));
    m_library = new QLabel(executes);
    m_library->setProperty("role", QStringLiteral("faint"));
    inside->addWidget(m_executes);
    inside->addWidget(m_library);
    row->addWidget(executes, 2);

    if (!outputs.empty()) {
        addArrow();
        for (const OperandId id : outputs)
            addTile(id);
    }
    row->addStretch(0);
    m_tilesBox->show();
}

void PlacementPanel::addTile(OperandId id)
{
    auto* tile = new QFrame(m_tilesBox);
    tile->setProperty("role", QStringLiteral("tile"));
    auto* layout = new QVBoxLayout(tile);
    layout->setContentsMargins(10, 7, 10, 8);
    layout->setSpacing(5);
    auto* head = new QHBoxLayout;
    auto* name = new QLabel(words::of(id), tile);
    name->setProperty("role", QStringLiteral("strong"));
    auto* size = new QLabel(tile);
    size->setProperty("role", QStringLiteral("faint"));
    head->addWidget(name);
    head->addStretch(1);
    head->addWidget(size);
    layout->addLayout(head);
    auto* choice = new KeyChoice(m_model, keyOf(id), spaces(m_gpus), tile);
    choice->setAccessibleName(tr("memory space of %1").arg(words::of(id)));
    layout->addWidget(choice);
    qobject_cast<QHBoxLayout*>(m_tilesBox->layout())->addWidget(tile, 3);
    m_tiles.push_back({id, size});
}

void PlacementPanel::addArrow()
{
    auto* arrow = new QLabel(QStringLiteral("→"), m_tilesBox);
    arrow->setProperty("role", QStringLiteral("quiet"));
    arrow->setAccessibleName(QString());
    m_tilesBox->layout()->addWidget(arrow);
}

} // namespace phasebench
