// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/segmented.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace phasebench {

Segmented::Segmented(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on && !signalsBlocked())
            emit chosen(id);
    });
}

void Segmented::setSegments(const QStringList& labels)
{
    for (QAbstractButton* old : m_group->buttons()) {
        m_group->removeButton(old);
        delete old;
    }
    for (int i = 0; i < labels.size(); ++i) {
        auto* segment = new QToolButton(this);
        segment->setText(labels[i]);
        segment->setAccessibleName(labels[i].simplified());
        segment->setCheckable(true);
        segment->setFocusPolicy(Qt::StrongFocus);
        segment->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        const QString place = labels.size() == 1 ? QStringLiteral("only")
            : i == 0                             ? QStringLiteral("first")
            : i == labels.size() - 1             ? QStringLiteral("last")
                                                 : QStringLiteral("middle");
        segment->setProperty("segment", place);
        m_group->addButton(segment, i);
        layout()->addWidget(segment);
    }
}

int Segmented::count() const
{
    return static_cast<int>(m_group->buttons().size());
}

int Segmented::current() const
{
    return m_group->checkedId();
}

void Segmented::setCurrent(int index)
{
    const QSignalBlocker quiet(this);
    if (auto* wanted = m_group->button(index)) {
        wanted->setChecked(true);
    } else if (auto* checked = m_group->checkedButton()) {
        m_group->setExclusive(false);
        checked->setChecked(false);
        m_group->setExclusive(true);
    }
}

QString Segmented::label(int index) const
{
    return button(index)->text();
}

void Segmented::setLabel(int index, const QString& label)
{
    button(index)->setText(label);
    button(index)->setAccessibleName(label);
}

void Segmented::setReason(int index, const QString& reason)
{
    QToolButton* segment = button(index);
    segment->setEnabled(reason.isEmpty());
    segment->setToolTip(reason);
    segment->setAccessibleDescription(reason);
}

QToolButton* Segmented::button(int index) const
{
    return qobject_cast<QToolButton*>(m_group->button(index));
}

} // namespace phasebench
