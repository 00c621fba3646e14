// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/progress_strip.h"

#include "engine/text/numbers.h"
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
    m_position = {};
    m_longest = 0;
    m_bar->setValue(0);
    m_text->setText(tr("Starting …"));
    m_remaining->clear();
    show();
}

/// `done`: the part of the point in progress that is done, 0 to 1.
int ProgressStrip::valueAt(double done) const
{
    const double pass = (static_cast<double>(m_position.place) + done) / static_cast<double>(m_position.inPass);
    return static_cast<int>(
        steps * (static_cast<double>(m_position.pass) + pass) / static_cast<double>(m_position.passes));
}

void ProgressStrip::setPosition(const Position& position)
{
    m_position = position;
    m_longest = 0;
    m_bar->setValue(valueAt(0));
    setProgress(tr("starting"), -1);
}

void ProgressStrip::setProgress(const QString& text, double remaining)
{
    QStringList parts;
    if (m_position.pass > 0)
        parts << tr("Pass %1 of %2, %3 each")
                     .arg(m_position.pass + 1)
                     .arg(m_position.passes)
                     .arg(QString::fromStdString(formatTime(m_position.passSeconds * 1e6)));
    if (m_position.of > 1)
        parts << tr("Point %1 of %2").arg(m_position.place + 1).arg(m_position.inPass);
    parts << (parts.isEmpty() ? text.left(1).toUpper() + text.mid(1) : text);
    m_text->setText(parts.join(QStringLiteral(" · ")));
    m_remaining->setText(remainingText(remaining));
    if (remaining >= 0 && std::isfinite(remaining)) {
        m_longest = std::max(m_longest, remaining);
        const double done = m_longest > 0 ? 1 - remaining / m_longest : 0;
        m_bar->setValue(std::max(m_bar->value(), valueAt(done)));
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
