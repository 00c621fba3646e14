// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/link_list.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace phasebench {

LinkList::LinkList(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(7);
}

void LinkList::setLines(const std::vector<Line>& lines, const QString& whenEmpty)
{
    m_lines = lines;
    m_whenEmpty = whenEmpty;
    build();
}

void LinkList::changeEvent(QEvent* event)
{
    // Rich text holds its colours.
    if (event->type() == QEvent::PaletteChange && !m_lines.empty())
        build();
    QWidget::changeEvent(event);
}

void LinkList::build()
{
    // A line may be what was just clicked: it goes when its event is over.
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    for (const Line& line : m_lines) {
        const QString colours = palette().color(QPalette::Text).name();
        auto* label
            = new QLabel(QStringLiteral("<a href=\"%1\" style=\"color:%4; "
                                        "text-decoration:none\">%2</a>&nbsp;&nbsp;<span style=\"color:%5\">%3</span>")
                             .arg(line.target.toHtmlEscaped(), line.name.toHtmlEscaped(), line.remark.toHtmlEscaped(),
                                 colours, palette().color(QPalette::PlaceholderText).name()),
                this);
        label->setTextFormat(Qt::RichText);
        label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        label->setFocusPolicy(Qt::StrongFocus);
        label->setAccessibleName(line.name);
        connect(label, &QLabel::linkActivated, this, &LinkList::chosen, Qt::QueuedConnection);
        m_layout->addWidget(label);
    }
    if (m_lines.empty() && !m_whenEmpty.isEmpty()) {
        auto* label = new QLabel(m_whenEmpty, this);
        label->setProperty("role", QStringLiteral("faint"));
        m_layout->addWidget(label);
    }
}

} // namespace phasebench
