// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/placement_tile.h"

#include "gui/panels/placement_map_painter.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace phasebench {

PlacementTile::PlacementTile(OperandId id, QWidget* map)
    : QAbstractButton(map)
    , m_id(id)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::OpenHandCursor);
    const auto name = nameOf(id);
    setObjectName(QStringLiteral("tile.") + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
}

void PlacementTile::show(const MapTile& facts, const QRect& box, const MapLayout& layout, const MapLook& look)
{
    m_facts = facts;
    m_box = box;
    m_layout = &layout;
    m_look = &look;
    if (!m_lifted)
        setGeometry(box);
    setVisible(true);
    update();
}

void PlacementTile::putBack()
{
    m_pressed = false;
    if (!m_lifted)
        return;
    m_lifted = false;
    setCursor(Qt::OpenHandCursor);
    setGeometry(m_box);
    update();
}

void PlacementTile::paintEvent(QPaintEvent*)
{
    if (!m_layout)
        return;
    QPainter painter(this);
    paintTile(painter, rect(), m_facts, m_layout->compact, *m_look, *m_layout,
        {hasFocus(), m_lifted, underMouse() && m_facts.locked.isEmpty()});
}

void PlacementTile::mousePressEvent(QMouseEvent* event)
{
    QAbstractButton::mousePressEvent(event);
    m_pressed = event->button() == Qt::LeftButton;
    m_grip = event->pos();
}

void PlacementTile::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed || !m_facts.locked.isEmpty())
        return;
    if (!m_lifted) {
        if ((event->pos() - m_grip).manhattanLength() < QApplication::startDragDistance())
            return;
        m_lifted = true;
        setDown(false); // it is no click any more
        setCursor(Qt::ClosedHandCursor);
        raise();
        emit lifted();
    }
    const QPoint position = mapToParent(event->pos());
    const QRect room = parentWidget()->rect();
    QPoint corner = position - m_grip;
    corner.setX(std::clamp(corner.x(), 0, std::max(0, room.width() - width())));
    corner.setY(std::clamp(corner.y(), 0, std::max(0, room.height() - height())));
    move(corner);
    emit carried(position);
}

void PlacementTile::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_lifted) {
        m_pressed = false;
        QAbstractButton::mouseReleaseEvent(event);
        return;
    }
    const QPoint position = mapToParent(event->pos());
    putBack();
    emit dropped(position);
}

void PlacementTile::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        emit wayPressed(MapWay::up);
        return;
    case Qt::Key_Down:
        emit wayPressed(MapWay::down);
        return;
    case Qt::Key_Left:
        emit wayPressed(MapWay::left);
        return;
    case Qt::Key_Right:
        emit wayPressed(MapWay::right);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F4:
        click();
        return;
    case Qt::Key_Escape:
        if (m_lifted) {
            putBack();
            emit dropped(QPoint(-1, -1));
            return;
        }
        break;
    default:
        break;
    }
    QAbstractButton::keyPressEvent(event);
}

void PlacementTile::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_lifted)
        click();
    event->accept();
}

bool PlacementTile::event(QEvent* event)
{
    // Escape puts back what is dragged; the window would cancel a run.
    if (event->type() == QEvent::ShortcutOverride && m_lifted
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QAbstractButton::event(event);
}

} // namespace phasebench
