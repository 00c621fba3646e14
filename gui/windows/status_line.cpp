// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/status_line.h"

#include "gui/models/rich_text.h"
#include "gui/windows/machine_sentences.h"

#include <QHBoxLayout>
#include <QLabel>

namespace phasebench {

namespace {

/// A label that gives way: a long reason must not widen the window. The whole text is its tooltip.
QLabel* yielding(const char* name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QFrame(parent)
    , m_cpu(new QLabel(tr("○ Looking at this computer …"), this))
    , m_gpu(yielding("statusGpu", this))
    , m_description(yielding("statusDescription", this))
    , m_file(new QLabel(this))
{
    setObjectName(QStringLiteral("statusLine"));
    setProperty("role", QStringLiteral("status"));
    m_cpu->setObjectName(QStringLiteral("statusCpu"));
    m_file->setObjectName(QStringLiteral("statusFile"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 12, 5);
    layout->setSpacing(18);
    layout->addWidget(m_cpu);
    layout->addWidget(m_gpu, 1);
    layout->addWidget(m_description, 2);
    layout->addWidget(m_file);
    m_description->hide();
}

void StatusLine::setMachine(const Machine& machine)
{
    m_cpu->setText(QStringLiteral("● ") + cpuText(machine));
    m_cpu->setToolTip(plainToolTip(QString::fromStdString(machine.cpu)));
    m_gpu->setText((hasGpu(machine) ? QStringLiteral("● ") : QStringLiteral("○ ")) + gpuText(machine));
    m_gpu->setToolTip(
        plainToolTip(QString::fromStdString(machine.cuda_reason.empty() ? machine.cupti_reason : machine.cuda_reason)));
}

void StatusLine::setFile(const QString& text, const QString& toolTip)
{
    m_file->setText(text);
    m_file->setToolTip(plainToolTip(toolTip));
}

void StatusLine::setDescription(const QString& text)
{
    m_description->setText(text);
    m_description->setVisible(!text.isEmpty());
    m_cpu->setVisible(text.isEmpty());
    m_gpu->setVisible(text.isEmpty());
}

} // namespace phasebench
