// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/resources.h"
#include "tests/support/places.h"

#include <QFile>
#include <QRawFont>
#include <filesystem>
#include <gtest/gtest.h>

namespace phasebench::glyphs_test {
namespace {

/// Characters of the file beyond ASCII that the font lacks, each once.
QString lackingIn(const std::filesystem::path& path, const QRawFont& font)
{
    QFile file(QString::fromStdString(path.string()));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path;
    QString lacking;
    for (const QChar character : QString::fromUtf8(file.readAll()))
        if (character.unicode() > 126 && !font.supportsCharacter(character) && !lacking.contains(character))
            lacking += character;
    return lacking;
}

// A computer without other fonts, such as a lecture room's with the portable folder, shows a box for what it lacks.
TEST(Glyphs, EveryCharacterOfTheProgramsTextsIsInItsOwnFont)
{
    loadFonts();
    const QRawFont font = QRawFont::fromFont(QFont(QStringLiteral("Inter")));
    ASSERT_EQ(font.familyName(), QStringLiteral("Inter"));
    int files = 0;
    for (const char* folder : {"gui", "engine", "resources/lessons", "resources/examples"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(sourceFolder() / folder)) {
            const auto extension = entry.path().extension();
            if (extension != ".cpp" && extension != ".h" && extension != ".json")
                continue;
            ++files;
            EXPECT_EQ(lackingIn(entry.path(), font).toStdString(), "") << entry.path();
        }
    EXPECT_GT(files, 100);
}

} // namespace
} // namespace phasebench::glyphs_test
