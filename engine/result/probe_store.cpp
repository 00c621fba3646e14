// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/probe_store.h"

#include "engine/result/link_probe_json.h"

namespace phasebench {

namespace {

constexpr MachineRecordKind probeRecords{"probe", "link probe", "predictions", "probe again"};

} // namespace

std::filesystem::path probePath(const Machine& machine)
{
    return recordPath(probeRecords, machine);
}

void keepProbe(const LinkProbe& probe)
{
    keepRecord(probeRecords, probe.machine, toJson(probe));
}

std::optional<LinkProbe> keptProbe(const Machine& machine)
{
    std::optional<LinkProbe> probe;
    readRecord(probeRecords, machine, [&](const nlohmann::json& json) { probe = linkProbeFromJson(json); });
    return probe;
}

} // namespace phasebench
