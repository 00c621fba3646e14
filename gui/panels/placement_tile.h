// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/panels/placement_map_layout.h"
#include "gui/panels/placement_map_look.h"

#include <QAbstractButton>

namespace phasebench {

/// An operand on the placement map: it is dragged with the mouse, moved with the arrow keys, and lists the memory
/// spaces when it is clicked or Space is pressed. Positions are the map's.
class PlacementTile : public QAbstractButton {
    Q_OBJECT
public:
    PlacementTile(OperandId id, QWidget* map);

    OperandId id() const { return m_id; }
    /// The layout must outlive the tile or be replaced.
    void show(const MapTile& facts, const QRect& box, const MapLayout& layout, const MapLook& look);
    bool isLifted() const { return m_lifted; }
    void putBack(); ///< ends a drag as if it had not been

signals:
    void lifted();
    void carried(QPoint position);
    void dropped(QPoint position);
    void wayPressed(phasebench::MapWay way);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    OperandId m_id;
    MapTile m_facts;
    QRect m_box; ///< where it belongs
    const MapLayout* m_layout = nullptr;
    const MapLook* m_look = nullptr;
    QPoint m_grip; ///< where in the tile the mouse was pressed
    bool m_pressed = false;
    bool m_lifted = false;
};

} // namespace phasebench
