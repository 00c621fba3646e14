// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/keys/key_table.h"

/// The keys beside "problem", a table for each object of the file.
namespace phasebench {

const KeyTable<Experiment>& documentKeys(); ///< of the file itself: version, title, sweep
const KeyTable<Placement>& placementKeys();
const KeyTable<Transfer>& transferKeys();
const KeyTable<Execution>& executionKeys();
const KeyTable<Call>& callKeys();
const KeyTable<Planning>& planningKeys();
const KeyTable<Autotune>& autotuneKeys(); ///< within "planning.autotune"
const KeyTable<Measure>& measureKeys();

inline constexpr std::int64_t maximumCount = 1'000'000'000;

} // namespace phasebench
