// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/rich_text.h"

#include <QTextDocument>
#include <gtest/gtest.h>

namespace phasebench::rich_text_test {
namespace {

TEST(RichText, NumbersKeepSpacesThatDoNotBreak)
{
    QTextDocument document;
    document.setHtml(richText(QStringLiteral("pays from 182\u202F000 calls (160\u202F000 to 208\u202F000) on")));
    // What a document hands out as plain text has lost its no-break spaces; what it lays out has them.
    const QString shown = document.toRawText();
    EXPECT_EQ(shown.count(QChar::Nbsp), 3) << shown.toStdString();
    EXPECT_FALSE(shown.contains(QStringLiteral("160 000")));
}

TEST(RichText, NothingInItIsMarkup)
{
    EXPECT_EQ(richText(QStringLiteral("a < b & c")), QStringLiteral("a &lt; b &amp; c"));
}

TEST(RichText, ShowsWhatNobodySees)
{
    EXPECT_EQ(richText(QString::fromUtf8("a\x1b\u202e<b>")), QStringLiteral("a\\u001b\\u202e&lt;b&gt;"));
    EXPECT_EQ(shownText(QStringLiteral("a\nb")), QStringLiteral("a\nb"));
}

TEST(RichText, AToolTipIsShownAsItStands)
{
    EXPECT_EQ(plainToolTip(QStringLiteral("two\nlines")), QStringLiteral("two\nlines"));
    QTextDocument document;
    document.setHtml(plainToolTip(QStringLiteral("<img src=\"/dev/zero\"> & more")));
    EXPECT_EQ(document.toPlainText(), QStringLiteral("<img src=\"/dev/zero\"> & more"));
}

} // namespace
} // namespace phasebench::rich_text_test
