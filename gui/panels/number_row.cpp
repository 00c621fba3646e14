// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/number_row.h"

#include "gui/panels/key_edit.h"

#include <QHBoxLayout>

namespace phasebench {

NumberRow::NumberRow(ExperimentModel& model, const std::vector<std::string>& keys, QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (const auto& key : keys) {
        auto* edit = new KeyEdit(model, key, this);
        edit->setMinimumWidth(40);
        edit->setAccessibleName(QString::fromStdString(key.substr(key.rfind('.') + 1)));
        layout->addWidget(edit);
        if (!focusProxy())
            setFocusProxy(edit);
    }
}

} // namespace phasebench
