// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/cli/arguments.h"
#include "engine/problem/sweep.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace phasebench::cli {

struct ExperimentInput {
    std::string path;
    ExperimentFile file;
};

/// Reads and validates the experiments that a command names: its operands ("-" is standard input), changed by its
/// options --problem, --set and --sweep, or what the options alone say. Throws UsageError when there is neither. Every
/// fault of every experiment is told on standard error, one line each with the file and the key; empty when there was
/// one. Of a lesson its experiments are read, in the variant for a GPU where there is one; but what the lesson measures
/// on a computer without a GPU where `hasGpu` says that this is such a computer. It is asked once at most, and only for
/// a lesson.
std::optional<std::vector<ExperimentInput>> readExperiments(
    const Arguments& arguments, const std::function<bool()>& hasGpu = [] { return true; });

} // namespace phasebench::cli
