// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/word_list.h"

#include "gui/models/fault_sentence.h"
#include "gui/models/tr.h"
#include "gui/session/resources.h"

#include <QFile>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace phasebench {
namespace {

QString plain(const QString& word)
{
    QString text = word.trimmed().toLower();
    text.remove(QLatin1Char('&'));
    while (text.endsWith(QLatin1Char(':')))
        text.chop(1);
    return text;
}

QString text(const nlohmann::json& value)
{
    return QString::fromStdString(value.get<std::string>());
}

} // namespace

Result<WordList> WordList::parse(const QByteArray& json)
{
    WordList list;
    try {
        const auto document = nlohmann::json::parse(json.begin(), json.end());
        for (const auto& group : document.at("words"))
            for (const auto& word : group.at("words")) {
                WordEntry entry{text(group.at("group")), text(word.at("word")), {}, text(word.at("text"))};
                if (const auto also = word.find("also"); also != word.end())
                    for (const auto& spelling : *also)
                        entry.also << text(spelling);
                list.m_entries.push_back(std::move(entry));
            }
    } catch (const nlohmann::json::exception& error) {
        return failed(tr("The list of words is no such list: %1.").arg(QString::fromUtf8(error.what())));
    }
    return list;
}

Result<WordList> WordList::load()
{
    QFile file(resourceFile(QStringLiteral("words.json")));
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly))
        return failed(tr("The explanations of words (words.json) are missing from the program's resources."));
    return parse(file.readAll());
}

const WordEntry* WordList::find(const QString& word) const
{
    const QString wanted = plain(word);
    if (wanted.isEmpty())
        return nullptr;
    for (const WordEntry& entry : m_entries)
        if (plain(entry.word) == wanted || std::any_of(entry.also.begin(), entry.also.end(), [&](const QString& also) {
                return plain(also) == wanted;
            }))
            return &entry;
    return nullptr;
}

std::vector<const WordEntry*> WordList::search(const QString& wanted) const
{
    const QStringList words = wanted.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<const WordEntry*> found;
    for (const WordEntry& entry : m_entries) {
        const QString all
            = QString(entry.word + QLatin1Char(' ') + entry.also.join(QLatin1Char(' ')) + QLatin1Char(' ') + entry.text)
                  .toLower();
        if (std::all_of(words.begin(), words.end(), [&](const QString& word) { return all.contains(word); }))
            found.push_back(&entry);
    }
    const QString begin = plain(wanted);
    if (!begin.isEmpty())
        std::stable_partition(found.begin(), found.end(), [&](const WordEntry* entry) {
            return plain(entry->word).startsWith(begin)
                || std::any_of(entry->also.begin(), entry->also.end(),
                    [&](const QString& also) { return plain(also).startsWith(begin); });
        });
    return found;
}

} // namespace phasebench
