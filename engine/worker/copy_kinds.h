// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/call_plan.h"
#include "engine/worker/tracer.h"

#include <optional>
#include <string>

namespace phasebench {

/// Compares the memory kinds that a tracer saw in a copy (TraceRecord::detail, "from" and "to") with what the copy
/// claims. `peer`: how copies between GPUs go here; staged ones pass through pinned memory. Empty when they agree or
/// the tracer does not tell; else one sentence.
std::string whyNotAsClaimed(const TraceRecord& record, const CallCopy& claimed, std::optional<PeerCopy> peer);

} // namespace phasebench
