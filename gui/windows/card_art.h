// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/windows/card.h"

#include <QWidget>

namespace phasebench {

/// The picture of a start page's card: what the experiment's chart will look like, without figures.
class CardArt : public QWidget {
    Q_OBJECT
public:
    CardArt(CardPicture picture, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void drawCrossing(QPainter& painter) const;
    void drawBars(QPainter& painter) const;
    void drawPlacement(QPainter& painter) const;

    CardPicture m_picture;
};

} // namespace phasebench
