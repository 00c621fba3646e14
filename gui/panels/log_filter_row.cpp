// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/log_filter_row.h"

#include "gui/models/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace phasebench {

LogFilterRow::LogFilterRow(QWidget* parent)
    : QWidget(parent)
    , m_phase(new QComboBox(this))
    , m_text(new QLineEdit(this))
{
    m_phase->addItem(tr("all phases"));
    for (int i = 0; i < phaseCount; ++i)
        m_phase->addItem(words::of(static_cast<Phase>(i)));
    m_phase->addItem(tr("remarks"));
    m_phase->setObjectName(QStringLiteral("logPhase"));
    m_phase->setAccessibleName(tr("phase of the log"));
    m_phase->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_phase->setMinimumContentsLength(9);
    m_text->setObjectName(QStringLiteral("logText"));
    m_text->setAccessibleName(tr("text in the log"));
    m_text->setPlaceholderText(tr("find"));
    m_text->setClearButtonEnabled(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_phase, 3);
    layout->addWidget(m_text, 2);
    connect(m_phase, &QComboBox::currentIndexChanged, this, &LogFilterRow::changed);
    connect(m_text, &QLineEdit::textChanged, this, &LogFilterRow::changed);
}

LogFilter LogFilterRow::filter() const
{
    LogFilter filter;
    const int index = m_phase->currentIndex();
    if (index > phaseCount)
        filter.phases = LogFilter::Phases::remarks;
    else if (index > 0)
        filter = {LogFilter::Phases::one, static_cast<Phase>(index - 1), {}};
    filter.text = m_text->text().trimmed();
    return filter;
}

} // namespace phasebench
