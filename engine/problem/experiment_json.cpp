// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/experiment_json.h"

#include "engine/problem/keys/settings_keys.h"
#include "engine/problem/problem_json.h"
#include "engine/problem/settings_json.h"

namespace phasebench {

Experiment experimentFromJson(const nlohmann::json& point, Faults& faults)
{
    Experiment experiment;
    if (!point.is_object()) {
        faults.push_back(
            {"", "An experiment is a JSON object in braces, not " + std::string(point.type_name()) + ".", {}});
        return experiment;
    }
    ObjectReader reader(point, "", "an experiment", faults);
    documentKeys().read(reader, experiment);
    const auto problem = readProblem(reader);
    if (problem)
        experiment.problem = *problem;
    experiment.placement = readPlacement(reader, problem);
    experiment.transfer = readTransfer(reader);
    experiment.execution = readExecution(reader);
    experiment.call = readCall(reader, problem ? std::optional(problem->batch()) : std::nullopt);
    experiment.planning = readPlanning(reader);
    experiment.measure = readMeasure(reader);
    reader.finish();
    return experiment;
}

nlohmann::json toJson(const Experiment& experiment)
{
    nlohmann::json document = documentKeys().write(experiment);
    document["problem"] = toJson(experiment.problem);
    document["placement"] = placementKeys().write(experiment.placement);
    document["transfer"] = transferKeys().write(experiment.transfer);
    document["execution"] = executionKeys().write(experiment.execution);
    document["call"] = callKeys().write(experiment.call);
    document["planning"] = planningKeys().write(experiment.planning);
    document["measure"] = measureKeys().write(experiment.measure);
    return document;
}

} // namespace phasebench
