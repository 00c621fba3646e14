// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <nlohmann/json.hpp>

namespace phasebench {

/// A run's timeline in Google's Trace Event Format, which Perfetto (ui.perfetto.dev) and chrome://tracing open:
/// complete events in microseconds; the host is one process with a thread for calls and one for phases, the GPU another
/// with a thread a stream, and further ones for what overlaps within a stream, since a thread's events must nest.
/// Source of the format: "Trace Event Format" (Google, 2016), "JSON Object Format".
nlohmann::json chromeTrace(const Run& run);
/// The same as a file's text.
std::string chromeTraceText(const Run& run);

} // namespace phasebench
