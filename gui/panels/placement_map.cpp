// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/placement_map.h"

#include "gui/models/words.h"
#include "gui/panels/placement_map_text.h"
#include "gui/panels/placement_tile.h"

#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace phasebench {

PlacementMap::PlacementMap(QWidget* parent)
    : QWidget(parent)
    , m_look(MapLook::of(palette(), font()))
{
    setObjectName(QStringLiteral("placementMap"));
    setAccessibleName(tr("placement map: memory spaces and the operands that live in them"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(360);
}

PlacementTile* PlacementMap::tile(OperandId id) const
{
    const auto found = std::ranges::find(m_tiles, id, &PlacementTile::id);
    return found == m_tiles.end() || !m_map.tile(id) ? nullptr : *found;
}

PlacementTile* PlacementMap::addTile(OperandId id)
{
    auto* tile = new PlacementTile(id, this);
    m_tiles.insert(std::ranges::upper_bound(m_tiles, id, {}, &PlacementTile::id), tile);
    connect(tile, &PlacementTile::lifted, this, [this, id] { lift(id); });
    connect(tile, &PlacementTile::carried, this, [this, id](const QPoint& at) { carry(id, at); });
    connect(tile, &PlacementTile::dropped, this, [this, id](const QPoint& at) { drop(id, at); });
    connect(tile, &PlacementTile::wayPressed, this, [this, id](MapWay way) { step(id, way); });
    connect(tile, &PlacementTile::clicked, this, [this, id] { openMenu(id); });
    for (std::size_t i = 1; i < m_tiles.size(); ++i)
        setTabOrder(m_tiles[i - 1], m_tiles[i]);
    return tile;
}

void PlacementMap::setMap(MapData map)
{
    if (m_dragging) {
        m_next = std::move(map);
        return;
    }
    m_map = std::move(map);
    for (PlacementTile* tile : m_tiles)
        if (!m_map.tile(tile->id()))
            tile->hide();
    for (const MapTile& facts : m_map.tiles) {
        PlacementTile* shown = tile(facts.id);
        if (!shown)
            shown = addTile(facts.id);
        shown->setAccessibleName(mapText::spoken(facts, m_map));
        shown->setAccessibleDescription(facts.locked.isEmpty()
                ? tr("Arrow keys move it to another memory space; Space lists them.")
                : facts.locked);
        shown->setToolTip(mapText::toolTip(facts, m_map));
    }
    arrange();
}

void PlacementMap::setMarked(std::optional<Phase> phase)
{
    m_state.marked = phase;
    update();
}

void PlacementMap::arrange()
{
    m_layout = layoutMap(m_map, font(), width());
    setFixedHeight(m_layout.size.height());
    for (const MapLayout::Tile& place : m_layout.tiles)
        tile(place.id)->show(*m_map.tile(place.id), place.box, m_layout, m_look);
    update();
}

void PlacementMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    MapPainter(m_map, m_layout, m_look, m_state).paint(painter);
}

void PlacementMap::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        arrange();
}

void PlacementMap::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_look = MapLook::of(palette(), font());
        arrange();
    }
}

QString PlacementMap::reason(OperandId id, const MemorySpace& space) const
{
    const MapTile* tile = m_map.tile(id);
    return whyNot && tile && tile->home != space ? whyNot(id, space) : QString();
}

void PlacementMap::lift(OperandId id)
{
    m_dragging = true;
    m_state.targets.clear();
    for (const MapRegion& region : m_map.regions)
        m_state.targets.push_back({region.space, reason(id, region.space)});
    update();
}

void PlacementMap::carry(OperandId, const QPoint& position)
{
    const MapLayout::Region* region = m_layout.regionAt(position);
    const auto over = region ? std::optional(region->space) : std::nullopt;
    if (over == m_state.over)
        return;
    m_state.over = over;
    // A tooltip of its own does not come while a button is down.
    const auto target = over ? std::ranges::find(m_state.targets, *over, &MapTarget::space) : m_state.targets.end();
    if (target != m_state.targets.end() && !target->reason.isEmpty())
        QToolTip::showText(mapToGlobal(position), target->reason, this);
    else
        QToolTip::hideText();
    update();
}

void PlacementMap::drop(OperandId id, const QPoint& position)
{
    m_dragging = false;
    m_state.targets.clear();
    m_state.over.reset();
    QToolTip::hideText();
    update();
    if (m_next)
        setMap(*std::exchange(m_next, std::nullopt));
    const MapLayout::Region* region = rect().contains(position) ? m_layout.regionAt(position) : nullptr;
    const MapTile* tile = m_map.tile(id);
    if (region && tile && tile->home != region->space)
        emit moveRequested(id, MemorySpace(region->space));
}

void PlacementMap::step(OperandId id, MapWay way)
{
    const MapTile* tile = m_map.tile(id);
    if (!tile || !tile->locked.isEmpty())
        return;
    const std::vector<MemorySpace> spaces = m_layout.neighbours(tile->home, way);
    if (spaces.empty())
        return;
    const auto possible
        = std::ranges::find_if(spaces, [&](const MemorySpace& space) { return reason(id, space).isEmpty(); });
    emit moveRequested(id, possible == spaces.end() ? spaces.front() : *possible);
}

void PlacementMap::openMenu(OperandId id)
{
    const MapTile* facts = m_map.tile(id);
    if (!facts || !facts->locked.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("placementMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const MapRegion& region : m_map.regions) {
        QAction* action = menu->addAction(region.title);
        const std::string name = nameOf(region.space);
        action->setObjectName(QString::fromStdString(name));
        action->setCheckable(true);
        action->setChecked(region.space == facts->home);
        const QString why = reason(id, region.space);
        action->setEnabled(why.isEmpty());
        action->setToolTip(why);
        connect(action, &QAction::triggered, this, [this, id, space = region.space] { emit moveRequested(id, space); });
    }
    const QWidget* shown = tile(id);
    menu->popup(shown->mapToGlobal(QPoint(0, shown->height())));
}

void PlacementMap::mousePressEvent(QMouseEvent* event)
{
    if (const MapLayout::Arrow* arrow = m_layout.arrowAt(event->pos()))
        emit phaseChosen(m_map.copies[arrow->copy].direction);
    else if (m_layout.block.contains(event->pos()))
        emit phaseChosen(Phase::execution);
    else
        QWidget::mousePressEvent(event);
}

QString PlacementMap::toolTipAt(const QPoint& position) const
{
    if (const MapLayout::Arrow* arrow = m_layout.arrowAt(position))
        return mapText::toolTip(m_map.copies[arrow->copy], m_map.execution);
    if (m_layout.block.contains(position))
        return mapText::toolTip(m_map.block, m_map.executes);
    if (const MapLayout::Region* region = m_layout.regionAt(position))
        if (const MapRegion* facts = m_map.region(region->space))
            return mapText::toolTip(*facts, m_map);
    return {};
}

bool PlacementMap::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace phasebench
