// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/fold.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace phasebench {

Fold::Fold(QWidget* content, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_head(new QToolButton(this))
    , m_content(content)
{
    m_head->setObjectName(name);
    m_head->setProperty("role", QStringLiteral("fold"));
    m_head->setCheckable(true);
    m_head->setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_head, 0, Qt::AlignLeft);
    layout->addWidget(m_content);
    connect(m_head, &QToolButton::toggled, this, &Fold::refresh);
    refresh();
}

void Fold::setTitle(const QString& title)
{
    m_title = title;
    refresh();
}

void Fold::setOpen(bool open)
{
    m_head->setChecked(open);
}

bool Fold::isOpen() const
{
    return m_head->isChecked();
}

void Fold::refresh()
{
    m_head->setText((isOpen() ? QStringLiteral("▼ ") : QStringLiteral("▶ ")) + m_title);
    m_head->setAccessibleName(m_title);
    m_content->setVisible(isOpen());
}

} // namespace phasebench
