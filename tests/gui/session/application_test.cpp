// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/application.h"

#include <QLabel>
#include <gtest/gtest.h>

namespace phasebench::application_test {
namespace {

TEST(Application, ALabelWhoseFormatNobodyChoseIsPlain)
{
    QLabel label(QStringLiteral("<b>a</b><img src=\"no such picture\">"));
    Application::makePlain(&label);
    EXPECT_EQ(label.textFormat(), Qt::PlainText);
    QLabel chosen(QStringLiteral("<b>a</b>"));
    chosen.setTextFormat(Qt::RichText);
    Application::makePlain(&chosen);
    EXPECT_EQ(chosen.textFormat(), Qt::RichText);
}

} // namespace
} // namespace phasebench::application_test
