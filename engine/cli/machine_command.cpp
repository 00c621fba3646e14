// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/ask_machine.h"
#include "engine/cli/commands.h"
#include "engine/cli/machine_text.h"
#include "engine/cli/output.h"

namespace phasebench::cli {

ExitCode machineCommand(const Arguments& arguments)
{
    const Machine machine = askMachine();
    if (arguments.has("--json"))
        printJson(toJson(machine));
    else
        print(machineText(machine, processLimits()));
    return done;
}

} // namespace phasebench::cli
