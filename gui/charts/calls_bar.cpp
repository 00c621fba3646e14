// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/calls_bar.h"

#include "engine/insight/amortise.h"
#include "gui/charts/calls_slider.h"
#include "gui/charts/chart_theme.h"
#include "gui/models/numbers.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <set>

namespace phasebench {
namespace {

/// The numbers of calls that shared a plan in a shown run, and nothing of it measured apart.
std::set<double> measuredCalls(const RunList& runs)
{
    std::set<double> calls;
    for (const int row : runs.shownRows()) {
        const Run& run = *runs.at(row);
        const auto number = callsPerPlan(run.experiment);
        if (!runs.isLive(row) && number && run.call && run.call->figure.median > 0)
            calls.insert(static_cast<double>(*number));
    }
    return calls;
}

QString listed(const std::set<double>& calls)
{
    QStringList words;
    for (const double number : calls)
        words << numbers::count(std::llround(number));
    if (words.size() > 6)
        words = QStringList(words.mid(0, 4)) << QStringLiteral("…") << words.last();
    if (words.size() < 2)
        return words.join(QString());
    const QString last = words.takeLast();
    return CallsBar::tr("%1 and %2").arg(words.join(QStringLiteral(", ")), last);
}

} // namespace

CallsBar::CallsBar(const RunList& runs, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_title(new QLabel(tr("Calls that share &one plan"), this))
    , m_slider(new CallsSlider(this))
    , m_note(new QLabel(this))
    , m_reset(new QToolButton(this))
{
    m_title->setBuddy(m_slider);
    m_slider->setObjectName(QStringLiteral("callsSlider"));
    m_note->setObjectName(QStringLiteral("callsNote"));
    m_note->setWordWrap(true);
    m_reset->setObjectName(QStringLiteral("callsAsMeasured"));
    m_reset->setProperty("role", QStringLiteral("flat"));
    m_reset->setText(tr("as measured"));
    m_reset->setToolTip(tr("Shows every run with as many calls as it was measured with."));
    m_reset->setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QGridLayout(this);
    layout->setHorizontalSpacing(12);
    layout->setVerticalSpacing(0);
    layout->addWidget(m_title, 0, 0, Qt::AlignTop);
    layout->addWidget(m_slider, 0, 1, 1, 2);
    layout->addWidget(m_note, 1, 0, 1, 2);
    layout->addWidget(m_reset, 1, 2, Qt::AlignRight | Qt::AlignTop);
    layout->setColumnStretch(1, 1);
    connect(m_slider, &CallsSlider::chosen, this, [this](double calls) { m_selection.setCalls(calls); });
    connect(m_reset, &QToolButton::clicked, this, [this] { m_selection.setCalls(std::nullopt); });
    connect(&selection, &Selection::callsChanged, this, &CallsBar::refresh);
    connect(&runs, &RunList::updated, this, &CallsBar::refresh);
    refresh();
}

QString CallsBar::note() const
{
    return m_note->text();
}

void CallsBar::setTheme(const ChartTheme& theme, int pad)
{
    layout()->setContentsMargins(pad, 0, pad, pad / 2);
    m_slider->setColours(theme.grid.darker(theme.dark ? 90 : 108), theme.ink, theme.secondaryText);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme.secondaryText);
    m_title->setPalette(quiet);
    m_note->setPalette(quiet);
}

void CallsBar::refresh()
{
    const std::set<double> measured = measuredCalls(m_runs);
    setVisible(!measured.empty());
    if (measured.empty())
        return;
    m_slider->setMeasured({measured.begin(), measured.end()});
    m_slider->setCalls(m_selection.calls().value_or(*measured.rbegin()));
    m_reset->setVisible(m_selection.calls().has_value());
    const double one = *measured.begin();
    m_note->setText(measured.size() == 1 && one == 1
            ? tr("● measured at 1 call; elsewhere computed from the phases, with a dashed outline")
            : tr("● measured at %1 calls; elsewhere computed from the phases, with a dashed outline")
                  .arg(listed(measured)));
}

} // namespace phasebench
