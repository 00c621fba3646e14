// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/check_cards.h"

#include "engine/insight/amortise.h"
#include "gui/models/number_text.h"
#include "gui/models/probes.h"
#include "gui/models/rich_text.h"
#include "gui/models/selection.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>
#include <chrono>
#include <cmath>

namespace phasebench {

namespace {

constexpr std::chrono::milliseconds gatherTime(80);

QString signedTime(double microseconds)
{
    return (microseconds < 0 ? QString(QChar(0x2212)) : QString()) + numbers::time(std::abs(microseconds));
}

QString interval(const Figure& figure)
{
    return figure.low && figure.high ? signedTime(*figure.low) + QStringLiteral(" … ") + signedTime(*figure.high)
                                     : QString();
}

QString row(const QString& name, const QString& value, const QString& toolTip = {}, bool strong = false)
{
    const QString tag = strong ? QStringLiteral("b") : QStringLiteral("span");
    return QStringLiteral("<tr><td><%1>%2</%1>&nbsp;</td><td align=\"right\"><%1>%3</%1></td></tr>")
               .arg(tag, richText(name), richText(value))
        + (toolTip.isEmpty()
                ? QString()
                : QStringLiteral("<tr><td colspan=\"2\" align=\"right\">%1</td></tr>").arg(richText(toolTip)));
}

QString table(const QString& rows)
{
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"1\">%1</table>").arg(rows);
}

QString escaped(const std::string& text)
{
    return richText(QString::fromStdString(text));
}

/// With the badges of the runs it speaks of.
QString badged(const QString& text, std::initializer_list<RunPtr> runs)
{
    QStringList badges;
    for (const RunPtr& run : runs)
        if (run && run->recorded && !badges.contains(words::badge(*run)))
            badges << words::badge(*run);
    return text.isEmpty() || badges.isEmpty()
        ? text
        : text + QStringLiteral("<p style=\"margin:2px 0 0 0\"><i>%1</i></p>").arg(badges.join(QStringLiteral("; ")));
}

} // namespace

QString crossCheckText(const PlaceChecks& checks)
{
    if (!checks.crossCheck)
        return checks.crossCheckNeeds
            ? tr("What copying costs can be estimated as this call less the same call with its operands where it "
                 "executes. That one was not measured yet.")
            : QString();
    const CrossCheck& check = *checks.crossCheck;
    QString rows = row(tr("calls' difference"), signedTime(check.difference.median), interval(check.difference), true);
    for (const CheckedCopy& one : check.copies)
        rows += row(tr("%1 %2 alone").arg(words::of(one.copy.operand), words::of(one.copy.phase)),
            signedTime(one.alone.median));
    rows += row(tr("copies alone"), signedTime(check.alone.median), interval(check.alone), true);
    rows += row(tr("residual"), signedTime(check.residual.median), interval(check.residual), true);
    QString text = escaped(check.sentence) + table(rows);
    if (!check.mistakes.empty()) {
        text += QStringLiteral("<p style=\"margin:6px 0 0 0\">") + tr("The usual mistakes:") + QStringLiteral("</p>");
        for (const std::string& mistake : check.mistakes)
            text += QStringLiteral("<p style=\"margin:2px 0 0 0\">– %1</p>").arg(escaped(mistake));
    }
    return text;
}

QString pinningText(const PlaceChecks& checks)
{
    if (checks.pinning) {
        const PinningPays& pays = *checks.pinning;
        const QString calls = QString::fromStdString(callsText(pays.calls));
        return tr("Pinned memory is not free: it costs more to have and saves in every call.")
            + table(row(tr("pageable, once"), numbers::time(pays.before.median), interval(pays.before))
                + row(tr("pinned, once"), numbers::time(pays.after.median), interval(pays.after))
                + row(tr("saved a call"), numbers::time(pays.saved)) + row(tr("pays from call"), calls, {}, true));
    }
    if (checks.probeNeeded)
        return tr("What having pinned memory costs was not measured on this computer yet: that belongs to the probe of "
                  "its links.");
    return checks.pinningNeeds ? tr("From how many calls on pinned memory pays is known once the same call was "
                                    "measured from pinned memory.")
                               : QString();
}

CheckCards::CheckCards(const RunList& runs, const Selection& selection, const Probes& probes, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_probes(probes)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(10);
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherTime);
    connect(&m_soon, &QTimer::timeout, this, &CheckCards::refresh);
    connect(&runs, &RunList::updated, &m_soon, qOverload<>(&QTimer::start));
    connect(&selection, &Selection::runChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&probes, &Probes::changed, &m_soon, qOverload<>(&QTimer::start));
    refresh();
}

void CheckCards::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused)
        m_soon.start();
}

void CheckCards::refresh()
{
    if (m_paused)
        return;
    // The card whose link was clicked goes when its event is over.
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    const PlaceChecks checks = placeChecks(m_runs, m_selection.run(), m_probes);
    const int row = m_selection.run();
    const RunPtr run = row >= 0 && row < m_runs.size() ? m_runs.at(row) : nullptr;
    addCard(tr("Cross-check of the copies"), badged(crossCheckText(checks), {run, checks.partner}),
        checks.crossCheckNeeds, false);
    addCard(tr("Is pinned free?"), badged(pinningText(checks), {run, checks.pinned}), checks.pinningNeeds,
        checks.probeNeeded);
    m_isEmpty = checks.isEmpty();
    emit refreshed();
    // The style reaches them now, not when they are shown: the first layout needs the heights of their own fonts.
    for (QLabel* label : findChildren<QLabel*>())
        label->ensurePolished();
}

void CheckCards::addCard(const QString& name, const QString& text, const std::optional<FollowUp>& next, bool probe)
{
    if (text.isEmpty())
        return;
    auto* frame = new QFrame(this);
    frame->setProperty("role", QStringLiteral("finding"));
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(12, 9, 12, 9);
    QString all = QStringLiteral("<b>%1</b><br>").arg(richText(name)) + text;
    if (next || probe)
        all += QStringLiteral("<p style=\"margin:2px 0 0 0\"><a href=\"next\">▶&nbsp;%1</a></p>")
                   .arg(probe ? tr("Measure this computer's links") : escaped(next->label));
    auto* label = new QLabel(all, frame);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setFocusPolicy(next || probe ? Qt::StrongFocus : Qt::NoFocus);
    layout->addWidget(label);
    m_column->addWidget(frame);
    connect(
        label, &QLabel::linkActivated, this,
        [this, next, probe] {
            if (probe) {
                emit probeRequested();
                return;
            }
            for (int row = 0; row < m_runs.size(); ++row)
                if (m_runs.at(row)->id == next->run && !m_runs.isLive(row)) {
                    emit followUpRequested(row, next->changes);
                    return;
                }
        },
        Qt::QueuedConnection);
}

} // namespace phasebench
