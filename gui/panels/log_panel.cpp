// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/log_panel.h"

#include "engine/insight/format.h"
#include "gui/models/selection.h"
#include "gui/models/words.h"
#include "gui/panels/heading.h"

#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QTextDocument>
#include <QVBoxLayout>

namespace phasebench {

namespace {

QString details(const LogLine& line)
{
    QStringList parts;
    if (line.duration)
        parts << QString::fromStdString(formatTime(*line.duration));
    if (!line.text.empty())
        parts << QString::fromStdString(line.text);
    return parts.join(QStringLiteral(", ")).toHtmlEscaped();
}

QString html(const Run& run, const QString& colour, const QString& mono)
{
    const QString code = QStringLiteral("<span style=\"font-family:'%1'; color:%2\">").arg(mono, colour);
    QString text;
    std::optional<Phase> last;
    for (const LogLine& line : run.log) {
        if (line.phase && line.phase != last)
            text += QStringLiteral("<p style=\"margin:0 0 3px 0\"><b>") + words::of(*line.phase)
                + QStringLiteral("</b>&nbsp; ") + code + details(line) + QStringLiteral("</span></p>");
        else
            text += QStringLiteral("<p style=\"margin:0 0 3px %1px\">").arg(line.phase ? 12 : 0) + code + details(line)
                + QStringLiteral("</span></p>");
        last = line.phase;
    }
    return text;
}

} // namespace

LogPanel::LogPanel(const RunList& runs, const Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_text(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new Heading(tr("Phase log"), this));
    m_text->setObjectName(QStringLiteral("phaseLog"));
    m_text->setProperty("role", QStringLiteral("log"));
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("phase log"));
    layout->addWidget(m_text);
    connect(&selection, &Selection::runChanged, this, &LogPanel::refresh);
    connect(&runs, &RunList::updated, this, &LogPanel::refresh);
    refresh();
}

QString LogPanel::plainText() const
{
    QTextDocument plain;
    plain.setHtml(m_text->text());
    return plain.toPlainText();
}

void LogPanel::changeEvent(QEvent* event)
{
    // Rich text holds its colours.
    if (event->type() == QEvent::PaletteChange && m_text) {
        m_shown.reset();
        refresh();
    }
    QWidget::changeEvent(event);
}

void LogPanel::refresh()
{
    const int row = m_selection.run();
    const RunPtr run = row >= 0 && row < m_runs.size() && !m_runs.isLive(row) ? m_runs.at(row) : nullptr;
    setVisible(run && !run->log.empty());
    if (run == m_shown)
        return;
    m_shown = run;
    m_text->setText(run ? html(*run, palette().color(QPalette::PlaceholderText).name(),
                        QFontDatabase::systemFont(QFontDatabase::FixedFont).family())
                        : QString());
}

} // namespace phasebench
