// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/axis_edit.h"

#include "engine/problem/sweep_axis.h"
#include "gui/panels/axis_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <algorithm>

namespace phasebench {

namespace {

using nlohmann::json;

enum Page { number, choice, other };
enum Mode { range, list };

QLineEdit* field(const char* name, const QString& accessible, int width, QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setAccessibleName(accessible);
    if (width > 0)
        edit->setFixedWidth(width);
    return edit;
}

} // namespace

AxisEdit::AxisEdit(std::vector<SweepSubject> subjects, const json& axis, QWidget* parent)
    : QFrame(parent)
    , m_subjects(std::move(subjects))
    , m_subject(new QComboBox(this))
    , m_pages(new QStackedWidget(this))
    , m_fault(new QLabel(this))
{
    setProperty("role", QStringLiteral("finding"));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(12, 9, 8, 9);
    layout->setHorizontalSpacing(10);
    m_subject->setObjectName(QStringLiteral("axisSubject"));
    m_subject->setAccessibleName(tr("what varies"));
    for (const SweepSubject& one : m_subjects)
        m_subject->addItem(one.label);
    m_subject->addItem(tr("another key …"));
    m_subject->setMinimumWidth(215);
    layout->addWidget(m_subject, 0, 0, Qt::AlignTop);
    m_pages->addWidget(numberPage());
    m_pages->addWidget(choicePage());
    m_pages->addWidget(otherPage());
    layout->addWidget(m_pages, 0, 1);
    auto* remove = new QToolButton(this);
    remove->setObjectName(QStringLiteral("axisRemove"));
    remove->setProperty("role", QStringLiteral("flat"));
    remove->setText(QStringLiteral("×"));
    remove->setToolTip(tr("Removes this axis."));
    remove->setAccessibleName(tr("remove the axis"));
    layout->addWidget(remove, 0, 2, Qt::AlignTop);
    m_fault->setObjectName(QStringLiteral("axisFault"));
    m_fault->setProperty("role", QStringLiteral("fault"));
    m_fault->setWordWrap(true);
    m_fault->hide();
    layout->addWidget(m_fault, 1, 0, 1, 3);
    layout->setColumnStretch(1, 1);
    display(axis);
    connect(m_subject, &QComboBox::activated, this, &AxisEdit::subjectChosen);
    connect(remove, &QToolButton::clicked, this, &AxisEdit::removeRequested);
}

QWidget* AxisEdit::numberPage()
{
    auto* page = new QWidget(this);
    auto* layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    m_mode = new QComboBox(page);
    m_mode->setObjectName(QStringLiteral("axisMode"));
    m_mode->setAccessibleName(tr("how its values are given"));
    m_mode->addItems({tr("from"), tr("values")});
    layout->addWidget(m_mode);
    m_range = new QWidget(page);
    auto* row = new QHBoxLayout(m_range);
    row->setContentsMargins(0, 0, 0, 0);
    m_from = field("axisFrom", tr("from"), 92, m_range);
    m_to = field("axisTo", tr("to"), 92, m_range);
    m_factor = field("axisFactor", tr("factor"), 48, m_range);
    row->addWidget(m_from);
    row->addWidget(new QLabel(tr("to"), m_range));
    row->addWidget(m_to);
    row->addWidget(new QLabel(tr("each"), m_range));
    row->addWidget(m_factor);
    row->addWidget(new QLabel(tr("times the last"), m_range));
    row->addStretch(1);
    layout->addWidget(m_range, 1);
    m_list = field("axisList", tr("values"), 0, page);
    m_list->setPlaceholderText(tr("256, 512, 2^10"));
    m_list->hide();
    layout->addWidget(m_list, 1);
    connect(m_mode, &QComboBox::activated, this, [this](int mode) {
        m_range->setVisible(mode == range);
        m_list->setVisible(mode == list);
        emit changed();
    });
    for (QLineEdit* edit : {m_from, m_to, m_factor, m_list})
        connect(edit, &QLineEdit::textEdited, this, &AxisEdit::changed);
    return page;
}

QWidget* AxisEdit::choicePage()
{
    m_choices = new QWidget(this);
    auto* layout = new QHBoxLayout(m_choices);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->setSpacing(14);
    return m_choices;
}

QWidget* AxisEdit::otherPage()
{
    auto* page = new QWidget(this);
    auto* layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    m_keys = field("axisKeys", tr("keys"), 0, page);
    m_keys->setPlaceholderText(tr("planning.workspace"));
    m_keys->setToolTip(tr("Keys of the experiment as in a file; several, with commas between, move together."));
    m_values = field("axisValues", tr("values"), 0, page);
    m_values->setPlaceholderText(tr("0, 2^20, 2^25"));
    m_values->setToolTip(tr("Values with commas between. Where several keys move together: their values with commas "
                            "between, and a semicolon before the next."));
    layout->addWidget(m_keys, 2);
    layout->addWidget(m_values, 3);
    for (QLineEdit* edit : {m_keys, m_values})
        connect(edit, &QLineEdit::textEdited, this, &AxisEdit::changed);
    return page;
}

const SweepSubject* AxisEdit::subject() const
{
    const auto index = static_cast<std::size_t>(std::max(0, m_subject->currentIndex()));
    return index < m_subjects.size() ? &m_subjects[index] : nullptr;
}

void AxisEdit::display(const json& axis)
{
    if (axis.contains("step")) { // no field is there for a step: its values are shown
        Faults faults;
        json values = json::array();
        for (const auto& step : readAxis(axis, {}, faults).steps)
            values.push_back(axis["key"].is_array() ? json(step) : step.front());
        display({{"key", axis.value("key", json())}, {"values", values}});
        return;
    }
    const std::vector<std::string> keys = keysOf(axis);
    const auto known = std::ranges::find(m_subjects, keys, &SweepSubject::keys);
    const bool ranged = axis.contains("from") || axis.contains("to") || axis.contains("factor");
    json values = axis.value("values", json::array());
    if (keys.size() == 1 && axis["key"].is_array()) // a list of one key has lists of one value
        for (json& step : values)
            if (step.is_array() && step.size() == 1)
                step = json(step.front());
    // A choice that is not among the usual ones is shown as text.
    const bool fits = known != m_subjects.end()
        && (known->choices.empty() ? ranged || areEqual(values) : !ranged && hasOnly(values, *known));
    m_subject->setCurrentIndex(fits ? static_cast<int>(known - m_subjects.begin()) : m_subject->count() - 1);
    if (!fits) {
        m_pages->setCurrentIndex(other);
        m_keys->setText(textOfKeys(keys));
        m_values->setText(textOfValues(values, keys.size()));
        return;
    }
    if (!known->choices.empty()) {
        m_pages->setCurrentIndex(choice);
        fillChoices(values);
        return;
    }
    m_pages->setCurrentIndex(number);
    m_mode->setCurrentIndex(ranged ? range : list);
    m_range->setVisible(ranged);
    m_list->setVisible(!ranged);
    const json& given = ranged ? axis : known->range;
    m_from->setText(textOfValue(given.value("from", json())));
    m_to->setText(textOfValue(given.value("to", json())));
    m_factor->setText(textOfValue(given.value("factor", json())));
    m_list->setText(ranged ? QString() : textOfEqual(values));
}

void AxisEdit::subjectChosen()
{
    const SweepSubject* chosen = subject();
    if (!chosen) {
        m_pages->setCurrentIndex(other);
    } else if (chosen->choices.empty()) {
        display(axisOf(*chosen, chosen->range));
    } else {
        json values = json::array();
        for (const SweepChoice& one : chosen->choices)
            if (one.reason.isEmpty())
                values.push_back(one.values.size() == 1 ? one.values.front() : json(one.values));
        display(axisOf(*chosen, {{"values", values}}));
    }
    emit changed();
}

void AxisEdit::fillChoices(const json& values)
{
    for (QCheckBox* box : m_boxes)
        box->deleteLater();
    m_boxes.clear();
    auto* layout = static_cast<QHBoxLayout*>(m_choices->layout());
    while (QLayoutItem* item = layout->takeAt(0))
        delete item;
    const SweepSubject* chosen = subject();
    for (const SweepChoice& one : chosen->choices) {
        auto* box = new QCheckBox(one.label, m_choices);
        const json value = one.values.size() == 1 ? one.values.front() : json(one.values);
        box->setObjectName(QStringLiteral("axisChoice=") + textOfValue(one.values.front()));
        box->setChecked(std::ranges::find(values, value) != values.end());
        // What is ticked already can be unticked, whatever this computer lacks.
        box->setEnabled(one.reason.isEmpty() || box->isChecked());
        box->setToolTip(one.reason);
        connect(box, &QCheckBox::clicked, this, &AxisEdit::changed);
        layout->addWidget(box);
        m_boxes.push_back(box);
    }
    layout->addStretch(1);
}

json AxisEdit::axis() const
{
    const SweepSubject* chosen = subject();
    if (!chosen) {
        const std::vector<std::string> keys = keysFromText(m_keys->text());
        json axis = {{"values", valuesFromText(m_values->text(), keys.size())}};
        axis["key"] = keys.size() == 1 ? json(keys.front()) : json(keys);
        return axis;
    }
    if (!chosen->choices.empty()) {
        json values = json::array();
        for (std::size_t i = 0; i < m_boxes.size(); ++i)
            if (m_boxes[i]->isChecked()) {
                const auto& value = chosen->choices[i].values;
                values.push_back(value.size() == 1 ? value.front() : json(value));
            }
        return axisOf(*chosen, {{"values", values}});
    }
    if (m_mode->currentIndex() == list) {
        json values = json::array();
        for (const json& value : valuesFromText(m_list->text(), 1))
            values.push_back(chosen->keys.size() == 1 ? value : json(std::vector(chosen->keys.size(), value)));
        return axisOf(*chosen, {{"values", values}});
    }
    return axisOf(*chosen,
        {{"from", valueFromText(m_from->text())}, {"to", valueFromText(m_to->text())},
            {"factor", valueFromText(m_factor->text())}});
}

void AxisEdit::setFault(const QString& sentence)
{
    m_fault->setText(sentence);
    m_fault->setVisible(!sentence.isEmpty());
}

} // namespace phasebench
