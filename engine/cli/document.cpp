// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/document.h"

#include "engine/result/timeline_json.h"

namespace phasebench::cli {

nlohmann::json documentOf(const std::vector<Run>& runs, Samples samples)
{
    nlohmann::json document = toJson(runs, samples);
    for (std::size_t i = 0; i < runs.size(); ++i)
        document["runs"][i]["timeline"] = toJson(runs[i].timeline);
    return document;
}

} // namespace phasebench::cli
