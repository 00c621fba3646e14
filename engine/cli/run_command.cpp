// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/ask_machine.h"
#include "engine/cli/commands.h"
#include "engine/cli/document_printer.h"
#include "engine/cli/experiment_input.h"
#include "engine/cli/interrupt.h"
#include "engine/cli/output.h"
#include "engine/cli/run_listener.h"
#include "engine/cli/tuning_option.h"
#include "engine/insight/results_text.h"
#include "engine/result/recordings.h"
#include "engine/result/results_file.h"
#include "engine/result/tuning_file.h"

#include <algorithm>
#include <mutex>
#include <nlohmann/json.hpp>

namespace phasebench::cli {

namespace {

/// A place that cannot answer anything is told at once, not at every point.
void requireRecordings(const std::string& place)
{
    const Recordings recordings = Recordings::read(place);
    if (!recordings.empty())
        return;
    throw ResultsFileError(recordings.problems().empty()
            ? "There is no recorded run in " + place + ": give a results file, or a folder that holds some."
            : recordings.problems().front());
}

bool hasGpuHere()
{
    const Machine machine = askMachine();
    return machine.cuda_reason.empty() && !machine.gpus.empty();
}

/// Whether a winner is looked up, or may be kept.
bool usesTuning(const ExperimentFile& file)
{
    for (std::size_t point = 0; point < file.points(); ++point)
        if (const Planning& planning = file.experiment(point).planning; planning.tuned || planning.autotune)
            return true;
    return false;
}

} // namespace

ExitCode runCommand(const Arguments& arguments)
{
    const std::string recording = arguments.value("--recorded").value_or("");
    auto inputs = readExperiments(arguments, [&recording] { return !recording.empty() || hasGpuHere(); });
    if (!inputs)
        return badInput;
    std::size_t points = 0;
    for (const ExperimentInput& input : *inputs)
        points += input.file.points();

    const std::string file = arguments.value("-o").value_or("");
    const bool resume = arguments.has("--resume");
    if (resume && file.empty())
        throw UsageError("--resume needs the results file that holds the first points: add -o FILE.");
    const std::filesystem::path tuning = tuningFileOf(arguments);
    if (resume && !recording.empty())
        throw UsageError("--resume goes on measuring, and --recorded measures nothing: leave one of them out.");
    if (!recording.empty())
        requireRecordings(recording);
    // What can never be read or written is said before anything is measured.
    std::error_code unreadable; // a folder of the user's that is closed is no reason to measure nothing
    if (std::filesystem::is_directory(tuning, unreadable)
        && std::ranges::any_of(*inputs, usesTuning, &ExperimentInput::file))
        readTuningFile(tuning);
    RunListener listener(inputs->size(), points);
    {
        // The signals are blocked before the engine's thread exists, which inherits that.
        Engine* running = nullptr;
        std::mutex mutex;
        bool early = false;
        const Interrupt interrupt([&] {
            listener.note("Cancelling; once more ends the program at once.");
            const std::lock_guard lock(mutex);
            early = true;
            if (running)
                running->cancelAll();
        });
        Engine engine(WorkerPrograms::besideThisProgram(), listener);
        for (ExperimentInput& input : *inputs) {
            Job job;
            job.experiment = std::move(input.file);
            job.file = file;
            job.resume = resume;
            job.tuning = tuning;
            job.recording = recording;
            engine.submit(std::move(job));
        }
        {
            const std::lock_guard lock(mutex);
            running = &engine;
            if (early)
                engine.cancelAll();
        }
        listener.waitForAll([&] { engine.cancelAll(); });
        const std::lock_guard lock(mutex);
        running = nullptr;
    }

    std::vector<Run> runs = listener.runs();
    if (file.empty())
        for (std::size_t i = 0; i < runs.size(); ++i)
            runs[i].id = static_cast<std::int64_t>(i + 1); // several experiments in memory are one list
    if (arguments.has("--json")) {
        DocumentPrinter document;
        for (const Run& run : runs)
            document.add(run, Samples::without);
        document.end();
    } else {
        print(toText(runs));
    }
    return listener.exitCode();
}

} // namespace phasebench::cli
