// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/document_printer.h"
#include "engine/cli/output.h"
#include "engine/cli/run_choice.h"
#include "engine/insight/cross_check_text.h"
#include "engine/insight/probe_text.h"
#include "engine/insight/results_text.h"
#include "engine/problem/keys/command_options.h"
#include "engine/result/calibration_store.h"
#include "engine/result/other_computer.h"
#include "engine/result/results_csv.h"
#include "engine/result/results_file.h"

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

/// What cannot be read is named, and the rest is shown.
class Damage {
public:
    /// False: the action failed with a fault of the file.
    template <typename Action> bool attempt(Action action)
    {
        try {
            action();
            return true;
        } catch (const ResultsFileError& error) {
            add(error.what());
            return false;
        }
    }
    void add(const std::string& sentence)
    {
        printDiagnostic("phasebench-cli: " + sentence);
        m_any = true;
    }
    ExitCode exitCode() const { return m_any ? badFile : done; }

private:
    bool m_any = false;
};

/// The runs one after the other, so that only one is in memory.
template <typename Action>
void forEachRun(const ResultsFile& file, bool samples, bool timelines, Damage& damage, Action action)
{
    for (const std::int64_t id : file.ids()) {
        Run run;
        if (!damage.attempt([&] { run = file.run(id); }))
            continue;
        if (samples)
            damage.attempt([&] { file.loadSeries(run); });
        if (timelines)
            damage.attempt([&] { file.loadTimeline(run); });
        action(run);
    }
}

std::optional<LinkProbe> probeOf(const ResultsFile& file, Damage& damage)
{
    std::optional<LinkProbe> probe;
    damage.attempt([&] { probe = file.probe(); });
    return probe;
}

void showJson(const ResultsFile& file, bool samples, Damage& damage)
{
    DocumentPrinter document;
    if (const auto probe = probeOf(file, damage))
        document.add(*probe);
    forEachRun(file, samples, true, damage,
        [&](const Run& run) { document.add(run, samples ? Samples::with : Samples::without); });
    document.end();
}

void showCsv(const ResultsFile& file, bool samples, Damage& damage)
{
    if (!samples)
        printData(csvHeader());
    forEachRun(file, samples, false, damage, [&](const Run& run) {
        printData(samples ? "run," + std::to_string(run.id) + "\r\n" + samplesCsv(run) : csvRows(run));
    });
}

void showText(const ResultsFile& file, bool samples, Damage& damage)
{
    std::vector<std::string> faults;
    std::vector<Run> runs = file.soundRuns(faults);
    for (const std::string& fault : faults)
        damage.add(fault);
    if (samples)
        for (Run& run : runs)
            damage.attempt([&] { file.loadSeries(run); });
    // For people; JSON and CSV say what the file says.
    markOtherComputer(runs);
    if (const auto fault = applyKeptCalibration(runs))
        printDiagnostic("phasebench-cli: " + fault->sentence);
    auto probe = probeOf(file, damage);
    if (probe)
        markOtherComputer(*probe);
    if (!runs.empty() || !probe)
        print(toText(runs));
    if (const std::string checks = crossChecksText(runs, probe ? &*probe : nullptr); !checks.empty())
        print("\n" + checks);
    if (probe)
        print((runs.empty() ? "" : "\n") + toText(*probe));
    if (samples)
        for (const Run& run : runs)
            print(samplesText(run));
}

} // namespace

ExitCode showCommand(const Arguments& arguments)
{
    const bool json = arguments.has("--json");
    const bool csv = arguments.has("--csv");
    const bool samples = arguments.has("--samples");
    const bool command = arguments.has("--command");
    if (json + csv + command > 1)
        throw UsageError("show prints one format at a time: give --json, --csv or --command.");
    if (arguments.value("--run") && !command)
        throw UsageError("--run names the run that --command repeats: add --command.");
    const ResultsFile file(arguments.operands().front(), ResultsFile::Mode::read);
    if (command) {
        printData(commandLine(optionsFor(runOf(file, arguments, "--run").experiment)) + "\n");
        return done;
    }
    Damage damage;
    if (json)
        showJson(file, samples, damage);
    else if (csv)
        showCsv(file, samples, damage);
    else
        showText(file, samples, damage);
    return damage.exitCode();
}

} // namespace phasebench::cli
