// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/experiment_editor.h"

#include "gui/models/rich_text.h"
#include "gui/panels/call_panel.h"
#include "gui/panels/execution_panel.h"
#include "gui/panels/fault_label.h"
#include "gui/panels/form.h"
#include "gui/panels/measure_panel.h"
#include "gui/panels/planning_panel.h"
#include "gui/panels/problem_editor.h"
#include "gui/panels/segmented.h"
#include "gui/session/experiment_model.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace phasebench {

namespace {

QLabel* note(const char* name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setProperty("role", QStringLiteral("note"));
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setFocusPolicy(Qt::NoFocus);
    label->hide();
    return label;
}

/// Is there a field, with a label for its faults, for this key?
bool hasField(const QWidget& editor, const std::string& key)
{
    if (key.starts_with("placement."))
        return true; // the placement panel's
    const auto isAtOrBelow = [&](const std::string& place) {
        return key == place || key.starts_with(place + ".");
    };
    return std::ranges::any_of(editor.findChildren<Form*>(),
        [&](const Form* form) { return std::ranges::any_of(form->shownKeys(), isAtOrBelow); });
}

} // namespace

ExperimentEditor::ExperimentEditor(ExperimentModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_mode(new Segmented(this))
    , m_problem(new ProblemEditor(model, this))
    , m_execution(new ExecutionPanel(model, this))
    , m_call(new CallPanel(model, this))
    , m_planning(new PlanningPanel(model, this))
    , m_measure(new MeasurePanel(model, this))
    , m_sweep(note("sweepNote", this))
    , m_elsewhere(note("elsewhereNote", this))
    , m_note(note("greyedNote", this))
{
    m_mode->setSegments({tr("Simple"), tr("Full")});
    m_mode->button(0)->setObjectName(QStringLiteral("simpleMode"));
    m_mode->button(1)->setObjectName(QStringLiteral("fullMode"));
    m_mode->setAccessibleName(tr("how much to show"));
    m_mode->setCurrent(0);
    m_elsewhere->setProperty("role", QStringLiteral("fault"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(13);
    layout->addWidget(m_mode);
    layout->addWidget(m_sweep);
    for (QWidget* panel : std::initializer_list<QWidget*>{m_problem, m_execution, m_call, m_planning, m_measure})
        layout->addWidget(panel);
    layout->addWidget(m_elsewhere);
    layout->addWidget(m_note);
    layout->addStretch(1);

    connect(m_mode, &Segmented::chosen, this, [this](int index) {
        apply(index == 1);
        emit fullChanged(index == 1);
    });
    connect(&model, &ExperimentModel::changed, this, &ExperimentEditor::refresh);
    connect(
        m_note, &QLabel::linkActivated, this, [this] { m_model.apply(m_noteMends); }, Qt::QueuedConnection);
    connect(
        m_elsewhere, &QLabel::linkActivated, this, [this] { m_model.apply(m_elsewhereMends); }, Qt::QueuedConnection);
    connect(
        m_sweep, &QLabel::linkActivated, this,
        [this](const QString& link) {
            if (link == QLatin1String("clear"))
                m_model.clear("sweep");
            else
                emit sweepRequested();
        },
        Qt::QueuedConnection);
    refresh();
}

void ExperimentEditor::setFull(bool full)
{
    m_mode->setCurrent(full ? 1 : 0);
    apply(full);
}

bool ExperimentEditor::isFull() const
{
    return m_mode->current() == 1;
}

void ExperimentEditor::apply(bool full)
{
    m_problem->setFull(full);
    m_execution->setFull(full);
    m_call->setFull(full);
    m_planning->setFull(full);
    m_measure->setFull(full);
    refresh();
}

void ExperimentEditor::refresh()
{
    const QString sweep = m_model.sweepText();
    const auto link = [](const char* target, const QString& text) {
        return QStringLiteral(" <a href=\"%1\">%2</a>").arg(QLatin1String(target), text);
    };
    if (sweep.isEmpty())
        m_sweep->setText(tr("One point is measured.") + link("edit", tr("Sweep…")));
    else
        m_sweep->setText(richText(sweep) + link("edit", tr("Change")) + link("clear", tr("Run one point only")));
    m_sweep->setVisible(!sweep.isEmpty() || (isFull() && m_model.isValid()));

    Faults all = m_model.faults();
    all.insert(all.end(), m_model.obstacles().begin(), m_model.obstacles().end());
    const auto homeless = std::ranges::find_if(all, [this](const Fault& fault) { return !hasField(*this, fault.key); });
    m_elsewhere->setVisible(homeless != all.end());
    if (homeless != all.end()) {
        m_elsewhere->setText(faultText(*homeless));
        m_elsewhereMends = homeless->fixes;
    }
    refreshNote();
}

void ExperimentEditor::refreshNote()
{
    // One line: the first greyed thing that one change makes possible.
    std::vector<Greyed> greyed;
    for (const char* key : {"problem.type", "problem.compute", "problem.epilog"})
        for (const KeyChoice* choice : m_problem->findChildren<KeyChoice*>(QString::fromLatin1(key)))
            if (!choice->isHidden())
                greyed.insert(greyed.end(), choice->greyed().begin(), choice->greyed().end());
    greyed.insert(greyed.end(), m_execution->greyed().begin(), m_execution->greyed().end());
    const auto shown = std::ranges::find_if(greyed, [](const Greyed& entry) { return !entry.fault.fixes.empty(); });
    m_note->setVisible(shown != greyed.end());
    if (shown == greyed.end())
        return;
    m_noteMends = shown->fault.fixes;
    m_note->setText(tr("%1 is greyed:").arg(richText(shown->label)) + QStringLiteral(" <i>")
        + faultText(shown->fault).replace(QStringLiteral(" <a "), QStringLiteral("</i> <a ")));
}

} // namespace phasebench
