// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/copy_kinds.h"

namespace phasebench {

namespace {

/// As CUPTI names the kind of memory (CUpti_ActivityMemoryKind).
std::string_view kindOf(const MemorySpace& space)
{
    switch (space.kind) {
    case MemorySpace::Kind::host_pageable:
        return "pageable";
    case MemorySpace::Kind::host_pinned:
        return "pinned";
    case MemorySpace::Kind::managed:
        return "managed";
    case MemorySpace::Kind::gpu:
        break;
    }
    return "device";
}

} // namespace

std::string whyNotAsClaimed(const TraceRecord& record, const CallCopy& claimed, std::optional<PeerCopy> peer)
{
    const bool staged = peer == PeerCopy::staged && claimed.from.kind == MemorySpace::Kind::gpu
        && claimed.to.kind == MemorySpace::Kind::gpu && claimed.from.gpu != claimed.to.gpu;
    for (const auto& [end, space] : {std::pair("from", claimed.from), std::pair("to", claimed.to)}) {
        const std::string seen = record.detail.value(end, std::string("unknown"));
        if (seen == "unknown" || seen == kindOf(space) || (staged && seen == "pinned"))
            continue;
        return "should be copied " + std::string(end) + " " + nameOf(space) + " memory, and the trace shows a copy "
            + end + " " + seen + " memory.";
    }
    return {};
}

} // namespace phasebench
