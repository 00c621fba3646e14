// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/fault_label.h"

#include "gui/models/rich_text.h"
#include "gui/session/experiment_model.h"

namespace phasebench {

QString faultText(const Fault& fault)
{
    QString text = richText(QString::fromStdString(fault.sentence));
    if (!fault.fixes.empty())
        text += QStringLiteral(" <a href=\"fix\">") + QObject::tr("Make it so") + QStringLiteral("</a>");
    return text;
}

FaultLabel::FaultLabel(ExperimentModel& model, std::vector<std::string> keys, QWidget* parent)
    : QLabel(parent)
    , m_model(model)
    , m_keys(std::move(keys))
{
    setProperty("role", QStringLiteral("fault"));
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setFocusPolicy(Qt::NoFocus);
    connect(&model, &ExperimentModel::changed, this, &FaultLabel::refresh);
    // The label refreshes under the click: apply() after the event that came from it.
    connect(
        this, &QLabel::linkActivated, this, [this] { m_model.apply(m_fixes); }, Qt::QueuedConnection);
    refresh();
}

void FaultLabel::refresh()
{
    const Fault* fault = nullptr;
    for (const auto& key : m_keys)
        if (!fault)
            fault = m_model.faultAt(key);
    m_hasFault = fault != nullptr;
    m_fixes = fault ? fault->fixes : std::vector<SuggestedFix>();
    setText(fault ? faultText(*fault) : QString());
    setFocusPolicy(m_fixes.empty() ? Qt::NoFocus : Qt::StrongFocus);
    setVisible(m_hasFault);
}

} // namespace phasebench
