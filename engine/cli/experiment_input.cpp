// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/experiment_input.h"

#include "engine/cli/output.h"
#include "engine/lesson/lesson.h"
#include "engine/problem/keys/command_options.h"
#include "engine/runner/file_descriptor.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace phasebench::cli {

namespace {

/// The size of a file in the sentence that it is too long: a pipe has none.
std::string sizeWords(int file)
{
    struct stat status { };
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
        return "this has more";
    return "this has " + std::to_string(status.st_size) + " bytes";
}

/// One byte more than an experiment may have is enough to tell that it is too long, whatever stands behind the name.
std::string readText(int file, Faults& faults)
{
    std::string text(maximumExperimentBytes + 1, '\0');
    std::size_t length = 0;
    while (length < text.size()) {
        const ssize_t got = read(file, text.data() + length, text.size() - length);
        if (got == 0)
            break;
        if (got > 0) {
            length += static_cast<std::size_t>(got);
        } else if (errno != EINTR) {
            faults.push_back({"", std::string("The file cannot be read: ") + std::strerror(errno) + ".", {}});
            return {};
        }
    }
    if (length > maximumExperimentBytes)
        faults.push_back({"", "An experiment has at most 1 MiB of text; " + sizeWords(file) + ".", {}});
    text.resize(length);
    return text;
}

std::string readText(const std::string& path, Faults& faults)
{
    if (path == "-")
        return readText(STDIN_FILENO, faults);
    const FileDescriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file)
        return readText(file.get(), faults);
    faults.push_back({"", std::string("The file cannot be read: ") + std::strerror(errno) + ".", {}});
    return {};
}

/// The experiment with the command line's changes.
ExperimentFile changed(nlohmann::json document, const CommandOptions& options, Faults& faults)
{
    applyOptions(options, document, faults);
    return faults.empty() ? ExperimentFile::fromDocument(std::move(document), faults) : ExperimentFile();
}

} // namespace

std::optional<std::vector<ExperimentInput>> readExperiments(
    const Arguments& arguments, const std::function<bool()>& hasGpu)
{
    const CommandOptions options{arguments.value("--problem"), arguments.values("--set"), arguments.values("--sweep")};
    const std::vector<std::string>& paths = arguments.operands();
    if (paths.empty() && options.empty())
        throw UsageError("Something is missing: give an experiment's file, - for standard input, or --problem.");
    if (std::ranges::count(paths, "-") > 1)
        throw UsageError("Standard input can be read once: give - once.");
    std::vector<ExperimentInput> inputs;
    if (paths.empty()) {
        Faults faults;
        inputs.push_back({"command line", changed(nlohmann::json::object(), options, faults)});
        printFaults(inputs.front().path, faults);
        return faults.empty() ? std::optional(std::move(inputs)) : std::nullopt;
    }
    std::optional<bool> gpu;
    bool good = true;
    for (const std::string& path : paths) {
        Faults faults;
        const std::string text = readText(path, faults);
        if (faults.empty() && isLesson(text)) {
            Lesson lesson = Lesson::read(path, faults);
            if (faults.empty() && !gpu)
                gpu = hasGpu();
            // What needs a GPU and has nothing else is tried: the reason why it cannot be is told.
            for (LessonExperiment& one : lesson.experiments)
                if (const bool live = !one.experiment || (one.live && gpu == false); live ? one.live : one.experiment)
                    inputs.push_back({path, changed((live ? *one.live : *one.experiment).base(), options, faults)});
        } else {
            nlohmann::json document = faults.empty() ? parseDocument(text, faults) : nlohmann::json();
            inputs.push_back({path, faults.empty() ? changed(std::move(document), options, faults) : ExperimentFile()});
        }
        printFaults(path, faults);
        good = good && faults.empty();
    }
    if (!good)
        return std::nullopt;
    return inputs;
}

} // namespace phasebench::cli
