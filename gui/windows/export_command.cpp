// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/export_command.h"

#include "engine/result/results_file.h"
#include "gui/charts/chart_export.h"
#include "gui/windows/command_line.h"
#include "gui/windows/style.h"

#include <cstdio>

namespace phasebench {

namespace {

constexpr int cannotReadOrWrite = 6;

} // namespace

int exportCharts(const CommandLine& arguments)
{
    applyStyle(Theme::light, 100);
    std::vector<RunPtr> runs;
    ProbePtr probe;
    try {
        const ResultsFile file(arguments.files.front(), ResultsFile::Mode::read);
        for (Run& run : file.runs()) {
            file.loadSeries(run);
            file.loadTimeline(run);
            runs.push_back(std::make_shared<const Run>(std::move(run)));
        }
        if (auto held = file.probe())
            probe = std::make_shared<const LinkProbe>(std::move(*held));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "phasebench: %s\n", error.what());
        return cannotReadOrWrite;
    }
    const auto written = exportAllCharts(runs, QString::fromLocal8Bit(arguments.exportFolder->c_str()),
        *exportFormatFromName(QString::fromStdString(arguments.format)), {}, probe);
    if (!written) {
        std::fprintf(stderr, "phasebench: %s\n", qUtf8Printable(written.error()));
        return cannotReadOrWrite;
    }
    for (const QString& file : *written)
        std::printf("%s\n", qPrintable(file));
    return 0;
}

} // namespace phasebench
