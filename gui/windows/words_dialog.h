// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/word_list.h"

#include <QDialog>

class QLineEdit;
class QTextBrowser;

namespace phasebench {

/// Every word with what it means, and a search in them.
class WordsDialog : public QDialog {
    Q_OBJECT
public:
    explicit WordsDialog(const WordList& words, QWidget* parent = nullptr);

    void search(const QString& text);
    QString shownText() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();

    const WordList& m_words;
    QLineEdit* m_search;
    QTextBrowser* m_text;
};

} // namespace phasebench
