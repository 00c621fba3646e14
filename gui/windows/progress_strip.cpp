// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/progress_strip.h"

#include "gui/windows/action_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

constexpr int steps = 1000;

QString remainingText(double seconds)
{
    if (seconds < 0 || !std::isfinite(seconds))
        return {};
    if (seconds < 1)
        return QObject::tr("under 1 s left");
    if (seconds < 90)
        return QObject::tr("about %1 s left").arg(std::lround(seconds));
    return QObject::tr("about %1 min left").arg(std::lround(seconds / 60));
}

} // namespace

ProgressStrip::ProgressStrip(QAction* enough, QAction* cancel, QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_remaining(new QLabel(this))
    , m_bar(new QProgressBar(this))
{
    setObjectName(QStringLiteral("progressStrip"));
    setProperty("role", QStringLiteral("strip"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 12, 6);
    layout->setSpacing(12);
    m_bar->setRange(0, steps);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(180);
    m_bar->setAccessibleName(tr("progress"));
    m_text->setObjectName(QStringLiteral("progressText"));
    m_remaining->setProperty("role", QStringLiteral("quiet"));
    layout->addWidget(m_bar);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_remaining);
    auto* stop = actionButton(enough, tr("Enough"), this);
    stop->setObjectName(QStringLiteral("stripEnough"));
    auto* abandon = actionButton(cancel, tr("Cancel  Esc"), this);
    abandon->setObjectName(QStringLiteral("stripCancel"));
    layout->addWidget(stop);
    layout->addWidget(abandon);
    hide();
}

void ProgressStrip::begin()
{
    m_point = 0;
    m_of = 1;
    m_longest = 0;
    m_bar->setValue(0);
    m_text->setText(tr("Starting …"));
    m_remaining->clear();
    show();
}

void ProgressStrip::setPoint(int point, int of)
{
    m_point = point;
    m_of = std::max(1, of);
    m_longest = 0;
    m_bar->setValue(steps * m_point / m_of);
    setProgress(tr("starting"), -1);
}

void ProgressStrip::setProgress(const QString& text, double remaining)
{
    m_text->setText(m_of > 1 ? tr("Point %1 of %2 · %3").arg(m_point + 1).arg(m_of).arg(text)
                             : text.left(1).toUpper() + text.mid(1));
    m_remaining->setText(remainingText(remaining));
    if (remaining >= 0 && std::isfinite(remaining)) {
        m_longest = std::max(m_longest, remaining);
        const double done = m_longest > 0 ? 1 - remaining / m_longest : 0;
        m_bar->setValue(std::max(m_bar->value(), static_cast<int>(steps * (m_point + done) / m_of)));
    }
}

void ProgressStrip::setCancelling()
{
    m_text->setText(tr("Cancelling …"));
    m_remaining->clear();
}

void ProgressStrip::end()
{
    hide();
}

} // namespace phasebench
