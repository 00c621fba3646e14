// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/cli/arguments.h"
#include "engine/result/results_file.h"

namespace phasebench::cli {

/// The run of a file that an option such as --run names by its id; without the option the file's first. Throws
/// UsageError when the file has no such run, and says which it has.
Run runOf(const ResultsFile& file, const Arguments& arguments, std::string_view option);

} // namespace phasebench::cli
