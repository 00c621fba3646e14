// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/word_list.h"

#include <QObject>

class QWidget;

namespace phasebench {

/// Explains words where the pointer rests on them: headings, labels of fields, heads of columns, tabs, and the legends
/// of charts. What has a tooltip of its own keeps it.
class WordTips : public QObject {
    Q_OBJECT
public:
    WordTips(const WordList& words, QWidget* window);

    /// What is explained at this place of a widget; nullptr: nothing.
    const WordEntry* entryAt(const QWidget* widget, const QPoint& position) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const WordList& m_words;
    QWidget* m_window;
};

/// Its word in bold and what it means, as rich text.
QString explanationOf(const WordEntry& entry);

} // namespace phasebench
