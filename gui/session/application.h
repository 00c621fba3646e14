// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

namespace phasebench {

/// The window's event loop. Whatever stands in a file that it shows: a label whose format nobody chose is plain, and an
/// exception ends what was done just now, not the session.
class Application : public QApplication {
    Q_OBJECT
public:
    Application(int& argc, char** argv);

    bool notify(QObject* receiver, QEvent* event) override;

    /// A label that would take its text for HTML where it looks like some is plain from now on; not the tool tips, of
    /// which some are HTML (see plainToolTip()).
    static void makePlain(QObject* receiver);

signals:
    /// An exception came as far as the event loop: one sentence.
    void failed(const QString& sentence);
    /// The system asks the program to end (SIGTERM, SIGHUP, SIGINT), as it does at a logout.
    void terminationRequested();

private:
    void watchSignals();
};

} // namespace phasebench
