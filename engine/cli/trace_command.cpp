// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/output.h"
#include "engine/cli/run_choice.h"
#include "engine/result/chrome_trace.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace phasebench::cli {

ExitCode traceCommand(const Arguments& arguments)
{
    const ResultsFile file(arguments.operands().front(), ResultsFile::Mode::read);
    Run run = runOf(file, arguments, "--run");
    file.loadTimeline(run);
    if (run.timeline.events.empty())
        throw UsageError("Run " + std::to_string(run.id)
            + " has no timeline: it did not complete, or it was measured by a version that kept none.");
    // A library's name for a kernel may hold bytes that are no UTF-8: they are replaced, not refused.
    const std::string text = chromeTrace(run).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    const auto path = arguments.value("-o");
    if (!path) {
        print(text);
        return done;
    }
    std::ofstream output(*path, std::ios::binary);
    output << text << std::flush;
    if (!output)
        throw OutputError("\"" + *path + "\" cannot be written: " + std::strerror(errno) + ".");
    return done;
}

} // namespace phasebench::cli
