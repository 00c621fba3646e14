// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/output.h"
#include "engine/result/results_file.h"
#include "engine/result/write_beside.h"

#include <filesystem>

namespace phasebench::cli {

namespace {

void copyRuns(const ResultsFile& from, ResultsFile& to)
{
    for (const std::int64_t id : from.ids()) {
        Run run = from.run(id);
        from.loadSeries(run);
        from.loadTimeline(run);
        to.append(run);
    }
    if (const auto probe = from.probe())
        to.append(*probe);
}

/// What of it can be read, part by part; the others are named, and their number is returned.
int salvageRuns(const ResultsFile& from, ResultsFile& to)
{
    int lost = 0;
    const auto attempt = [&lost](const auto& action) {
        try {
            action();
            return true;
        } catch (const ResultsFileError& error) {
            printDiagnostic(std::string("Left out: ") + error.what());
            ++lost;
            return false;
        }
    };
    for (const std::int64_t id : from.ids()) {
        Run run;
        if (!attempt([&] { run = from.run(id); }))
            continue;
        attempt([&] { from.loadSeries(run); });
        attempt([&] { from.loadTimeline(run); });
        to.append(run);
    }
    std::optional<LinkProbe> probe;
    if (attempt([&] { probe = from.probe(); }) && probe)
        to.append(*probe);
    return lost;
}

} // namespace

ExitCode mergeCommand(const Arguments& arguments)
{
    const auto target = arguments.value("-o");
    if (!target)
        throw UsageError("The command \"merge\" needs the option -o with the name of the file to write.");
    std::error_code ignored; // what cannot be looked at cannot be written either, and that says why
    if (std::filesystem::exists(std::filesystem::symlink_status(*target, ignored)))
        throw ResultsFileError("\"" + *target + "\" exists already; give -o the name of a new file.");
    int lost = 0;
    writeBeside(*target, Replace::nothing, [&](const std::filesystem::path& part) {
        ResultsFile merged(part, ResultsFile::Mode::append);
        for (const std::string& name : arguments.operands()) {
            const ResultsFile source(name, ResultsFile::Mode::read);
            if (arguments.has("--salvage"))
                lost += salvageRuns(source, merged);
            else
                copyRuns(source, merged);
            // A sweep that was broken off can go on only where the runs that follow belong to it.
            const auto sweep = arguments.operands().size() == 1 && lost == 0 ? source.sweep() : std::nullopt;
            merged.keepSweep(sweep ? *sweep : nlohmann::json());
        }
    });
    return lost == 0 ? done : badFile;
}

} // namespace phasebench::cli
