// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/command_line.h"
#include "gui/windows/main_window.h"
#include "gui/windows/style.h"

#include "gui/session/application.h"
#include "gui/session/resources.h"
#include "gui/session/settings.h"
#include "gui/session/version.h"
#include "gui/windows/export_command.h"

#include <QApplication>
#include <QIcon>
#include <QTimer>
#include <cstdio>
#include <cstdlib>

namespace {

/// Qt ends the program by abort() where there is no display, after several lines; this says it in one.
void endWithoutDisplay(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type != QtFatalMsg)
        return;
    const QString first = text.section(QLatin1Char('\n'), 0, 0);
    std::fprintf(stderr,
        "phasebench: The window cannot be shown: there is no display, or Qt cannot use it (%s); phasebench-cli and "
        "--export-charts need none.\n",
        qUtf8Printable(first.trimmed()));
    std::_Exit(2);
}

} // namespace

int main(int argc, char** argv)
{
    using namespace phasebench;
    const auto arguments = CommandLine::parse({argv + 1, argv + argc});
    if (!arguments) {
        std::fprintf(stderr, "phasebench: %s\n", arguments.error().sentence.c_str());
        return 2;
    }
    if (arguments->help) {
        std::fputs(usage(), stdout);
        return 0;
    }
    QCoreApplication::setApplicationName(QStringLiteral("phasebench"));
    QCoreApplication::setApplicationVersion(programVersion());
    if (arguments->version) {
        std::printf("phasebench %s\n", qUtf8Printable(programVersion()));
        return 0;
    }
    if (arguments->exportFolder || arguments->handOut) {
        // Charts need a QApplication, and a QApplication needs a platform: one without a display.
        qputenv("QT_QPA_PLATFORM", "offscreen");
        QApplication application(argc, argv);
        loadFonts();
        return arguments->handOut ? writeHandOutFile(*arguments) : exportCharts(*arguments);
    }
    qInstallMessageHandler(endWithoutDisplay);
    Application application(argc, argv);
    qInstallMessageHandler(nullptr);
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.phasebench.Phasebench"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Phasebench"));
    QApplication::setWindowIcon(QIcon(resourceFile(QStringLiteral("icons/io.github.phasebench.Phasebench.svg"))));
    desktopIsDark();
    loadFonts();
    Settings settings;
    MainWindow window(settings, WorkerPrograms::besideThisProgram());
    QObject::connect(&application, &Application::failed, &window, &MainWindow::tellFailure);
    QObject::connect(&application, &Application::terminationRequested, &window, [&window] {
        window.document().keepUnsaved();
        QCoreApplication::exit(); // quit() would ask, and the system does not wait
    });
    window.show();
    for (const auto& file : arguments->files)
        window.openFile(QString::fromLocal8Bit(file));
    QTimer::singleShot(0, &window, &MainWindow::offerUnsaved);
    return QApplication::exec();
}
