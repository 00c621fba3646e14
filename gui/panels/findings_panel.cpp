// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/findings_panel.h"

#include "engine/insight/how_sure.h"
#include "gui/charts/chart_theme.h"
#include "gui/models/rich_text.h"
#include "gui/models/selection.h"
#include "gui/panels/check_cards.h"
#include "gui/panels/findings_job.h"
#include "gui/panels/fold.h"
#include "gui/panels/heading.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <algorithm>
#include <chrono>

namespace phasebench {

namespace {

constexpr std::size_t mostFindings = 12;
constexpr std::size_t mostSentences = 6; ///< of a lecture
constexpr std::size_t mostLinks = 3;
constexpr std::chrono::milliseconds gatherTime(60);

/// A finding's text: the first sentence says what, the others why. The badge of what was recorded stands in brackets at
/// the end of it.
struct Parts {
    QString what;
    QString why;
    QString badge;
};

Parts partsOf(const std::string& sentence)
{
    // A line does not end within "GB/s".
    QString text = QString::fromStdString(sentence).replace(
        QLatin1String("/s"), QChar(0x2060) + QStringLiteral("/") + QChar(0x2060) + QLatin1Char('s'));
    Parts parts;
    if (const auto from = text.lastIndexOf(QStringLiteral(" (recorded · "));
        from > 0 && text.endsWith(QLatin1Char(')'))) {
        parts.badge = text.mid(from + 2).chopped(1);
        text.truncate(from);
    }
    const auto end = text.indexOf(QStringLiteral(". "));
    parts.what = text.left(end < 0 ? text.size() : end + 1);
    parts.why = end < 0 ? QString() : text.mid(end + 2);
    return parts;
}

/// One badge for all of them stands in the window's head; they bear their own only where they differ.
bool badgesDiffer(const std::vector<Finding>& findings)
{
    return std::ranges::any_of(findings, [&](const Finding& finding) {
        return partsOf(finding.sentence).badge != partsOf(findings.front().sentence).badge;
    });
}

} // namespace

FindingsPanel::FindingsPanel(const RunList& runs, const Selection& selection, const Probes& probes, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_probes(probes)
    , m_headline(text("headline", "headline"))
    , m_whyHeading(new Heading(tr("Why"), this))
    , m_why(text("why", "why"))
    , m_nextHeading(new Heading(tr("Next"), this))
    , m_next(new QVBoxLayout)
    , m_cards(new QWidget(this))
    , m_more(new Fold(m_cards, QStringLiteral("moreFindings"), this))
    , m_checks(new CheckCards(runs, selection, probes, this))
    , m_checksFold(new Fold(m_checks, QStringLiteral("copyChecks"), this))
    , m_sure(text("faint", "howSure"))
    , m_sureFold(new Fold(m_sure, QStringLiteral("howSureFold"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(9);
    layout->addWidget(new Heading(tr("In short"), this));
    layout->addWidget(m_headline);
    layout->addWidget(m_whyHeading);
    layout->addWidget(m_why);
    layout->addWidget(m_nextHeading);
    m_next->setSpacing(7);
    layout->addLayout(m_next);
    layout->addSpacing(4);
    auto* column = new QVBoxLayout(m_cards);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_checksFold->setTitle(tr("Checks of the copies"));
    for (Fold* fold : {m_more, m_checksFold, m_sureFold})
        layout->addWidget(fold);
    connect(m_checks, &CheckCards::followUpRequested, this, &FindingsPanel::followUpRequested);
    connect(m_checks, &CheckCards::probeRequested, this, &FindingsPanel::probeRequested);
    connect(m_checks, &CheckCards::refreshed, this, [this] { m_checksFold->setVisible(!m_checks->isEmpty()); });
    m_checksFold->setVisible(!m_checks->isEmpty());

    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherTime);
    connect(&m_soon, &QTimer::timeout, this, &FindingsPanel::start);
    connect(&m_watcher, &QFutureWatcher<std::vector<Finding>>::finished, this, [this] {
        if (!m_watcher.isCanceled() && m_watcher.future().resultCount() > 0)
            showFindings(m_watcher.result());
    });
    connect(&runs, &RunList::updated, &m_soon, qOverload<>(&QTimer::start));
    connect(&probes, &Probes::changed, &m_soon, qOverload<>(&QTimer::start));
    connect(&runs, &RunList::updated, this, &FindingsPanel::showSureness);
    connect(&selection, &Selection::runChanged, this, &FindingsPanel::showSureness);
    showFindings({});
    showSureness();
}

QLabel* FindingsPanel::text(const char* role, const char* name)
{
    auto* label = new QLabel(this);
    label->setObjectName(QString::fromLatin1(name));
    label->setProperty("role", QString::fromLatin1(role));
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void FindingsPanel::setPaused(bool paused)
{
    m_paused = paused;
    m_checks->setPaused(paused);
    if (paused && m_asked.empty())
        showFindings({});
    if (!paused)
        m_soon.start();
}

void FindingsPanel::start()
{
    if (m_paused)
        return;
    std::vector<RunPtr> shown;
    for (const int row : m_runs.shownRows())
        if (!m_runs.isLive(row))
            shown.push_back(m_runs.at(row));
    const ProbePtr probe = shown.empty() ? nullptr : m_probes.of(shown.back()->machine);
    if (shown == m_asked && probe == m_askedWith)
        return;
    m_asked = shown;
    m_askedWith = probe;
    m_watcher.cancel();
    m_watcher.setFuture(findingsOf(shown, probe));
    if (m_found.empty())
        showFindings({});
}

QStringList FindingsPanel::sentences() const
{
    QStringList list;
    for (std::size_t i = 0; i < std::min(m_found.size(), mostSentences); ++i) {
        const QString whose = runOf(m_found[i]);
        list << (whose.isEmpty() ? whose : whose + QStringLiteral(": ")) + QString::fromStdString(m_found[i].sentence);
    }
    return list;
}

namespace {

/// Empties a layout. The widget whose link was clicked goes when its event is over.
void clear(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
}

} // namespace

void FindingsPanel::showFindings(const std::vector<Finding>& findings)
{
    m_found = findings;
    if (m_found.size() > mostFindings)
        m_found.resize(mostFindings);
    // What was measured last is what was asked.
    if (!m_asked.empty())
        std::ranges::stable_partition(m_found, [newest = m_asked.back()->id](const Finding& finding) {
            return std::ranges::find(finding.runs, newest) != finding.runs.end();
        });
    clear(*m_cards->layout());
    for (std::size_t i = 1; i < m_found.size(); ++i)
        m_cards->layout()->addWidget(card(m_found[i]));
    m_more->setVisible(m_found.size() > 1);
    m_more->setTitle(m_found.size() == 2 ? tr("1 more finding") : tr("%1 more findings").arg(m_found.size() - 1));
    showFirst();
    showNext();
    // The style reaches them now, not when they are shown: the first layout needs the heights of their own fonts.
    for (QLabel* label : findChildren<QLabel*>())
        label->ensurePolished();
}

void FindingsPanel::showFirst()
{
    if (m_found.empty()) {
        m_headline->setProperty("role", QStringLiteral("faint"));
        m_headline->setText(m_paused    ? tr("What the figures mean stands here when the run has ended.")
                : m_asked.empty()       ? tr("Run the experiment, and this says what the figures mean.")
                : m_watcher.isRunning() ? tr("Looking at what the figures mean …")
                                        : tr("Nothing stands out in what is shown."));
    } else {
        m_headline->setProperty("role", QStringLiteral("headline"));
        const Parts parts = partsOf(m_found.front().sentence);
        const QString whose = runOf(m_found.front());
        m_headline->setText(
            (whose.isEmpty() ? whose
                             : QStringLiteral("<span style=\"font-size:small;font-weight:400\">%1</span><br>")
                                   .arg(richText(whose)))
            + richText(parts.what));
        m_why->setText(richText(parts.why)
            + (badgesDiffer(m_found) && !parts.badge.isEmpty() ? QStringLiteral(" (%1)").arg(richText(parts.badge))
                                                               : QString()));
    }
    m_headline->style()->unpolish(m_headline);
    m_headline->style()->polish(m_headline);
    const bool explained = !m_found.empty() && !partsOf(m_found.front().sentence).why.isEmpty();
    m_whyHeading->setVisible(explained);
    m_why->setVisible(explained);
}

void FindingsPanel::showNext()
{
    clear(*m_next);
    QStringList offered;
    for (const Finding& finding : m_found) {
        if (!finding.followUp || static_cast<std::size_t>(offered.size()) == mostLinks)
            continue;
        const QString label = QString::fromStdString(finding.followUp->label);
        if (offered.contains(label))
            continue;
        offered << label;
        QLabel* const next = link(*finding.followUp);
        m_next->addWidget(next);
        next->show(); // now, so that the layout knows its height at once
    }
    m_nextHeading->setVisible(!offered.isEmpty());
}

QLabel* FindingsPanel::link(const FollowUp& next)
{
    auto* label = new QLabel(this);
    label->setText(QStringLiteral("<a href=\"next\">▶&nbsp;") + richText(QString::fromStdString(next.label))
        + QStringLiteral("</a>"));
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setFocusPolicy(Qt::StrongFocus);
    connect(
        label, &QLabel::linkActivated, this,
        [this, next] {
            for (int row = 0; row < m_runs.size(); ++row)
                if (m_runs.at(row)->id == next.run && !m_runs.isLive(row)) {
                    emit followUpRequested(row, next.changes);
                    return;
                }
        },
        Qt::QueuedConnection);
    return label;
}

QString FindingsPanel::runOf(const Finding& finding) const
{
    if (finding.runs.size() != 1 || m_asked.size() < 2)
        return {};
    for (int row = 0; row < m_runs.size(); ++row)
        if (m_runs.at(row)->id == finding.runs.front())
            return m_runs.label(row);
    return {};
}

QWidget* FindingsPanel::card(const Finding& finding)
{
    auto* frame = new QFrame(m_cards);
    frame->setProperty("role", QStringLiteral("finding"));
    auto* layout = new QHBoxLayout(frame);
    layout->setContentsMargins(12, 9, 12, 9);
    layout->setSpacing(9);
    if (finding.phase) {
        auto* mark = new QFrame(frame);
        mark->setFixedWidth(3);
        mark->setAutoFillBackground(true);
        QPalette colours = mark->palette();
        colours.setColor(QPalette::Window, ChartTheme::fromPalette(palette(), font()).fill(*finding.phase).color);
        mark->setPalette(colours);
        layout->addWidget(mark);
    }
    const QString faint = palette().color(QPalette::PlaceholderText).name();
    const Parts parts = partsOf(finding.sentence);
    QString html = richText(parts.what);
    if (!parts.why.isEmpty())
        html += QLatin1Char(' ') + QStringLiteral("<span style=\"color:%1\">%2</span>").arg(faint, richText(parts.why));
    if (!parts.badge.isEmpty() && badgesDiffer(m_found))
        html += QStringLiteral("<br><span style=\"color:%1\">%2</span>").arg(faint, richText(parts.badge));
    if (const QString whose = runOf(finding); !whose.isEmpty())
        html.prepend(QStringLiteral("<span style=\"color:%1\">%2</span><br>").arg(faint, richText(whose)));
    auto* label = new QLabel(html, frame);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(label, 1);
    return frame;
}

void FindingsPanel::showSureness()
{
    const int row = m_selection.run();
    QStringList lines;
    int warnings = 0;
    if (row >= 0 && row < m_runs.size() && !m_runs.isLive(row))
        for (const Assurance& line : howSure(*m_runs.at(row))) {
            const QString said = richText(QString::fromStdString(line.sentence));
            lines << (line.warning ? QStringLiteral("<b>! %1</b>").arg(said) : said);
            warnings += line.warning ? 1 : 0;
        }
    m_sureFold->setVisible(!lines.isEmpty());
    m_sureFold->setTitle(warnings == 0 ? tr("How sure")
            : warnings == 1            ? tr("How sure: 1 warning")
                                       : tr("How sure: %1 warnings").arg(warnings));
    m_sure->setText(QStringLiteral("<p style=\"margin:0 0 4px 0\">")
        + lines.join(QStringLiteral("</p><p style=\"margin:0 0 4px 0\">")) + QStringLiteral("</p>"));
    // Nobody should have to look for a warning.
    if (warnings > 0)
        m_sureFold->setOpen(true);
}

} // namespace phasebench
