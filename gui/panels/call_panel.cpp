// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/call_panel.h"

#include "engine/problem/settings_types.h"

#include "gui/panels/form.h"
#include "gui/panels/heading.h"
#include "gui/panels/key_choice.h"
#include "gui/panels/key_edit.h"
#include "gui/session/experiment_model.h"

#include <QVBoxLayout>

namespace phasebench {

CallPanel::CallPanel(ExperimentModel& model, QWidget* parent)
    : QWidget(parent)
    , m_form(new Form(model, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new Heading(tr("Call form"), this));
    auto* form
        = new KeySegments(model, "call.form", {{tr("stateless"), "stateless"}, {tr("stateful"), "stateful"}}, this);
    form->setAccessibleName(tr("call form"));
    form->setToolTip(tr("Stateless: every call goes through all phases. Stateful: plan once, execute many times."));
    m_form->addWide(form, {"call.form"});
    m_form->addRow(tr("&calls"), new KeyEdit(model, "call.count", this), {"call.count"});
    m_form->addRow(tr("operands"),
        new KeySegments(model, "call.operands", {{tr("reset"), "reset"}, {tr("in place"), "in_place"}}, this),
        {"call.operands"}, Form::Shown::always, [&model] { return model.value("call.form") == "stateful"; });
    m_form->addRow(tr("batching"),
        new KeyChoice(model, "call.batching",
            {{tr("one call, a dimension"), "dimension"}, {tr("a call an element"), "sequence"},
                {tr("copies overlapped"), "overlapped"}},
            this),
        {"call.batching"}, Form::Shown::full);
    m_form->addRow(tr("GPU to GPU"), new KeyChoice(model, "transfer.peer", choicesOf(namesOf<PeerCopy>()), this),
        {"transfer.peer"}, Form::Shown::full);
    m_form->addRow(tr("managed"), new KeyChoice(model, "transfer.managed", choicesOf(namesOf<ManagedMode>()), this),
        {"transfer.managed"}, Form::Shown::full);
    layout->addWidget(m_form);
}

void CallPanel::setFull(bool full)
{
    m_form->setFull(full);
}

} // namespace phasebench
