// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/placement_panel.h"

#include "gui/models/selection.h"
#include "gui/models/words.h"
#include "gui/panels/fault_label.h"
#include "gui/panels/heading.h"
#include "gui/panels/key_choice.h"
#include "gui/panels/placement_map.h"
#include "gui/session/experiment_model.h"
#include "gui/session/forecast.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace phasebench {

namespace {

std::string keyOf(OperandId id)
{
    return "placement." + std::string(nameOf(id));
}

/// What can be shown of a problem that is not whole yet ("m" is missing): the last one's operands, where they live by
/// now, without sizes.
MapData withoutSizes(MapData map, const ExperimentModel& model)
{
    for (MapTile& tile : map.tiles) {
        tile.bytes.reset();
        const nlohmann::json place = model.value(keyOf(tile.id));
        if (const auto space = memorySpaceFromName(place.is_string() ? place.get<std::string>() : std::string());
            space && map.region(*space))
            tile.home = *space;
    }
    map.copies.clear();
    map.block.measured.reset();
    map.block.predicted.reset();
    return map;
}

} // namespace

PlacementPanel::PlacementPanel(ExperimentModel& model, const Forecast& forecast, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_forecast(forecast)
    , m_selection(selection)
    , m_body(new QWidget(this))
    , m_fold(new QToolButton(this))
    , m_map(new PlacementMap(m_body))
    , m_badge(new QLabel(this))
    , m_refusal(new QLabel(m_body))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 6);
    layout->setSpacing(8);
    layout->addLayout(head());
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(6);
    body->addWidget(m_map);
    m_refusal->setObjectName(QStringLiteral("placementRefusal"));
    m_refusal->setProperty("role", QStringLiteral("fault"));
    m_refusal->setWordWrap(true);
    m_refusal->setTextFormat(Qt::RichText);
    m_refusal->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_refusal->hide();
    body->addWidget(m_refusal);
    body->addWidget(new FaultLabel(model, {"placement", "transfer"}, m_body));
    layout->addWidget(m_body);

    m_map->whyNot = [this](OperandId id, const MemorySpace& space) {
        const auto fault = m_model.whyNot(keyOf(id), nameOf(space));
        return fault ? QString::fromStdString(fault->sentence) : QString();
    };
    connect(m_map, &PlacementMap::moveRequested, this, &PlacementPanel::moveOperand);
    connect(m_map, &PlacementMap::phaseChosen, &selection, &Selection::setPhase);
    // The label goes under the click: apply() after the event that came from it.
    connect(
        m_refusal, &QLabel::linkActivated, this, [this] { m_model.apply(m_fixes); }, Qt::QueuedConnection);
    connect(&model, &ExperimentModel::changed, m_refusal, &QLabel::hide);
    // The forecast follows the experiment, the runs and the selection.
    connect(&forecast, &Forecast::changed, this, &PlacementPanel::refresh);
    connect(&selection, &Selection::phaseChanged, this, [this] { m_map->setMarked(m_selection.phase()); });
    refresh();
}

QHBoxLayout* PlacementPanel::head()
{
    m_fold->setObjectName(QStringLiteral("placementFold"));
    m_fold->setProperty("role", QStringLiteral("fold"));
    m_fold->setFixedWidth(14);
    m_fold->setCheckable(true);
    m_fold->setChecked(true);
    m_fold->setArrowType(Qt::NoArrow);
    m_fold->setText(QStringLiteral("▼"));
    m_fold->setAccessibleName(tr("show where the data lives"));
    auto* hint = new QLabel(tr("— drag an operand, or use its arrow keys"), this);
    hint->setProperty("role", QStringLiteral("faint"));
    auto* row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(m_fold);
    row->addWidget(new Heading(tr("Where the data lives"), this));
    row->addSpacing(4);
    row->addWidget(hint, 1);
    hint->setMinimumWidth(1);
    m_badge->setObjectName(QStringLiteral("placementBadge"));
    m_badge->setProperty("role", QStringLiteral("note"));
    m_badge->setTextFormat(Qt::PlainText);
    row->addWidget(m_badge);
    connect(m_fold, &QToolButton::toggled, this, [this, hint](bool open) {
        m_body->setVisible(open);
        hint->setText(open ? tr("— drag an operand, or use its arrow keys") : QString());
        m_fold->setText(open ? QStringLiteral("▼") : QStringLiteral("▶"));
    });
    connect(m_fold, &QToolButton::clicked, this, &PlacementPanel::foldChosen);
    return row;
}

