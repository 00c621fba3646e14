// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/lesson/lesson.h"
#include "engine/result/recordings.h"

namespace phasebench {

/// How many points of an experiment were recorded; what is left open is filled in as on the recorded machine.
std::size_t recordedPoints(const ExperimentFile& experiment, const Recordings& recordings);

/// One sentence for each experiment of the lesson that cannot be replayed as a whole, such as "Of \"A queue of calls\"
/// (queue), 2 of 4 points were recorded." Empty: a computer without a GPU can replay the whole lesson.
std::vector<std::string> missingRecordings(const Lesson& lesson, const Recordings& recordings);

} // namespace phasebench
