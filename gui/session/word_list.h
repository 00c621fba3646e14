// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"

#include <QString>
#include <QStringList>
#include <vector>

namespace phasebench {

/// A word of the program or its charts with what it means.
struct WordEntry {
    QString group;
    QString word;
    QStringList also; ///< other spellings, as headings have them
    QString text;
};

/// The words that the program explains, from resources/words.json.
class WordList {
public:
    WordList() = default;

    /// From the text of such a file.
    static Result<WordList> parse(const QByteArray& json);
    /// Of the file that comes with the program.
    static Result<WordList> load();

    const std::vector<WordEntry>& entries() const { return m_entries; }
    /// By its word or another spelling, whatever the case, mnemonics and a colon at the end; nullptr when unknown.
    const WordEntry* find(const QString& word) const;
    /// Entries whose word or explanation has every word of `text`; those whose own word begins so first.
    std::vector<const WordEntry*> search(const QString& text) const;

private:
    std::vector<WordEntry> m_entries;
};

} // namespace phasebench
