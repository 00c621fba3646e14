// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/output.h"
#include "engine/cli/run_choice.h"
#include "engine/insight/log_text.h"

namespace phasebench::cli {

namespace {

constexpr std::size_t columns = 160; ///< of two logs: narrower would break most lines

std::optional<Phase> phaseOf(const Arguments& arguments)
{
    const auto text = arguments.value("--phase");
    if (!text)
        return std::nullopt;
    const auto phase = fromName<Phase>(*text);
    if (phase)
        return phase;
    std::string names;
    for (const std::string_view name : namesOf<Phase>())
        names += (names.empty() ? "" : ", ") + std::string(name);
    throw UsageError("The phase \"" + *text + "\" is not known; there are " + names + ".");
}

} // namespace

ExitCode logCommand(const Arguments& arguments)
{
    const auto phase = phaseOf(arguments);
    const ResultsFile file(arguments.operands().front(), ResultsFile::Mode::read);
    const Run run = runOf(file, arguments, "--run");
    if (arguments.value("--against")) {
        print(logsSideBySide(run, runOf(file, arguments, "--against"), phase, columns));
        return done;
    }
    const std::string text = logText(run, phase);
    print(text.empty() ? "The log of run " + std::to_string(run.id) + " says nothing of that.\n" : text);
    return done;
}

} // namespace phasebench::cli
