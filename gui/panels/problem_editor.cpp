// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/problem_editor.h"

#include "gui/panels/form.h"
#include "gui/panels/heading.h"
#include "gui/panels/key_choice.h"
#include "gui/panels/key_edit.h"
#include "gui/panels/kind_rows.h"
#include "gui/session/experiment_model.h"

#include <QVBoxLayout>

namespace phasebench {

ProblemEditor::ProblemEditor(ExperimentModel& model, QWidget* parent)
    : QWidget(parent)
    , m_form(new Form(model, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new Heading(tr("Problem"), this));
    std::vector<KeyValue> kinds;
    forEachKind([&]<typename Kind>(std::type_identity<Kind> kind) {
        kinds.push_back({buttonText(kind), Kind::kind.name});
    });
    auto* kind = new KeySegments(model, "problem.kind", std::move(kinds), this);
    kind->setAccessibleName(tr("kind of problem"));
    m_form->addWide(kind, {"problem.kind"});
    m_form->addRow(tr("title"), new KeyEdit(model, "title", KeyEdit::Text(), this), {"title"}, Form::Shown::full);
    forEachKind([&](auto each) { addRows(each, *m_form, model); });
    layout->addWidget(m_form);
}

void ProblemEditor::setFull(bool full)
{
    m_form->setFull(full);
}

} // namespace phasebench
