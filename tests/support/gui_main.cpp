// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/own_folders.h"
#include "tests/support/qt_warnings.h"

#include <QApplication>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <gtest/gtest.h>

/// The main of every GUI test program: an application without a display, in English, where a Qt warning fails the test
/// in which it appears.
int main(int argc, char** argv)
{
    const phasebench::OwnFolders folders;
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir state; // unsaved results do not go where the user's are
    qputenv("XDG_STATE_HOME", QFile::encodeName(state.path()));
    testing::InitGoogleTest(&argc, argv);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("phasebench-test"));
    QLocale::setDefault(QLocale::c());
    phasebench::installWarningsAsFailures();
    return RUN_ALL_TESTS();
}
