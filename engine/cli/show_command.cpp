// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/document.h"
#include "engine/cli/output.h"
#include "engine/insight/cross_check_text.h"
#include "engine/insight/probe_text.h"
#include "engine/insight/results_text.h"
#include "engine/result/elsewhere.h"
#include "engine/result/link_probe_json.h"
#include "engine/result/results_csv.h"
#include "engine/result/results_file.h"

#include <nlohmann/json.hpp>

namespace phasebench::cli {

namespace {

/// Every series in full, for people: one line a series.
std::string samplesText(const Run& run)
{
    std::string text = "Samples of run " + std::to_string(run.id) + ", in microseconds, in the order taken:\n";
    for (const auto& [name, samples] : run.series) {
        text += "  " + name + ":";
        for (const double sample : samples)
            text += " " + exactNumber(sample);
        text += "\n";
    }
    return text;
}

} // namespace

ExitCode showCommand(const Arguments& arguments)
{
    const bool json = arguments.has("--json");
    const bool csv = arguments.has("--csv");
    const bool samples = arguments.has("--samples");
    if (json && csv)
        throw UsageError("show prints one format at a time: give --json or --csv.");
    const ResultsFile file(arguments.operands().front(), ResultsFile::Mode::read);
    std::vector<Run> runs = file.runs();
    if (samples)
        for (Run& run : runs)
            file.loadSeries(run);

    if (json) {
        for (Run& run : runs)
            file.loadTimeline(run);
        nlohmann::json document = documentOf(runs, samples ? Samples::with : Samples::without);
        if (const auto probe = file.probe())
            document["probe"] = toJson(*probe);
        printJson(document);
        return done;
    }
    if (csv && samples) {
        for (const Run& run : runs)
            print("run," + std::to_string(run.id) + "\r\n" + samplesCsv(run));
        return done;
    }
    // For people; JSON and CSV say what the file says.
    if (!csv)
        markElsewhere(runs);
    auto probe = csv ? std::nullopt : file.probe();
    if (probe)
        markElsewhere(*probe);
    if (!runs.empty() || !probe)
        print(csv ? toCsv(runs) : toText(runs));
    if (!csv)
        if (const std::string checks = crossChecksText(runs, probe ? &*probe : nullptr); !checks.empty())
            print("\n" + checks);
    if (probe)
        print((runs.empty() ? "" : "\n") + toText(*probe));
    if (samples)
        for (const Run& run : runs)
            print(samplesText(run));
    return done;
}

} // namespace phasebench::cli
