// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/word_list.h"

#include "engine/problem/fft/types.h"
#include "engine/problem/matmul/types.h"

#include <QSet>
#include <gtest/gtest.h>

namespace phasebench::word_list_test {
namespace {

WordList words()
{
    const auto list = WordList::load();
    EXPECT_TRUE(list) << list.error().sentence;
    return list.value_or(WordList());
}

TEST(WordListTest, ExplainsTheWordsOfTheDesignAndOfTheCharts)
{
    const WordList list = words();
    for (const char* word : {"problem", "memory space", "execution space", "placement", "backend", "candidate",
             "experiment", "run", "phase", "call form", "stateless", "stateful", "cold", "hot", "first use", "pinned",
             "pageable", "managed", "median", "95 % interval", "n", "heuristic", "tie", "waves", "split-K", "tile",
             "not attributed", "stopped by", "CUPTI", "TFLOP/s", "break-even", "baseline", "enqueue"})
        EXPECT_TRUE(list.find(QString::fromUtf8(word))) << word;
    for (int phase = 0; phase < phaseCount; ++phase) {
        const QString word
            = QString::fromUtf8(nameOf(static_cast<Phase>(phase)).data()).replace(QLatin1Char('_'), QLatin1Char(' '));
        EXPECT_TRUE(list.find(word)) << word.toStdString();
    }
}

TEST(WordListTest, EveryWordIsThereOnceWithAShortExplanation)
{
    const WordList list = words();
    QSet<QString> seen;
    for (const WordEntry& entry : list.entries()) {
        EXPECT_FALSE(entry.text.isEmpty()) << entry.word.toStdString();
        EXPECT_LE(entry.text.size(), 220) << entry.word.toStdString();
        EXPECT_TRUE(entry.text.endsWith(QLatin1Char('.'))) << entry.word.toStdString();
        for (const QString& spelling : QStringList{entry.word} + entry.also) {
            EXPECT_FALSE(seen.contains(spelling.toLower())) << spelling.toStdString();
            seen.insert(spelling.toLower());
        }
    }
}

TEST(WordListTest, FindsWhateverTheCaseAndSearchesTheExplanations)
{
    const WordList list = words();
    ASSERT_TRUE(list.find(QStringLiteral("COPY IN:")));
    EXPECT_EQ(list.find(QStringLiteral("&backend"))->word, QStringLiteral("backend"));
    EXPECT_FALSE(list.find(QString()));
    EXPECT_FALSE(list.find(QStringLiteral("abacus")));
    const auto found = list.search(QStringLiteral("pin"));
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front()->word, QStringLiteral("pinned"));
    EXPECT_GT(list.search(QStringLiteral("half second")).size(), 0u);
    EXPECT_EQ(list.search(QString()).size(), list.entries().size());
}

TEST(WordListTest, ABrokenFileGivesOneSentence)
{
    for (const char* text : {"", "[]", "{\"words\": 3}", R"({"words": [{"group": "x", "words": [{"word": "a"}]}]})"}) {
        const auto list = WordList::parse(text);
        ASSERT_FALSE(list) << text;
        EXPECT_FALSE(list.error().sentence.empty());
    }
}

} // namespace
} // namespace phasebench::word_list_test
