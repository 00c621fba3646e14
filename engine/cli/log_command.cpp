// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/output.h"
#include "engine/cli/run_choice.h"
#include "engine/insight/log_text.h"
#include "engine/result/other_computer.h"
#include "engine/result/recorded_badge.h"

namespace phasebench::cli {

namespace {

constexpr std::size_t columns = 160; ///< of two logs: narrower would break most lines

/// "Run 3: recorded · H100 · 2026-11-22" where it was measured elsewhere.
std::string badgeLine(Run& run)
{
    markOtherComputer({&run, 1});
    const std::string badge = recordedBadge(run);
    return badge.empty() ? badge : "Run " + std::to_string(run.id) + ": " + badge + "\n";
}

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
    Run run = runOf(file, arguments, "--run");
    print(badgeLine(run));
    if (arguments.value("--against")) {
        Run other = runOf(file, arguments, "--against");
        print(badgeLine(other) + logsSideBySide(run, other, phase, columns));
        return done;
    }
    const std::string text = logText(run, phase);
    print(text.empty() ? "The log of run " + std::to_string(run.id) + " says nothing of that.\n" : text);
    return done;
}

} // namespace phasebench::cli
