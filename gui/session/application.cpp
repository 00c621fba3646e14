// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/application.h"

#include <QLabel>
#include <QSocketNotifier>
#include <csignal>
#include <cstdio>
#include <exception>
#include <sys/socket.h>
#include <unistd.h>

namespace phasebench {

namespace {

int signalSockets[2] = {-1, -1}; // a signal's handler has no other way to the event loop

void passOn(int signal)
{
    const char byte = static_cast<char>(signal);
    [[maybe_unused]] const auto written = ::write(signalSockets[0], &byte, 1);
}

} // namespace

Application::Application(int& argc, char** argv)
    : QApplication(argc, argv)
{
    watchSignals();
}

void Application::makePlain(QObject* receiver)
{
    auto* label = qobject_cast<QLabel*>(receiver);
    if (label && label->textFormat() == Qt::AutoText && !label->inherits("QTipLabel"))
        label->setTextFormat(Qt::PlainText);
}

void Application::watchSignals()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, signalSockets) != 0)
        return; // then a signal ends the program as ever, and the results are offered at the next start
    auto* notifier = new QSocketNotifier(signalSockets[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        emit terminationRequested();
    });
    for (const int signal : {SIGTERM, SIGHUP, SIGINT})
        std::signal(signal, passOn);
}

bool Application::notify(QObject* receiver, QEvent* event)
{
    if (event->type() == QEvent::Polish) // before its first layout, which would load pictures
        makePlain(receiver);
    QString reason;
    try {
        return QApplication::notify(receiver, event);
    } catch (const std::exception& error) {
        reason = QString::fromUtf8(error.what());
    } catch (...) {
        reason = tr("an exception of an unknown kind");
    }
    const QString sentence
        = tr("Something that should not happen stopped this action: %1. The results are kept.").arg(reason);
    std::fprintf(stderr, "phasebench: %s\n", qUtf8Printable(sentence));
    emit failed(sentence);
    return false;
}

} // namespace phasebench
