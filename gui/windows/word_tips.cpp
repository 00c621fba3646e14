// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/word_tips.h"

#include "gui/charts/bar_chart.h"

#include <QApplication>
#include <QCheckBox>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QTabBar>
#include <QToolButton>
#include <QToolTip>

namespace phasebench {

QString explanationOf(const WordEntry& entry)
{
    return QStringLiteral("<p style=\"white-space:normal\"><b>%1</b><br>%2</p>")
        .arg(entry.word.toHtmlEscaped(), entry.text.toHtmlEscaped());
}

WordTips::WordTips(const WordList& words, QWidget* window)
    : QObject(window)
    , m_words(words)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

const WordEntry* WordTips::entryAt(const QWidget* widget, const QPoint& position) const
{
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        // A heading is drawn in capitals and read as it is.
        if (const WordEntry* entry = m_words.find(label->accessibleName()))
            return entry;
        return m_words.find(label->text());
    }
    if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
        const int tab = tabs->tabAt(position);
        return tab < 0 ? nullptr : m_words.find(tabs->tabText(tab));
    }
    if (const auto* box = qobject_cast<const QCheckBox*>(widget))
        return m_words.find(box->text());
    if (const auto* button = qobject_cast<const QToolButton*>(widget))
        return m_words.find(button->text());
    const QWidget* parent = widget->parentWidget();
    if (const auto* header = qobject_cast<const QHeaderView*>(parent)) {
        const int section = header->logicalIndexAt(position);
        return section < 0 || !header->model()
            ? nullptr
            : m_words.find(header->model()->headerData(section, header->orientation()).toString());
    }
    if (const auto* chart = qobject_cast<const BarChart*>(parent))
        return m_words.find(chart->legendAt(position));
    return nullptr;
}

bool WordTips::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return false;
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != m_window->window() || !widget->toolTip().isEmpty())
        return false;
    const auto* help = static_cast<QHelpEvent*>(event);
    const WordEntry* entry = entryAt(widget, help->pos());
    if (!entry)
        return false;
    QToolTip::showText(help->globalPos(), explanationOf(*entry), widget);
    return true;
}

} // namespace phasebench
