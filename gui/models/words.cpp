// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/words.h"

#include "engine/library/registry.h"

#include "engine/result/recorded_badge.h"
#include "gui/models/kind_words.h"
#include "gui/models/rich_text.h"
#include "gui/models/tr.h"
#include <QStringList>

namespace phasebench::words {
QString of(Phase phase)
{
    switch (phase) {
    case Phase::specification:
        return tr("specification");
    case Phase::planning:
        return tr("planning");
    case Phase::autotuning:
        return tr("autotuning");
    case Phase::copy_in:
        return tr("copy in");
    case Phase::execution:
        return tr("execution");
    case Phase::copy_out:
        return tr("copy out");
    case Phase::resource_management:
        return tr("resource management");
    }
    return {};
}

QString of(OperandId id)
{
    QString word;
    forEachKind([&]<typename Kind>(std::type_identity<Kind>) {
        if (const auto operand = id.as<typename Kind::Operand>())
            word = operandWord(*operand);
    });
    return word;
}

QString of(const MemorySpace& space)
{
    switch (space.kind) {
    case MemorySpace::Kind::host_pageable:
        return tr("pageable");
    case MemorySpace::Kind::host_pinned:
        return tr("pinned");
    case MemorySpace::Kind::managed:
        return tr("managed");
    case MemorySpace::Kind::gpu:
        return tr("GPU %1").arg(space.gpu);
    }
    return {};
}

QString of(const Execution& execution)
{
    if (!execution.space)
        return tr("not resolved");
    if (!execution.space->isCpu())
        return tr("GPU %1").arg(execution.space->gpu);
    return execution.threads ? tr("CPU × %1").arg(*execution.threads) : tr("CPU");
}

QString of(RunStatus status)
{
    switch (status) {
    case RunStatus::completed:
        return tr("completed");
    case RunStatus::failed:
        return tr("failed");
    case RunStatus::cancelled:
        return tr("cancelled");
    case RunStatus::unsupported:
        return tr("not possible here");
    }
    return {};
}

QString of(StopReason reason)
{
    switch (reason) {
    case StopReason::noise:
        return tr("noise");
    case StopReason::plateau:
        return tr("plateau");
    case StopReason::timeout:
        return tr("timeout");
    case StopReason::count:
        return tr("count");
    case StopReason::cancelled:
        return tr("cancelled");
    }
    return {};
}

QString of(TimingSource source)
{
    switch (source) {
    case TimingSource::cupti:
        return QStringLiteral("CUPTI");
    case TimingSource::events:
        return tr("CUDA events");
    case TimingSource::host:
        return tr("host clock");
    }
    return {};
}

QString backend(const std::string& name)
{
    return QString::fromStdString(libraryTitle(name));
}

QString badge(const Run& run)
{
    return shownText(QString::fromStdString(recordedBadge(run)));
}

QString badged(const QString& label, const Run& run)
{
    return run.recorded ? label + QStringLiteral(" · ") + badge(run) : label;
}

QString placement(const Experiment& experiment)
{
    // Operands that share a memory space are named together, in the order in which the spaces first occur.
    std::vector<std::pair<MemorySpace, QStringList>> groups;
    for (const OperandId operand : operandIds) {
        const auto& space = experiment.placement.of(operand);
        if (!space)
            continue;
        auto group = groups.begin();
        while (group != groups.end() && !(group->first == *space))
            ++group;
        if (group == groups.end())
            group = groups.insert(groups.end(), {*space, {}});
        group->second << of(operand);
    }
    // Four names in front of every label would leave no room for what tells the labels apart.
    constexpr qsizetype mostNames = 3;
    const bool all = groups.size() == 1 && groups.front().second.size() > mostNames;
    QStringList parts;
    for (const auto& [space, operands] : groups)
        parts << (space.kind == MemorySpace::Kind::gpu ? tr("%1 on %2") : QStringLiteral("%1 %2"))
                     .arg(all ? tr("all") : operands.join(QStringLiteral(", ")), of(space));
    return parts.join(QStringLiteral(" · "));
}

namespace {

struct SeriesWords {
    QString operator()(const CallSeries&) const { return tr("whole call"); }
    QString operator()(const PhaseSeries& key) const
    {
        switch (key.clock) {
        case SeriesClock::host:
            return tr("%1, host clock").arg(of(key.phase));
        case SeriesClock::enqueue:
            return tr("%1, until the library returned").arg(of(key.phase));
        case SeriesClock::gpu:
            break;
        }
        return tr("%1, on the GPU").arg(of(key.phase));
    }
    QString operator()(const TransferSeries& key) const
    {
        const QString copy = QStringLiteral("%1 %2").arg(of(key.copy), of(key.operand));
        return key.host ? QString::fromStdString(seriesName(key)) : copy;
    }
    QString operator()(const CandidateSeries& key) const
    {
        return tr("candidate of rank %1, execution alone").arg(key.rank);
    }
    QString operator()(const FirstUseSeries& key) const { return QString::fromStdString(seriesName(key)); }
    QString operator()(const AlignmentSeries& key) const { return QString::fromStdString(seriesName(key)); }
};

} // namespace

QString series(const QString& name)
{
    const auto key = seriesKeyFrom(name.toStdString());
    return key ? std::visit(SeriesWords{}, *key) : name;
}

} // namespace phasebench::words
