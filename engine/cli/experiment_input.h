// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/sweep.h"

#include <optional>
#include <string>
#include <vector>

namespace phasebench::cli {

struct ExperimentInput {
    std::string path;
    ExperimentFile file;
};

/// Reads and validates the files. Every fault of every file is told on standard error, one line each with the file and
/// the key; empty when there was one. Of a lesson its experiments are read, in the variant for a GPU where there is
/// one.
std::optional<std::vector<ExperimentInput>> readExperiments(const std::vector<std::string>& paths);

} // namespace phasebench::cli
