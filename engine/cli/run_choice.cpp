// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/run_choice.h"

#include <algorithm>
#include <charconv>

namespace phasebench::cli {

Run runOf(const ResultsFile& file, const Arguments& arguments, std::string_view option)
{
    const std::vector<std::int64_t> ids = file.ids();
    if (ids.empty())
        throw UsageError("The file holds no run.");
    const auto text = arguments.value(option);
    std::int64_t id = ids.front();
    if (text) {
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), id);
        if (error != std::errc() || end != text->data() + text->size())
            throw UsageError(
                "The option " + std::string(option) + " takes the number of a run, not \"" + *text + "\".");
    }
    if (!std::ranges::binary_search(ids, id))
        throw UsageError("The file has no run " + std::to_string(id) + "; its runs are " + std::to_string(ids.front())
            + " to " + std::to_string(ids.back()) + ".");
    return file.run(id);
}

} // namespace phasebench::cli
