// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/log_window.h"

#include "gui/models/log_sections.h"
#include "gui/models/selection.h"
#include "gui/models/words.h"
#include "gui/panels/log_filter_row.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTextBrowser>

namespace phasebench {

LogWindow::LogWindow(const RunList& runs, const Selection& selection, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_runs(runs)
    , m_selection(selection)
    , m_left(new QComboBox(this))
    , m_right(new QComboBox(this))
    , m_filter(new LogFilterRow(this))
    , m_text(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("logWindow"));
    setWindowTitle(tr("Phase logs side by side"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    resize(960, 640);
    m_left->setObjectName(QStringLiteral("logLeft"));
    m_left->setAccessibleName(tr("run at the left"));
    m_right->setObjectName(QStringLiteral("logRight"));
    m_right->setAccessibleName(tr("run at the right"));
    for (QComboBox* box : {m_left, m_right})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_text->setObjectName(QStringLiteral("logsText"));
    m_text->setAccessibleName(tr("two phase logs"));
    m_text->setOpenLinks(false);
    auto* copy = new QPushButton(tr("&Copy"), this);
    copy->setObjectName(QStringLiteral("logsCopy"));
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_left, 2);
    top->addWidget(new QLabel(tr("beside"), this));
    top->addWidget(m_right, 2);
    top->addSpacing(12);
    top->addWidget(m_filter, 2);
    top->addWidget(copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(10);
    layout->addLayout(top);
    layout->addWidget(m_text, 1);
    connect(m_left, &QComboBox::currentIndexChanged, this, &LogWindow::refresh);
    connect(m_right, &QComboBox::currentIndexChanged, this, &LogWindow::refresh);
    connect(m_filter, &LogFilterRow::changed, this, &LogWindow::refresh);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(plainText()); });
    connect(&runs, &RunList::updated, this, &LogWindow::fill);
    connect(&selection, &Selection::runChanged, this, [this](int row) {
        if (row >= 0 && row < m_left->count())
            m_left->setCurrentIndex(row);
    });
    fill();
    const int selected = selection.run();
    if (selected >= 0)
        m_left->setCurrentIndex(selected);
    // Beside it the one before it, which it is most often compared with.
    if (m_runs.size() > 1)
        m_right->setCurrentIndex(m_left->currentIndex() > 0 ? m_left->currentIndex() - 1 : 1);
    refresh();
}

void LogWindow::fill()
{
    for (QComboBox* box : {m_left, m_right}) {
        const QSignalBlocker quiet(box);
        const int before = box->currentIndex();
        box->clear();
        for (int row = 0; row < m_runs.size(); ++row)
            box->addItem(tr("%1  %2").arg(row + 1).arg(m_runs.label(row)));
        box->setCurrentIndex(std::clamp(before, m_runs.size() > 0 ? 0 : -1, m_runs.size() - 1));
    }
    refresh();
}

/// With the badge of what was not measured here.
QString LogWindow::name(int row) const
{
    return words::badged(m_runs.label(row), *m_runs.at(row));
}

std::pair<int, int> LogWindow::rows() const
{
    return {m_left->currentIndex(), m_right->currentIndex()};
}

QString LogWindow::plainText() const
{
    const auto [left, right] = rows();
    if (left < 0 || right < 0)
        return {};
    return logsPlainText(
        logOf(*m_runs.at(left)), logOf(*m_runs.at(right)), name(left), name(right), m_filter->filter());
}

void LogWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && m_text)
        refresh();
    QWidget::changeEvent(event);
}

void LogWindow::refresh()
{
    const auto [left, right] = rows();
    if (left < 0 || right < 0 || left >= m_runs.size() || right >= m_runs.size()) {
        m_text->clear();
        return;
    }
    const LogLook look{palette().color(QPalette::PlaceholderText).name(),
        QFontDatabase::systemFont(QFontDatabase::FixedFont).family()};
    m_text->setHtml(
        logsHtml(logOf(*m_runs.at(left)), logOf(*m_runs.at(right)), name(left), name(right), m_filter->filter(), look));
}

} // namespace phasebench