void PlacementPanel::setOpen(bool open)
{
    m_fold->setChecked(open);
}

void PlacementPanel::setFull(bool full)
{
    m_full = full;
    m_inCombos.clear();
    refresh();
}

void PlacementPanel::refresh()
{
    const Experiment* experiment = m_model.experiment();
    if (!experiment) {
        m_map->setMap(withoutSizes(m_map->map(), m_model));
        m_badge->hide();
        return;
    }
    const auto& prediction = m_forecast.prediction();
    MapData map = placementMap(
        *experiment, m_model.machine().get(), m_forecast.measured().get(), prediction ? &*prediction : nullptr);
    std::vector<OperandId> operands;
    for (MapTile& tile : map.tiles) {
        operands.push_back(tile.id);
        tile.follows = tile.role == Role::output && !m_model.isGiven(keyOf(tile.id));
        if (m_model.isSwept(keyOf(tile.id)))
            tile.locked = tr("The sweep sets where it lives.");
    }
    m_map->setMap(std::move(map));
    const RunPtr& measured = m_forecast.measured();
    m_badge->setText(measured ? words::badge(*measured) : QString());
    m_badge->setVisible(!m_badge->text().isEmpty());
    refreshCombos(operands);
}

void PlacementPanel::refreshCombos(const std::vector<OperandId>& operands)
{
    const std::vector<MapRegion>& regions = m_map->map().regions;
    if (m_combos && m_full && operands == m_inCombos && regions.size() == m_regionsInCombos)
        return;
    // The combo box that was just used may be among what goes: it is deleted when its event is over.
    if (m_combos) {
        m_combos->hide();
        m_combos->deleteLater();
        m_combos = nullptr;
    }
    if (!m_full)
        return;
    m_inCombos = operands;
    m_regionsInCombos = regions.size();
    std::vector<KeyValue> values;
    for (const MapRegion& region : regions)
        values.push_back(
            {region.title.section(QStringLiteral(" · "), 0, region.space.kind == MemorySpace::Kind::gpu ? 0 : 1),
                nameOf(region.space)});
    m_combos = new QWidget(m_body);
    auto* row = new QHBoxLayout(m_combos);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    for (const OperandId id : operands) {
        auto* name = new QLabel(words::of(id), m_combos);
        name->setProperty("role", QStringLiteral("strong"));
        auto* choice = new KeyChoice(m_model, keyOf(id), values, m_combos);
        choice->setAccessibleName(tr("memory space of %1").arg(words::of(id)));
        name->setBuddy(choice);
        row->addWidget(name);
        row->addWidget(choice, 1);
        row->addSpacing(6);
    }
    qobject_cast<QVBoxLayout*>(m_body->layout())->insertWidget(1, m_combos);
    m_combos->show();
}

void PlacementPanel::moveOperand(OperandId id, const MemorySpace& space)
{
    if (const auto fault = m_model.whyNot(keyOf(id), nameOf(space))) {
        refuse(*fault);
        return;
    }
    m_model.set(keyOf(id), nameOf(space));
}

void PlacementPanel::refuse(const Fault& fault)
{
    m_fixes = fault.fixes;
    m_refusal->setText(faultText(fault));
    m_refusal->setFocusPolicy(m_fixes.empty() ? Qt::NoFocus : Qt::StrongFocus);
    m_refusal->show();
}

} // namespace phasebench
