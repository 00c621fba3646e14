// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/problem/fault.h"

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace phasebench {

/// An experiment file's text is at most this long, in bytes.
inline constexpr std::size_t maximumExperimentBytes = 1 << 20;

/// Text to JSON; a fault (with line and column) when the text is too long, no UTF-8 or no JSON object, or a key stands
/// twice.
nlohmann::json parseDocument(std::string_view text, Faults& faults, const std::string& what = "an experiment");

/// One point (a document without "sweep") to a value; adds a fault for each thing that is wrong and returns what could
/// be read. Defaults that do not depend on the computer are filled in, the placement's included; see resolve() for the
/// others.
Experiment experimentFromJson(const nlohmann::json& point, Faults& faults);

/// Every key, defaults included; experimentFromJson(toJson(e)) == e.
nlohmann::json toJson(const Experiment& experiment);

/// What the defaults that depend on the computer need to know of it.
struct Computer {
    int gpus = 0;
    int hardware_threads = 1;
};

/// The first GPU, where there is one, else the CPU.
ExecutionSpace firstSpace(const Computer& computer);

/// Fills in the execution space and the threads where they were left out: a library that was asked for decides between
/// CPU and GPU; else an FFT follows its input, and a matmul takes gpu:0 where there is one.
void resolve(Experiment& experiment, const Computer& computer);

} // namespace phasebench
