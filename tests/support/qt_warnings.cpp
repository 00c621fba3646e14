// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"

#include <QByteArray>
#include <QtGlobal>
#include <cstdio>
#include <gtest/gtest.h>

namespace phasebench {
namespace {
ExpectWarnings* collector = nullptr;
}

struct WarningSink {
    static void receive(QtMsgType type, const QMessageLogContext&, const QString& text)
    {
        if (type == QtDebugMsg || type == QtInfoMsg) {
            std::fprintf(stderr, "%s\n", qUtf8Printable(text));
            return;
        }
        // The offscreen platform says this once of its own accord; it is no fault of the window.
        if (text.contains(QStringLiteral("This plugin does not support")))
            return;
        if (collector)
            collector->m_texts.push_back(text);
        else
            ADD_FAILURE() << "Qt warning: " << text.toStdString();
    }
};

void installWarningsAsFailures()
{
    qInstallMessageHandler(&WarningSink::receive);
}

ExpectWarnings::ExpectWarnings()
{
    collector = this;
}

ExpectWarnings::~ExpectWarnings()
{
    collector = nullptr;
}

} // namespace phasebench
