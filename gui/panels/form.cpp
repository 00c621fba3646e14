// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/form.h"

#include "gui/panels/fault_label.h"
#include "gui/session/experiment_model.h"

#include <QGridLayout>
#include <QLabel>

namespace phasebench {

Form::Form(ExperimentModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnMinimumWidth(0, 84);
    m_grid->setColumnStretch(1, 1);
    connect(&model, &ExperimentModel::changed, this, &Form::refresh);
}

void Form::addRow(const QString& label, QWidget* field, std::vector<std::string> keys, Shown shown, Applies applies)
{
    auto* text = new QLabel(label, this);
    text->setBuddy(field);
    text->setProperty("role", QStringLiteral("field"));
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    add({text, field, nullptr, shown, std::move(applies)}, std::move(keys));
}

void Form::addWide(QWidget* field, std::vector<std::string> keys, Shown shown, Applies applies)
{
    add({nullptr, field, nullptr, shown, std::move(applies)}, std::move(keys));
}

void Form::add(Row row, std::vector<std::string> keys)
{
    const int line = m_grid->rowCount();
    if (row.label) {
        m_grid->addWidget(row.label, line, 0, Qt::AlignVCenter);
        m_grid->addWidget(row.field, line, 1);
    } else {
        m_grid->addWidget(row.field, line, 0, 1, 2);
    }
    row.fault = new FaultLabel(m_model, std::move(keys), this);
    m_grid->addWidget(row.fault, line + 1, 0, 1, 2);
    m_rows.push_back(std::move(row));
    refresh();
}

void Form::setFull(bool full)
{
    m_full = full;
    refresh();
}

std::vector<std::string> Form::shownKeys() const
{
    std::vector<std::string> keys;
    for (const Row& row : m_rows)
        if (row.visible)
            keys.insert(keys.end(), row.fault->keys().begin(), row.fault->keys().end());
    return keys;
}

void Form::refresh()
{
    for (Row& row : m_rows) {
        row.visible = (!row.applies || row.applies()) && (m_full || row.shown == Shown::always);
        if (row.label)
            row.label->setVisible(row.visible);
        row.field->setVisible(row.visible);
        row.fault->setVisible(row.visible && row.fault->hasFault());
    }
}

} // namespace phasebench
