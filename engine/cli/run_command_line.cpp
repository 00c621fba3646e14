// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/run_command_line.h"

#include "engine/cli/commands.h"
#include "engine/cli/output.h"
#include "engine/result/process_limits.h"
#include "engine/result/results_file.h"
#include "engine/result/tuning_file.h"
#include "engine/result/write_beside.h"

#include <csignal>
#include <exception>
#include <limits>
#include <system_error>
#include <vector>

namespace phasebench::cli {

namespace {

struct Command {
    CommandShape shape;
    std::string_view does;
    ExitCode (*perform)(const Arguments&);
};

constexpr std::size_t anyNumber = std::numeric_limits<std::size_t>::max();

const std::vector<Command>& commands()
{
    static const std::vector<Command> table{
        {{"machine", "", 0, 0, {"--json"}, {}}, "what this computer can do, and for what it cannot: why not",
            machineCommand},
        {{"check", "[EXPERIMENT…|-]", 0, anyNumber, {}, {"--problem"}, {"--set", "--sweep"}},
            "validates experiments and lessons; one sentence per fault, with its key", checkCommand},
        {{"run", "[EXPERIMENT…|-]", 0, anyNumber, {"--json", "--resume"}, {"-o", "--tuning", "--recorded", "--problem"},
             {"--set", "--sweep"}},
            "measures experiments, - is standard input; --problem says what to compute without a file, such as "
            "matmul:4096x4096x4096:bf16 or fft:512x512:f32:r2c; --set changes a key (JSON, else a word), --sweep adds "
            "an "
            "axis; -o appends to a results file, --resume leaves out the points that it has, --tuning keeps and finds "
            "winners of races there, --recorded answers from a results file or a folder",
            runCommand},
        {{"keys", "", 0, 0, {"--json", "--markdown"}, {}}, "every key of an experiment: type, range, default, meaning",
            keysCommand},
        {{"probe", "", 0, 0, {"--json"}, {"-o"}},
            "measures what this computer's links and allocators do, some 20 seconds, for predictions; -o appends to a "
            "results file",
            probeCommand},
        {{"calibrate", "", 0, 0, {"--json"}, {"-o", "--seconds"}},
            "measures how far apart identical runs fall on this computer, some 3 minutes or about --seconds, for "
            "verdicts and predictions; -o writes it as JSON, too",
            calibrateCommand},
        {{"show", "FILE", 1, 1, {"--json", "--csv", "--samples", "--command"}, {"--run"}},
            "prints a results file; --samples with every sample, --command the command line that repeats a run",
            showCommand},
        {{"compare", "A B", 2, 2, {"--json"}, {"--quantity", "--fail-on"}},
            "pairs the runs of two results files in order, B against A, by the time of a call, or by --quantity; "
            "--fail-on: exit code 7 where a B is slower (by more than PERCENT) with the whole interval of the ratio",
            compareCommand},
        {{"merge", "FILE…", 1, anyNumber, {"--salvage"}, {"-o"}},
            "writes all that results files hold into one new file, -o; one file alone: an older one, in less room; "
            "--salvage leaves out what is damaged and names it",
            mergeCommand},
        {{"log", "FILE", 1, 1, {}, {"--run", "--phase", "--against"}},
            "prints a run's phase log; --against another run of the file, side by side", logCommand},
        {{"trace", "FILE", 1, 1, {}, {"--run", "-o"}},
            "writes a run's timeline as a Chrome trace, which ui.perfetto.dev opens", traceCommand},
        {{"tuning", "list|export|import [FILE]", 1, 2, {"--json"}, {"--tuning"}},
            "the kept winners of races: lists them, writes them to FILE, adds those in FILE", tuningCommand},
    };
    return table;
}

std::string help()
{
    std::string text = "Phasebench shows where the time of a matrix product or an FFT goes.\n\n"
                       "Usage: phasebench-cli COMMAND [OPTION…]\n\n";
    for (const Command& command : commands()) {
        std::string usage = "  " + std::string(command.shape.name);
        if (!command.shape.operands.empty())
            usage += " " + std::string(command.shape.operands);
        for (const std::string_view option : command.shape.options)
            usage += " [" + std::string(option) + " " + std::string(valueOf(option)) + "]";
        for (const std::string_view list : command.shape.lists)
            usage += " [" + std::string(list) + " " + std::string(valueOf(list)) + "]…";
        for (const std::string_view flag : command.shape.flags)
            usage += " [" + std::string(flag) + "]";
        text += usage + "\n      " + std::string(command.does) + "\n";
    }
    return text
        + "  --help, --version\n\n"
          "Exit codes: 0 all points completed, 2 bad command line or experiment, 3 something is not possible on this\n"
          "computer, 4 a run failed, 5 cancelled, 6 a results file cannot be read or written, 7 compare --fail-on.\n"
          "PHASEBENCH_WORKER_DIR names the folder of the worker programs when they are not beside this one.\n";
}

ExitCode dispatch(const std::vector<std::string>& words)
{
    if (words.empty())
        throw UsageError("A command is missing; --help lists them.");
    const std::string& name = words.front();
    if (name == "--help" || name == "-h") {
        print(help());
        return done;
    }
    if (name == "--version") {
        print("phasebench-cli " PHASEBENCH_VERSION "\n");
        return done;
    }
    const std::span<const std::string> rest(words.begin() + 1, words.end());
    for (const std::string& word : rest)
        if (word == "--help")
            return dispatch({"--help"});
    for (const Command& command : commands())
        if (command.shape.name == name)
            return command.perform(Arguments::parse(command.shape, rest));
    throw UsageError("The command \"" + name + "\" is not known; --help lists the commands.");
}

int complain(const std::string& sentence, ExitCode code)
{
    printDiagnostic("phasebench-cli: " + sentence);
    return code;
}

} // namespace

int runCommandLine(int argc, char** argv)
{
    // A file at its size limit is an error of one call, here as on the engine's thread.
    std::signal(SIGXFSZ, SIG_IGN);
    try {
        const ExitCode code = dispatch({argv + 1, argv + argc});
        flushOutput();
        return code;
    } catch (const UsageError& error) {
        return complain(error.what(), badInput);
    } catch (const ResultsFileError& error) {
        return complain(error.what(), badFile);
    } catch (const WriteError& error) {
        return complain(error.what(), badFile);
    } catch (const TuningFileError& error) {
        return complain(error.what(), badFile);
    } catch (const OutputError& error) {
        return complain(error.what(), badFile);
    } catch (const std::exception& error) {
        const auto* const refused = dynamic_cast<const std::system_error*>(&error);
        if (refused && refused->code() == std::errc::resource_unavailable_try_again)
            return complain(tooFewProcesses(), failed);
        return complain(std::string("An error that should not happen: ") + error.what(), failed);
    }
}

} // namespace phasebench::cli
