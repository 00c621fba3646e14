// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/check_lesson.h"

#include "engine/cli/output.h"
#include "engine/lesson/missing_recordings.h"

#include <filesystem>
#include <fstream>

namespace phasebench::cli {

bool isLessonFile(const std::string& path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)
        || std::filesystem::file_size(path, error) > maximumExperimentBytes)
        return false;
    std::ifstream file(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    return isLesson(text);
}

bool checkLesson(const std::string& path)
{
    Faults faults;
    const Lesson lesson = Lesson::read(path, faults);
    printFaults(path, faults);
    if (!faults.empty())
        return false;
    const std::size_t count = lesson.experiments.size();
    print(path + ": a valid lesson, " + std::to_string(count) + (count == 1 ? " experiment" : " experiments")
        + (lesson.canBeMeasured(false) ? ", also without a GPU.\n" : ".\n"));
    const auto folder = std::filesystem::absolute(path).parent_path().parent_path() / "recorded";
    for (const std::string& sentence : missingRecordings(lesson, Recordings::read(folder)))
        print(path + ": " + sentence + "\n");
    return true;
}

} // namespace phasebench::cli
