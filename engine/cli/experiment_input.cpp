// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/experiment_input.h"

#include "engine/cli/output.h"
#include "engine/lesson/lesson.h"
#include "engine/runner/file_descriptor.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>

namespace phasebench::cli {

namespace {

/// One byte more than an experiment may have is enough to tell that it is too long, whatever stands behind the name.
std::string readText(const std::string& path, Faults& faults)
{
    const FileDescriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::string text(file ? maximumExperimentBytes + 1 : 0, '\0');
    std::size_t length = 0;
    bool failed = !file;
    while (!failed && length < text.size()) {
        const ssize_t got = read(file.get(), text.data() + length, text.size() - length);
        if (got == 0)
            break;
        if (got > 0)
            length += static_cast<std::size_t>(got);
        else
            failed = errno != EINTR;
    }
    if (failed)
        faults.push_back({"", std::string("The file cannot be read: ") + std::strerror(errno) + ".", {}});
    text.resize(length);
    return text;
}

} // namespace

std::optional<std::vector<ExperimentInput>> readExperiments(
    const std::vector<std::string>& paths, const std::function<bool()>& hasGpu)
{
    std::optional<bool> gpu;
    std::vector<ExperimentInput> inputs;
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
                    inputs.push_back({path, std::move(live ? *one.live : *one.experiment)});
        } else {
            inputs.push_back({path, faults.empty() ? ExperimentFile::parse(text, faults) : ExperimentFile()});
        }
        printFaults(path, faults);
        good = good && faults.empty();
    }
    if (!good)
        return std::nullopt;
    return inputs;
}

} // namespace phasebench::cli
