// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/run_choice.h"

#include <algorithm>
#include <charconv>

namespace phasebench::cli {

Run runOf(const ResultsFile& file, const Arguments& arguments, std::string_view option)
{
    std::vector<Run> runs = file.runs();
    if (runs.empty())
        throw UsageError("The file holds no run.");
    const auto text = arguments.value(option);
    std::int64_t id = runs.front().id;
    if (text) {
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), id);
        if (error != std::errc() || end != text->data() + text->size())
            throw UsageError(
                "The option " + std::string(option) + " takes the number of a run, not \"" + *text + "\".");
    }
    const auto found = std::ranges::find(runs, id, &Run::id);
    if (found == runs.end())
        throw UsageError("The file has no run " + std::to_string(id) + "; its runs are "
            + std::to_string(runs.front().id) + " to " + std::to_string(runs.back().id) + ".");
    return std::move(*found);
}

} // namespace phasebench::cli
