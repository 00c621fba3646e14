// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/words_dialog.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace phasebench {

WordsDialog::WordsDialog(const WordList& words, QWidget* parent)
    : QDialog(parent)
    , m_words(words)
    , m_search(new QLineEdit(this))
    , m_text(new QTextBrowser(this))
{
    setWindowTitle(tr("Words explained"));
    setObjectName(QStringLiteral("wordsDialog"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    m_search->setObjectName(QStringLiteral("wordSearch"));
    m_search->setAccessibleName(tr("search the words"));
    m_search->setPlaceholderText(tr("Search, such as cold or split-K"));
    m_search->setClearButtonEnabled(true);
    layout->addWidget(m_search);
    m_text->setAccessibleName(tr("words and what they mean"));
    layout->addWidget(m_text, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &WordsDialog::refresh);
    resize(600, 620);
    refresh();
    m_search->setFocus();
}

void WordsDialog::search(const QString& text)
{
    m_search->setText(text);
    m_search->selectAll();
    m_search->setFocus();
}

QString WordsDialog::shownText() const
{
    return m_text->toPlainText();
}

void WordsDialog::refresh()
{
    const QString wanted = m_search->text().trimmed();
    QString html;
    QString group;
    for (const WordEntry* entry : m_words.search(wanted)) {
        // A search is in the order of what fits best, all of it in groups.
        if (wanted.isEmpty() && entry->group != group) {
            group = entry->group;
            html += QStringLiteral("<h3 style=\"margin:14px 0 2px 0\">%1</h3>").arg(group.toHtmlEscaped());
        }
        html += QStringLiteral("<p style=\"margin:7px 0 0 0; line-height:125%\"><b>%1</b><br>%2</p>")
                    .arg(entry->word.toHtmlEscaped(), entry->text.toHtmlEscaped());
    }
    if (html.isEmpty())
        html = tr("No word has “%1” in it.").arg(wanted.toHtmlEscaped());
    m_text->setHtml(html);
}

void WordsDialog::keyPressEvent(QKeyEvent* event)
{
    // The search keeps the keyboard, and the list still scrolls.
    QScrollBar* bar = m_text->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_PageDown:
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        break;
    case Qt::Key_PageUp:
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        break;
    case Qt::Key_Down:
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        break;
    case Qt::Key_Up:
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
        break;
    default:
        QDialog::keyPressEvent(event);
    }
}

} // namespace phasebench
