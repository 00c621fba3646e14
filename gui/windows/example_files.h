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

/// A lesson, as the start page lists it.
struct LessonFile {
    int number = 0;
    QString title;
    QString about;
    QString path;
};

/// The lessons in the order of their numbers.
std::vector<LessonFile> lessonFiles();

} // namespace phasebench
