// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/findings_panel.h"

#include "engine/insight/how_sure.h"
#include "gui/charts/chart_theme.h"
#include "gui/models/rich_text.h"
#include "gui/models/selection.h"
#include "gui/panels/check_cards.h"
#include "gui/panels/findings_job.h"
#include "gui/panels/heading.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>
#include <chrono>

namespace phasebench {

namespace {

constexpr std::size_t mostCards = 6;
constexpr std::chrono::milliseconds gatherTime(60);

/// The first of several sentences says what matters, and stands out. The badge of what was recorded, in brackets at the
/// end, stands back.
QString emphasised(const std::string& sentence, const QString& faint)
{
    // A line does not end within "GB/s".
    QString text = QString::fromStdString(sentence).replace(
        QLatin1String("/s"), QChar(0x2060) + QStringLiteral("/") + QChar(0x2060) + QLatin1Char('s'));
    QString badge;
    if (const auto from = text.lastIndexOf(QStringLiteral(" (recorded · "));
        from > 0 && text.endsWith(QLatin1Char(')'))) {
        badge = text.mid(from + 2).chopped(1);
        text.truncate(from);
    }
    const auto end = text.indexOf(QStringLiteral(". "));
    QString html = QStringLiteral("<b>") + richText(text.left(end < 0 ? text.size() : end + 1))
        + QStringLiteral("</b> ") + richText(text.mid(end < 0 ? text.size() : end + 2));
    if (!badge.isEmpty())
        html += QStringLiteral("<br><span style=\"color:%1\">%2</span>").arg(faint, richText(badge));
    return html;
}

} // namespace

FindingsPanel::FindingsPanel(const RunList& runs, const Selection& selection, const Probes& probes, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_probes(probes)
    , m_cards(new QWidget(this))
    , m_checks(new CheckCards(runs, selection, probes, this))
    , m_sureHeading(new Heading(tr("How sure"), this))
    , m_sure(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(9);
    layout->addWidget(new Heading(tr("What this says"), this));
    auto* column = new QVBoxLayout(m_cards);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    layout->addWidget(m_cards);
    layout->addWidget(m_checks);
    connect(m_checks, &CheckCards::followUpRequested, this, &FindingsPanel::followUpRequested);
    connect(m_checks, &CheckCards::probeRequested, this, &FindingsPanel::probeRequested);
    layout->addSpacing(4);
    layout->addWidget(m_sureHeading);
    m_sure->setObjectName(QStringLiteral("howSure"));
    m_sure->setProperty("role", QStringLiteral("faint"));
    m_sure->setWordWrap(true);
    m_sure->setTextFormat(Qt::RichText);
    m_sure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_sure);

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
    for (std::size_t i = 0; i < std::min(m_found.size(), mostCards); ++i) {
        const QString whose = runOf(m_found[i]);
        list << (whose.isEmpty() ? whose : whose + QStringLiteral(": ")) + QString::fromStdString(m_found[i].sentence);
    }
    return list;
}

void FindingsPanel::showFindings(const std::vector<Finding>& findings)
{
    m_found = findings;
    // The card whose link was clicked goes when its event is over.
    auto* column = qobject_cast<QVBoxLayout*>(m_cards->layout());
    while (QLayoutItem* item = column->takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    for (std::size_t i = 0; i < std::min(findings.size(), mostCards); ++i)
        column->addWidget(card(findings[i]));
    if (findings.empty()) {
        auto* nothing = new QLabel(m_paused ? tr("What the figures mean stands here when the run has ended.")
                : m_asked.empty()           ? tr("Run the experiment, and this says what the figures mean.")
                : m_watcher.isRunning()     ? tr("Looking at what the figures mean …")
                                            : tr("Nothing stands out in what is shown."),
            m_cards);
        nothing->setProperty("role", QStringLiteral("faint"));
        nothing->setWordWrap(true);
        column->addWidget(nothing);
    }
    // The style reaches them now, not when they are shown: the first layout needs the heights of their own fonts.
    for (QLabel* text : m_cards->findChildren<QLabel*>())
        text->ensurePolished();
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
    QString text = emphasised(finding.sentence, faint);
    if (const QString whose = runOf(finding); !whose.isEmpty())
        text.prepend(QStringLiteral("<span style=\"color:%1\">%2</span><br>").arg(faint, richText(whose)));
    if (finding.followUp)
        text += QStringLiteral("<br><a href=\"next\">▶&nbsp;")
            + richText(QString::fromStdString(finding.followUp->label)) + QStringLiteral("</a>");
    auto* label = new QLabel(text, frame);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setFocusPolicy(finding.followUp ? Qt::StrongFocus : Qt::NoFocus);
    layout->addWidget(label, 1);
    if (finding.followUp) {
        connect(
            label, &QLabel::linkActivated, this,
            [this, next = *finding.followUp] {
                for (int row = 0; row < m_runs.size(); ++row)
                    if (m_runs.at(row)->id == next.run && !m_runs.isLive(row)) {
                        emit followUpRequested(row, next.changes);
                        return;
                    }
            },
            Qt::QueuedConnection);
    }
    return frame;
}

void FindingsPanel::showSureness()
{
    const int row = m_selection.run();
    QStringList lines;
    if (row >= 0 && row < m_runs.size() && !m_runs.isLive(row))
        for (const Assurance& line : howSure(*m_runs.at(row))) {
            const QString text = richText(QString::fromStdString(line.sentence));
            lines << (line.warning ? QStringLiteral("<b>! %1</b>").arg(text) : text);
        }
    m_sureHeading->setVisible(!lines.isEmpty());
    m_sure->setVisible(!lines.isEmpty());
    m_sure->setText(QStringLiteral("<p style=\"margin:0 0 4px 0\">")
        + lines.join(QStringLiteral("</p><p style=\"margin:0 0 4px 0\">")) + QStringLiteral("</p>"));
}

} // namespace phasebench
