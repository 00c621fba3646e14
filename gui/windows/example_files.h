// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace phasebench {

/// A file that comes with the program, as the start page lists it.
struct ExampleFile {
    QString title;
    QString remark; ///< "recorded on an H100", "experiment"
    QString path;
};

/// Recorded results first, then experiments.
std::vector<ExampleFile> exampleFiles();

/// The recording that the start page's card opens; empty where there is none.
QString cardRecording();

} // namespace phasebench
