// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/shape_edit.h"

#include "gui/panels/key_edit.h"
#include "gui/session/experiment_model.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace phasebench {

namespace {

const std::string shapeKey = "problem.shape";

QString textOf(const nlohmann::json& length)
{
    return QString::fromStdString(length.is_string() ? length.get<std::string>() : length.dump());
}

} // namespace

ShapeEdit::ShapeEdit(ExperimentModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (std::size_t i = 0; i < m_edits.size(); ++i) {
        auto* edit = new QLineEdit(this);
        edit->setObjectName(QStringLiteral("problem.shape.%1").arg(i));
        edit->setAccessibleName(tr("length %1 of the transform").arg(i + 1));
        edit->setMinimumWidth(40);
        if (i > 0)
            edit->setPlaceholderText(QStringLiteral("–"));
        connect(edit, &QLineEdit::textEdited, this, &ShapeEdit::edited);
        layout->addWidget(edit, i == 0 ? 3 : 2);
        m_edits[i] = edit;
    }
    setFocusProxy(m_edits[0]);
    connect(&model, &ExperimentModel::changed, this, &ShapeEdit::refresh);
    refresh();
}

void ShapeEdit::edited()
{
    nlohmann::json shape = nlohmann::json::array();
    for (const QLineEdit* edit : m_edits)
        if (!edit->text().trimmed().isEmpty())
            shape.push_back(numberFromText(edit->text()));
    m_model.set(shapeKey, shape);
}

void ShapeEdit::refresh()
{
    const nlohmann::json shape = m_model.value(shapeKey);
    nlohmann::json shown = nlohmann::json::array();
    for (const QLineEdit* edit : m_edits)
        if (!edit->text().trimmed().isEmpty())
            shown.push_back(numberFromText(edit->text()));
    for (std::size_t i = 0; i < m_edits.size(); ++i) {
        const bool swept = m_model.isSwept(shapeKey) || m_model.isSwept(shapeKey + "." + std::to_string(i));
        m_edits[i]->setEnabled(!swept);
        m_edits[i]->setToolTip(swept ? tr("The sweep sets this.") : QString());
        // A gap while typing ("64, empty, 32") is not closed under the user's hands.
        if (shape != shown)
            m_edits[i]->setText(shape.is_array() && i < shape.size() ? textOf(shape[i]) : QString());
        if (!m_edits[i]->hasFocus())
            m_edits[i]->setCursorPosition(0);
    }
}

} // namespace phasebench
