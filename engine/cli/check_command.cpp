// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/ask_machine.h"
#include "engine/cli/check_lesson.h"
#include "engine/cli/commands.h"
#include "engine/cli/experiment_input.h"
#include "engine/cli/output.h"
#include "engine/runner/feasibility.h"

namespace phasebench::cli {

namespace {

constexpr std::size_t mostRefusals = 20;

/// One line for each reason why a point cannot be measured here, up to a limit; then how many more there are.
void printRefusals(const ExperimentInput& input, const Machine& machine)
{
    const std::size_t points = input.file.points();
    std::size_t refused = 0;
    for (std::size_t point = 0; point < points; ++point) {
        Experiment experiment = input.file.experiment(point);
        resolve(experiment, computerOf(machine));
        const Faults faults = whyImpossibleHere(experiment, machine);
        if (faults.empty() || ++refused > mostRefusals)
            continue;
        std::string where = input.path + ": ";
        if (points > 1)
            where += "point " + std::to_string(point + 1) + ", " + describe(experiment.problem) + ": ";
        for (const Fault& fault : faults)
            print(where + "not possible on this computer: " + (fault.key.empty() ? "" : fault.key + ": ")
                + fault.sentence + "\n");
    }
    if (refused > mostRefusals)
        print(input.path + ": and " + std::to_string(refused - mostRefusals)
            + " more points that are not possible on this computer.\n");
}

} // namespace

ExitCode checkCommand(const Arguments& arguments)
{
    Arguments experiments = arguments;
    bool good = true;
    std::size_t lessons = 0;
    std::erase_if(experiments.operands(), [&](const std::string& path) {
        const bool isLesson = isLessonFile(path);
        good = (!isLesson || checkLesson(path)) && good;
        lessons += isLesson ? 1 : 0;
        return isLesson;
    });
    if (lessons > 0 && experiments.operands().empty())
        return good ? done : badInput;
    const auto inputs = readExperiments(experiments);
    if (!inputs || !good)
        return badInput;
    const Machine machine = askMachine();
    for (const ExperimentInput& input : *inputs) {
        const std::size_t points = input.file.points();
        print(input.path + ": valid, " + std::to_string(points) + (points == 1 ? " point.\n" : " points.\n"));
        printRefusals(input, machine);
    }
    return done;
}

} // namespace phasebench::cli
