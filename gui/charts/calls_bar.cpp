// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/calls_bar.h"

#include "engine/insight/amortise.h"
#include "gui/charts/calls_slider.h"
#include "gui/charts/chart_theme.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/number_text.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <set>

namespace phasebench {
namespace {

/// The numbers of calls that shared a plan in the runs whose bars are drawn.
struct Numbers {
    std::set<double> all;
    std::set<double> measured; ///< of them those whose call was measured with its plan, nothing of it apart
};

Numbers numbersOf(const std::vector<ShownRun>& runs)
{
    Numbers found;
    for (const ShownRun& shown : runs) {
        const Run& run = *shown.run;
        const auto calls = callsPerPlan(run.experiment);
        if (shown.live || !calls)
            continue;
        const auto cost = amortised(run, static_cast<double>(*calls));
        if (!cost)
            continue;
        found.all.insert(cost->calls);
        if (cost->measured)
            found.measured.insert(cost->calls);
    }
    return found;
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
    refresh();
}

QString CallsBar::note() const
{
    return m_note->text();
}

void CallsBar::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    m_slider->setCompact(compact);
    auto* grid = static_cast<QGridLayout*>(layout());
    grid->removeWidget(m_reset);
    grid->addWidget(m_reset, compact ? 0 : 1, compact ? 3 : 2, Qt::AlignRight | Qt::AlignTop);
    refresh();
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
    const Numbers calls = numbersOf(shownRunsUpTo(m_runs, m_selection.run()));
    setVisible(!calls.all.empty());
    if (calls.all.empty())
        return;
    m_slider->setMeasured({calls.measured.begin(), calls.measured.end()});
    m_slider->setCalls(m_selection.calls().value_or(*calls.all.rbegin()));
    m_reset->setVisible(m_selection.calls().has_value());
    m_note->setVisible(!m_compact);
    m_title->setText(m_compact
            ? tr("Calls that share &one plan: %1").arg(numbers::count(std::llround(m_slider->calls())))
            : tr("Calls that share &one plan"));
    if (calls.measured.empty())
        m_note->setText(
            tr("computed from the phases, with a dashed outline: the plan was measured apart from the call"));
    else if (calls.measured == std::set<double>{1})
        m_note->setText(tr("● measured at 1 call; elsewhere computed from the phases, with a dashed outline"));
    else
        m_note->setText(tr("● measured at %1 calls; elsewhere computed from the phases, with a dashed outline")
                            .arg(listed(calls.measured)));
    m_slider->setToolTip(m_note->text());
}

} // namespace phasebench
