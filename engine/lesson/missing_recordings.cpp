// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/lesson/missing_recordings.h"

namespace phasebench {

std::size_t recordedPoints(const ExperimentFile& experiment, const Recordings& recordings)
{
    std::size_t recorded = 0;
    for (std::size_t point = 0; point < experiment.points(); ++point) {
        Experiment asked = experiment.experiment(point);
        resolve(asked, recordings.computer());
        recorded += recordings.holds(asked) ? 1 : 0;
    }
    return recorded;
}

std::vector<std::string> missingRecordings(const Lesson& lesson, const Recordings& recordings)
{
    std::vector<std::string> sentences;
    for (const LessonExperiment& one : lesson.experiments) {
        if (!one.experiment)
            continue;
        const std::size_t points = one.experiment->points();
        const std::size_t recorded = recordedPoints(*one.experiment, recordings);
        if (recorded == points)
            continue;
        const std::string name = "\"" + one.label + "\" (" + one.id + ")";
        sentences.push_back(recorded == 0 ? name + " was not recorded yet: it needs a GPU."
                                          : "Of " + name + ", " + std::to_string(recorded) + " of "
                    + std::to_string(points) + " points were recorded.");
    }
    return sentences;
}

} // namespace phasebench
