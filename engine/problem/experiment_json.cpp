// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/experiment_json.h"

#include "engine/problem/problem_json.h"
#include "engine/problem/settings_json.h"

namespace phasebench {

namespace {
using nlohmann::json;

void readVersion(ObjectReader& reader)
{
    const auto version = reader.integer("phasebench");
    if (version && *version != 1)
        reader.fault("phasebench",
            "This experiment is written for version " + std::to_string(*version)
                + " of the format; this program reads version 1.");
}
} // namespace

Experiment experimentFromJson(const json& point, Faults& faults)
{
    Experiment experiment;
    if (!point.is_object()) {
        faults.push_back(
            {"", "An experiment is a JSON object in braces, not " + std::string(point.type_name()) + ".", {}});
        return experiment;
    }
    ObjectReader reader(point, "", "an experiment", faults);
    readVersion(reader);
    experiment.title = reader.text("title").value_or("");
    const auto problem = readProblem(reader);
    if (problem)
        experiment.problem = *problem;
    experiment.placement = readPlacement(reader, problem);
    experiment.transfer = readTransfer(reader);
    experiment.execution = readExecution(reader);
    experiment.call = readCall(reader, problem ? std::optional(problem->batch()) : std::nullopt);
    experiment.planning = readPlanning(reader);
    experiment.measure = readMeasure(reader);
    reader.hint("sweep");
    reader.finish();
    return experiment;
}

json toJson(const Experiment& experiment)
{
    return {{"phasebench", 1}, {"title", experiment.title}, {"problem", toJson(experiment.problem)},
        {"placement", toJson(experiment.placement)}, {"transfer", toJson(experiment.transfer)},
        {"execution", toJson(experiment.execution)}, {"call", toJson(experiment.call)},
        {"planning", toJson(experiment.planning)}, {"measure", toJson(experiment.measure)}};
}

} // namespace phasebench
