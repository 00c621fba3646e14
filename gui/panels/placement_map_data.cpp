// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/placement_map_data.h"

#include "engine/library/capability.h"
#include "engine/problem/call_plan.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace phasebench {

namespace {

QString utf8(const std::string& text)
{
    return QString::fromStdString(text);
}

/// The GPUs of the computer, and those that the experiment speaks of all the same.
std::set<int> gpusOf(const Experiment& experiment, const Machine* machine)
{
    std::set<int> gpus{0};
    for (int i = 0; machine && i < static_cast<int>(machine->gpus.size()); ++i)
        gpus.insert(i);
    if (experiment.execution.space && !experiment.execution.space->isCpu())
        gpus.insert(experiment.execution.space->gpu);
    for (const auto& space : experiment.placement.spaces)
        if (space && space->kind == MemorySpace::Kind::gpu)
            gpus.insert(space->gpu);
    return gpus;
}

MapRegion gpuRegion(int gpu, const Machine* machine, const Machine* measuredOn)
{
    MapRegion region;
    region.space = {MemorySpace::Kind::gpu, gpu};
    region.title = tr("GPU %1").arg(gpu);
    const auto index = static_cast<std::size_t>(gpu);
    const bool here = machine && index < machine->gpus.size();
    if (machine && !here)
        region.missing = !machine->gpus.empty() ? tr("This computer has no GPU %1.").arg(gpu)
            : machine->cuda_reason.empty()      ? tr("This computer has no GPU.")
                                                : utf8(machine->cuda_reason);
    const Machine* known = here ? machine : measuredOn && index < measuredOn->gpus.size() ? measuredOn : nullptr;
    if (known)
        region.title += QStringLiteral(" · ") + utf8(known->gpus[index].name).remove(QStringLiteral("NVIDIA "));
    return region;
}

std::vector<MapRegion> regionsOf(const Experiment& experiment, const Machine* machine, const Machine* measuredOn)
{
    std::vector<MapRegion> regions{{{MemorySpace::Kind::host_pageable, 0}, tr("Host · pageable"), {}},
        {{MemorySpace::Kind::host_pinned, 0}, tr("Host · pinned"), {}},
        {{MemorySpace::Kind::managed, 0}, tr("Managed"), {}}};
    for (const int gpu : gpusOf(experiment, machine))
        regions.push_back(gpuRegion(gpu, machine, measuredOn));
    // Pinned and managed memory come from the driver too.
    if (machine && machine->gpus.empty())
        for (std::size_t i = 1; i < 3; ++i)
            regions[i].missing = regions[3].missing;
    return regions;
}

MapCopyPart partOf(const CallCopy& copy, const Run* measured, const CallPrediction* prediction)
{
    MapCopyPart part{copy.operand, copy.bytes, {}, {}};
    if (measured)
        for (const TransferFigures& transfer : measured->transfers)
            if (transfer.operand == copy.operand
                && (copy.phase == Phase::copy_in ? transfer.from : transfer.to) == copy.residence()
                && std::isfinite(transfer.figure.median) && transfer.figure.median > 0)
                part.measured = transfer;
    if (prediction)
        for (const PredictedCopy& one : prediction->copies)
            if (one.copy.operand == copy.operand && one.copy.phase == copy.phase)
                part.predicted = one.time;
    return part;
}

void addCopies(MapData& map, const std::vector<CallCopy>& copies, bool byFaults, const Run* measured,
    const CallPrediction* prediction)
{
    for (const CallCopy& copy : copies) {
        if (map.isHome(copy.residence()))
            continue; // within the execution space, which is one place
        auto arrow = std::ranges::find_if(map.copies, [&](const MapCopy& known) {
            return known.direction == copy.phase && known.place == copy.residence() && known.byFaults == byFaults;
        });
        if (arrow == map.copies.end())
            arrow = map.copies.insert(arrow, MapCopy{copy.phase, copy.residence(), copy.mode, byFaults, {}});
        arrow->parts.push_back(partOf(copy, measured, byFaults ? nullptr : prediction));
    }
}

MapBlock blockOf(const Experiment& experiment, const Run* measured, const CallPrediction* prediction)
{
    MapBlock block;
    block.library = utf8(std::string(libraryOf(experiment).title));
    if (prediction)
        block.predicted = prediction->execution;
    if (!measured)
        return block;
    for (const PhaseFigures& phase : measured->phases)
        if (phase.phase == Phase::execution) {
            block.measured = phase.gpu ? phase.gpu : phase.host;
            block.source = phase.gpu ? measured->timing_source : TimingSource::host;
        }
    return block;
}

} // namespace

std::int64_t MapCopy::bytes() const
{
    std::int64_t sum = 0;
    for (const MapCopyPart& part : parts)
        sum += part.bytes;
    return sum;
}

std::optional<double> MapCopy::measured() const
{
    double sum = 0;
    for (const MapCopyPart& part : parts) {
        if (!part.measured)
            return std::nullopt;
        sum += part.measured->figure.median;
    }
    return sum;
}

std::optional<Range> MapCopy::predicted() const
{
    Range sum;
    for (const MapCopyPart& part : parts) {
        if (!part.predicted)
            return std::nullopt;
        sum.low += part.predicted->low;
        sum.high += part.predicted->high;
    }
    return sum;
}

const MapTile* MapData::tile(OperandId id) const
{
    const auto found = std::ranges::find(tiles, id, &MapTile::id);
    return found == tiles.end() ? nullptr : &*found;
}

const MapRegion* MapData::region(const MemorySpace& space) const
{
    const auto found = std::ranges::find(regions, space, &MapRegion::space);
    return found == regions.end() ? nullptr : &*found;
}

bool MapData::isHome(const MemorySpace& space) const
{
    return execution.isCpu() ? space.kind != MemorySpace::Kind::gpu
                             : space.kind == MemorySpace::Kind::gpu && space.gpu == execution.gpu;
}

MapData placementMap(
    const Experiment& resolved, const Machine* machine, const Run* measured, const CallPrediction* prediction)
{
    MapData map;
    map.execution = resolved.execution.space.value_or(ExecutionSpace{});
    map.executes = words::of(resolved.execution);
    map.regions = regionsOf(resolved, machine, measured ? &measured->machine : nullptr);
    map.block = blockOf(resolved, measured, prediction);
    const CallPlan plan = planOf(resolved);
    addCopies(map, plan.copies, false, measured, prediction);
    addCopies(map, plan.faults, true, measured, prediction);
    for (const Operand& operand : operandsOf(resolved.problem)) {
        const MemorySpace home = resolved.placement.of(operand.id).value_or(MemorySpace{});
        // Managed pages move; what is copied is there twice.
        const bool twice = std::ranges::any_of(plan.copies, [&](const CallCopy& copy) {
            return copy.operand == operand.id && copy.residence().kind != MemorySpace::Kind::managed;
        });
        map.tiles.push_back({operand.id, operand.role, home, operand.bytes, twice, false, {}});
    }
    return map;
}

} // namespace phasebench
