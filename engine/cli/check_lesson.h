// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace phasebench::cli {

bool isLessonFile(const std::string& path);

/// Validates a lesson: one line for each fault on standard error. A valid one is told with what of it was not recorded
/// yet, looked up in the folder "recorded" beside the lesson's own. False: it has faults.
bool checkLesson(const std::string& path);

} // namespace phasebench::cli
