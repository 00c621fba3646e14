// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace phasebench {

/// A file that comes with the program, as the start page lists it.
struct ExampleFile {
    QString title;
    QString path;
};

std::vector<ExampleFile> exampleExperiments();
std::vector<ExampleFile> recordedResults();

/// The recording that the start page's card opens; empty where there is none.
QString cardRecording();

} // namespace phasebench
