// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/export_command.h"

#include "engine/result/other_computer.h"
#include "engine/result/results_file.h"
#include "engine/text/untrusted.h"
#include "gui/charts/chart_export.h"
#include "gui/charts/hand_out.h"
#include "gui/windows/command_line.h"
#include "gui/windows/style.h"

#include <cstdio>

namespace phasebench {

namespace {

constexpr int cannotReadOrWrite = 6;

int reported(const char* sentence)
{
    std::fprintf(stderr, "phasebench: %s\n", Untrusted(sentence).lines().c_str());
    return cannotReadOrWrite;
}

struct Results {
    std::vector<RunPtr> runs;
    ProbePtr probe;
};

Result<Results> resultsOf(const std::string& path)
{
    Results results;
    try {
        const ResultsFile file(path, ResultsFile::Mode::read);
        std::vector<std::string> damaged;
        std::vector<Run> held = file.soundRuns(damaged);
        if (held.empty() && !damaged.empty())
            return failed(damaged.front());
        for (const std::string& fault : damaged)
            reported(fault.c_str());
        markOtherComputer(held);
        for (Run& run : held) {
            file.loadSeries(run);
            file.loadTimeline(run);
            results.runs.push_back(std::make_shared<const Run>(std::move(run)));
        }
        if (auto links = file.probe()) {
            markOtherComputer(*links);
            results.probe = std::make_shared<const LinkProbe>(std::move(*links));
        }
    } catch (const std::exception& error) {
        return failed(error.what());
    }
    return results;
}

} // namespace

int exportCharts(const CommandLine& arguments)
{
    applyStyle(Theme::light, 100);
    const auto results = resultsOf(arguments.files.front());
    if (!results)
        return reported(results.error().sentence.c_str());
    const auto written = exportAllCharts(results->runs, QString::fromLocal8Bit(arguments.exportFolder->c_str()),
        *exportFormatFromName(QString::fromStdString(arguments.format)), {}, results->probe);
    if (!written)
        return reported(written.error().sentence.c_str());
    for (const QString& file : *written)
        std::printf("%s\n", qPrintable(file));
    return 0;
}

int writeHandOutFile(const CommandLine& arguments)
{
    applyStyle(Theme::light, 100);
    auto results = resultsOf(arguments.files.front());
    if (!results)
        return reported(results.error().sentence.c_str());
    HandOut handOut;
    handOut.runs = std::move(results->runs);
    const auto written = writeHandOut(handOut, QString::fromLocal8Bit(arguments.handOut->c_str()));
    return written ? 0 : reported(written.error().sentence.c_str());
}

} // namespace phasebench
