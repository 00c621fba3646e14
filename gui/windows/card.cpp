// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/card.h"

#include "gui/panels/heading.h"
#include "gui/windows/card_art.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace phasebench {

Card::Card(const QString& kicker, const QString& title, const QString& text, CardPicture picture, QWidget* parent)
    : QAbstractButton(parent)
{
    setAccessibleName(title);
    setAccessibleDescription(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 18, 18, 18);
    layout->setSpacing(6);
    m_kicker = new Heading(kicker, this);
    layout->addWidget(m_kicker);
    m_title = new QLabel(title, this);
    m_title->setProperty("role", QStringLiteral("cardTitle"));
    m_title->setWordWrap(true);
    layout->addWidget(m_title);
    auto* body = new QLabel(text, this);
    body->setProperty("role", QStringLiteral("quiet"));
    body->setWordWrap(true);
    body->setAlignment(Qt::AlignTop);
    layout->addWidget(body, 1);
    layout->addWidget(new CardArt(picture, this));
    for (QWidget* child : findChildren<QWidget*>())
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Card::setTexts(const QString& kicker, const QString& title)
{
    m_kicker->setText(kicker);
    m_kicker->setAccessibleName(kicker);
    m_title->setText(title);
    setAccessibleName(title);
}

QSize Card::sizeHint() const
{
    return {300, std::max(256, layout()->heightForWidth(300))};
}

QSize Card::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = underMouse() || hasFocus();
    painter.setPen(QPen(palette().color(lit ? QPalette::Link : QPalette::Mid), hasFocus() ? 1.5 : 1.0));
    painter.setBrush(palette().color(isDown() ? QPalette::Midlight : QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
}

bool Card::event(QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        update();
    return QAbstractButton::event(event);
}

} // namespace phasebench
