// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/lone_job.h"
#include "engine/cli/output.h"
#include "engine/insight/calibration_text.h"
#include "engine/result/calibration_json.h"
#include "engine/result/write_beside.h"
#include "engine/text/quotes.h"

#include <charconv>
#include <cmath>

namespace phasebench::cli {

namespace {

constexpr double usualSeconds = 180;
constexpr double mostSeconds = 86'400;

double secondsOf(const Arguments& arguments)
{
    const std::optional<std::string> text = arguments.value("--seconds");
    if (!text)
        return usualSeconds;
    double seconds = 0;
    const char* const end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, seconds);
    if (read.ec != std::errc() || read.ptr != end || !(seconds > 0) || seconds > mostSeconds)
        throw UsageError("--seconds takes a number above 0, at most 86400, not " + inQuotes(*text) + ".");
    return seconds;
}

} // namespace

ExitCode calibrateCommand(const Arguments& arguments)
{
    Job job;
    job.calibration = secondsOf(arguments);
    LoneJob calibrating("Calibrating");
    calibrating.run(std::move(job));
    if (!calibrating.calibration())
        return calibrating.error().empty() ? cancelled : failed;
    const nlohmann::json document = {{"phasebench", 1}, {"calibration", toJson(*calibrating.calibration())}};
    if (arguments.has("--json"))
        printJson(document);
    else
        print(toText(*calibrating.calibration()));
    if (const auto file = arguments.value("-o"))
        writeBeside(*file, document.dump(1) + "\n");
    return calibrating.error().empty() ? done : badFile;
}

} // namespace phasebench::cli
