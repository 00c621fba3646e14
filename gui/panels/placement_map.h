// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/panels/placement_map_painter.h"

#include <QWidget>
#include <functional>

namespace phasebench {

class PlacementTile;

/// Memory spaces as regions, operands as tiles, copies as arrows. It changes nothing itself: it says where a person
/// wants an operand to live.
class PlacementMap : public QWidget {
    Q_OBJECT
public:
    explicit PlacementMap(QWidget* parent = nullptr);

    void setMap(MapData map);
    const MapData& map() const { return m_map; }
    const MapLayout& places() const { return m_layout; }
    const MapState& state() const { return m_state; }
    PlacementTile* tile(OperandId id) const; ///< nullptr where the problem has no such operand

    /// The phase that is selected in the charts: its arrows, or the block, are outlined.
    void setMarked(std::optional<Phase> phase);

    /// Why the operand cannot live there; empty: it can. Asked when a tile is lifted, moved or its menu opened.
    std::function<QString(OperandId, const MemorySpace&)> whyNot;

signals:
    void moveRequested(phasebench::OperandId id, const phasebench::MemorySpace& space); ///< possible or not
    void phaseChosen(phasebench::Phase phase); ///< an arrow or the block was clicked

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    PlacementTile* addTile(OperandId id);
    QString reason(OperandId id, const MemorySpace& space) const;
    void lift(OperandId id);
    void carry(OperandId id, const QPoint& position);
    void drop(OperandId id, const QPoint& position);
    void step(OperandId id, MapWay way);
    void openMenu(OperandId id);
    QString toolTipAt(const QPoint& position) const;

    MapData m_map;
    MapLayout m_layout;
    MapLook m_look;
    MapState m_state;
    std::vector<PlacementTile*> m_tiles; ///< in slot order; those without an operand are hidden
    std::optional<MapData> m_next; ///< came during a drag
    bool m_dragging = false;
};

} // namespace phasebench
