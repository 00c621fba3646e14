// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/output.h"
#include "engine/cli/run_choice.h"
#include "engine/result/chrome_trace.h"
#include "engine/result/write_beside.h"

namespace phasebench::cli {

ExitCode traceCommand(const Arguments& arguments)
{
    const ResultsFile file(arguments.operands().front(), ResultsFile::Mode::read);
    Run run = runOf(file, arguments, "--run");
    file.loadTimeline(run);
    if (run.timeline.events.empty())
        throw UsageError("Run " + std::to_string(run.id)
            + " has no timeline: it did not complete, or it was measured by a version that kept none.");
    const std::string text = chromeTraceText(run);
    const auto path = arguments.value("-o");
    if (!path) {
        printData(text);
        return done;
    }
    writeBeside(*path, text);
    return done;
}

} // namespace phasebench::cli
