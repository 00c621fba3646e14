// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// The files that come with the program: examples, recorded results, fonts, icons.
namespace phasebench {

/// Their folder: $PHASEBENCH_RESOURCE_DIR, else share/phasebench beside the program's folder, else the source tree's
/// of a program that was not installed. Empty where there is none.
QString resourceFolder();

/// One of them, such as "examples/first.json"; empty when it is not there.
QString resourceFile(const QString& name);

/// The full paths of the files of one folder with that ending, by name.
QStringList resourceFiles(const QString& folder, const QString& ending);

/// Loads the bundled fonts, and makes Inter (or the system's font without it) the program's. Needs a QGuiApplication.
void loadFonts();

} // namespace phasebench
