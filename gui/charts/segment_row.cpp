// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/segment_row.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace phasebench {

QWidget* segmentRow(QButtonGroup& group, const QStringList& labels, const QString& name, int pad)
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(pad, pad / 2, pad, 0);
    row->setSpacing(0);
    group.setExclusive(true);
    for (int i = 0; i < labels.size(); ++i) {
        auto* button = new QToolButton(bar);
        button->setText(labels[i]);
        button->setAccessibleName(labels[i]);
        button->setObjectName(name + QString::number(i));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setProperty("segment",
            i == 0                       ? QStringLiteral("first")
                : i == labels.size() - 1 ? QStringLiteral("last")
                                         : QStringLiteral("middle"));
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(labels[i]) + 2 * pad);
        group.addButton(button, i);
        row->addWidget(button);
    }
    row->addStretch();
    group.button(0)->setChecked(true);
    return bar;
}

} // namespace phasebench
