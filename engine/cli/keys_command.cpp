// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/output.h"
#include "engine/problem/keys/key_reference.h"

#include <nlohmann/json.hpp>

namespace phasebench::cli {

ExitCode keysCommand(const Arguments& arguments)
{
    const bool json = arguments.has("--json");
    const bool markdown = arguments.has("--markdown");
    if (json && markdown)
        throw UsageError("keys prints one format at a time: give --json or --markdown.");
    if (json)
        printJson(keyReferenceJson());
    else
        print(markdown ? keyReferenceMarkdown() : keyReferenceText());
    return done;
}

} // namespace phasebench::cli
