// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/lone_job.h"
#include "engine/cli/output.h"
#include "engine/insight/probe_text.h"
#include "engine/result/link_probe_json.h"
#include "engine/result/results_file.h"

namespace phasebench::cli {

ExitCode probeCommand(const Arguments& arguments)
{
    Job job;
    job.probe = true;
    job.file = arguments.value("-o").value_or("");
    if (!job.file.empty()) // what is no results file is refused before anything is measured
        const ResultsFile writable(job.file, ResultsFile::Mode::append);
    LoneJob probing("Probing");
    probing.run(std::move(job));
    if (!probing.probe())
        return probing.error().empty() ? cancelled : failed;
    if (arguments.has("--json"))
        printJson({{"phasebench", 1}, {"runs", nlohmann::json::array()}, {"probe", toJson(*probing.probe())}});
    else
        print(toText(*probing.probe()));
    return probing.error().empty() ? done : badFile;
}

} // namespace phasebench::cli
