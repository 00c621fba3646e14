// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/application.h"

#include <QTextDocument>
#include <gtest/gtest.h>

namespace phasebench::application_test {
namespace {

TEST(Application, NoTextLoadsAFile)
{
    Application::loadNothing();
    QTextDocument document;
    document.setHtml(QStringLiteral("<link rel=\"stylesheet\" href=\"/dev/zero\"><img src=\"/dev/zero\">"
                                    "<img src=\"file:///dev/zero\">"));
    EXPECT_GT(document.size().height(), 0) << "it is laid out, and so its pictures were asked for";
    for (const char* name : {"/dev/zero", "file:///dev/zero"})
        EXPECT_EQ(document.resource(QTextDocument::ImageResource, QUrl(QString::fromUtf8(name))).value<QImage>().size(),
            QSize(1, 1));
}

} // namespace
} // namespace phasebench::application_test
