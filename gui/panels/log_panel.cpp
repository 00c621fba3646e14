// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/log_panel.h"

#include "engine/result/recorded_badge.h"
#include "gui/models/number_text.h"
#include "gui/models/selection.h"
#include "gui/panels/heading.h"
#include "gui/panels/log_filter_row.h"
#include "gui/panels/log_window.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace phasebench {

namespace {

constexpr qsizetype mostProgressLines = 12;

QToolButton* flatButton(const QString& text, const QString& tip, const char* name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setProperty("role", QStringLiteral("flat"));
    button->setObjectName(QString::fromLatin1(name));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

LogPanel::LogPanel(const RunList& runs, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_filter(new LogFilterRow(this))
    , m_text(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* head = new QHBoxLayout;
    head->addWidget(new Heading(tr("Phase log"), this));
    head->addStretch(1);
    auto* copyButton = flatButton(tr("copy"), tr("Copies the log as it is filtered."), "logCopy", this);
    auto* compareButton
        = flatButton(tr("side by side…"), tr("Opens the logs of two runs beside each other."), "logCompare", this);
    head->addWidget(copyButton);
    head->addWidget(compareButton);
    layout->addLayout(head);
    layout->addWidget(m_filter);
    m_text->setObjectName(QStringLiteral("phaseLog"));
    m_text->setProperty("role", QStringLiteral("log"));
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("phase log"));
    layout->addWidget(m_text);
    connect(copyButton, &QToolButton::clicked, this, &LogPanel::copy);
    connect(compareButton, &QToolButton::clicked, this, &LogPanel::compare);
    connect(m_filter, &LogFilterRow::changed, this, &LogPanel::refresh);
    connect(&selection, &Selection::runChanged, this, [this] { m_running ? m_refresh.request() : refresh(); });
    connect(&runs, &RunList::updated, this, [this] { m_running ? m_refresh.request() : refresh(); });
    refresh();
}

std::vector<LogLine> LogPanel::linesInProgress() const
{
    std::vector<LogLine> log;
    for (const QString& text : m_progress)
        log.push_back({std::nullopt, text.toStdString(), std::nullopt});
    const int live = m_runs.liveRow();
    if (live >= 0)
        for (LogLine& line : logOf(*m_runs.at(live)))
            log.push_back(std::move(line));
    const int ended = m_runs.size() - (live >= 0 ? 2 : 1);
    if (ended < m_before)
        return log;
    log.push_back({std::nullopt,
        tr("Point %1 has ended: %2").arg(numbers::count(ended - m_before + 1), m_runs.label(ended)).toStdString(),
        std::nullopt});
    for (LogLine& line : logOf(*m_runs.at(ended)))
        log.push_back(std::move(line));
    return log;
}

std::vector<LogLine> LogPanel::lines() const
{
    if (m_running)
        return linesInProgress();
    const int row = m_selection.run();
    if (row < 0 || row >= m_runs.size())
        return {};
    std::vector<LogLine> log = logOf(*m_runs.at(row));
    if (const std::string badge = recordedBadge(*m_runs.at(row)); !badge.empty())
        log.insert(log.begin(), {std::nullopt, badge, std::nullopt});
    return log;
}

QString LogPanel::plainText() const
{
    return logPlainText(logSections(lines(), m_filter->filter()));
}

void LogPanel::begin()
{
    m_running = true;
    m_before = m_runs.size();
    m_progress.clear();
    refresh();
}

void LogPanel::addProgress(const QString& text)
{
    if (!m_running || text.isEmpty() || (!m_progress.isEmpty() && m_progress.last() == text))
        return;
    m_progress << text;
    while (m_progress.size() > mostProgressLines)
        m_progress.removeFirst();
    refresh();
}

void LogPanel::end()
{
    m_running = false;
    m_progress.clear();
    refresh();
}

void LogPanel::copy() const
{
    QApplication::clipboard()->setText(plainText());
}

void LogPanel::compare()
{
    if (!m_window)
        m_window = new LogWindow(m_runs, m_selection, this);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void LogPanel::changeEvent(QEvent* event)
{
    // Rich text holds its colours.
    if (event->type() == QEvent::PaletteChange && m_text)
        refresh();
    QWidget::changeEvent(event);
}

void LogPanel::refresh()
{
    const std::vector<LogLine> log = lines();
    setVisible(!log.empty() || m_running);
    const LogLook look{palette().color(QPalette::PlaceholderText).name(),
        QFontDatabase::systemFont(QFontDatabase::FixedFont).family()};
    QString html = logHtml(logSections(log, m_filter->filter()), look);
    if (html.isEmpty())
        html = QStringLiteral("<p style=\"color:%1\">%2</p>")
                   .arg(look.quiet, m_running && log.empty() ? tr("The run begins.") : tr("No line fits."));
    if (html == m_html)
        return;
    m_html = html;
    m_text->setText(html);
}

} // namespace phasebench
