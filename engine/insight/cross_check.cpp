// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/cross_check.h"

#include "engine/insight/figure_ratio.h"
#include "engine/insight/link_curve.h"
#include "engine/insight/link_share.h"
#include "engine/problem/names.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

// Waiting after every copy, as the copies alone do, costs some microseconds that a call does not pay. Where copies are
// a small part of a long call, its share says nothing of them.
constexpr double closeToCall = 0.05;
constexpr double closeToCopies = 0.1;

double lowOf(const Figure& figure)
{
    return figure.low.value_or(figure.median);
}

double highOf(const Figure& figure)
{
    return figure.high.value_or(figure.median);
}

void add(Figure& sum, const Figure& figure)
{
    sum = {sum.median + figure.median, lowOf(sum) + lowOf(figure), highOf(sum) + highOf(figure),
        sum.samples == 0 ? figure.samples : std::min(sum.samples, figure.samples)};
}

std::optional<CheckedCopy> checked(const CallCopy& copy, const Run& run)
{
    const auto found = std::ranges::find_if(run.transfers, [&](const TransferFigures& transfer) {
        return transfer.operand == copy.operand
            && (copy.phase == Phase::copy_in ? transfer.from : transfer.to) == copy.residence();
    });
    if (found == run.transfers.end() || !found->host || found->host->samples == 0)
        return std::nullopt;
    CheckedCopy result{copy, *found->host, std::nullopt};
    if (found->source != TimingSource::host && found->figure.samples > 0)
        result.gpu = found->figure;
    return result;
}

/// What the host's call takes longer than the resident's, with the interval of what other processes would find.
Figure differenceOf(const Run& host, const Run& resident)
{
    const Figure& longer = host.call->figure;
    const Figure& shorter = resident.call->figure;
    Figure difference{
        longer.median - shorter.median, std::nullopt, std::nullopt, std::min(longer.samples, shorter.samples)};
    if (const auto ratio = ratioOfCalls(resident, host)) {
        const MedianInterval interval = ratio->interval(0.95);
        difference.low = shorter.median * (interval.low - 1);
        difference.high = shorter.median * (interval.high - 1);
    }
    return difference;
}

/// "23.6 ms", or "-2.1 ms".
std::string signedTime(double microseconds)
{
    return microseconds < 0 ? "-" + formatTime(-microseconds) : formatTime(microseconds);
}

std::string withInterval(const Figure& figure)
{
    if (!figure.low || !figure.high)
        return signedTime(figure.median) + " (measured once)";
    return signedTime(figure.median) + " (" + signedTime(lowOf(figure)) + " to " + signedTime(highOf(figure)) + ")";
}

std::string sentenceOf(const CrossCheck& check)
{
    const std::string alone = "; the same copies alone take " + withInterval(check.alone) + ". ";
    std::string text = check.difference.low.value_or(0) > 0
        ? "The call takes " + withInterval(check.difference) + " longer than with its operands where it executes"
            + alone
        : "That the call takes longer than with its operands where it executes cannot be told: the difference is "
            + withInterval(check.difference) + alone;
    text += "The residual is " + withInterval(check.residual);
    const std::string margin = formatTime(check.margin) + " (5\u00a0% of the call, 10\u00a0% of the copies at most)";
    if (check.agrees)
        return text + ", within " + margin + ": the two ways agree on what copying costs.";
    if (!check.differs)
        return text + ": not known well enough to say whether the two ways agree within " + margin + ".";
    return text + ", more than " + margin + ": the two ways do not agree, and these figures do not say why.";
}

struct CopiedWay {
    double bytes = 0;
    double time = 0; ///< microseconds
};

/// The tutorial's own solution copies A up and down, although the call brings D down and never A.
std::string copyingTooMuch(const CrossCheck& check, const CopiedWay& in, const CopiedWay& out)
{
    if (in.bytes + out.bytes <= 0 || (in.time <= 0 && out.time <= 0))
        return {};
    const double perByteIn = in.bytes > 0 ? in.time / in.bytes : out.time / out.bytes;
    const double perByteOut = out.bytes > 0 ? out.time / out.bytes : in.time / in.bytes;
    const double all = in.bytes + out.bytes;
    const double wrong = all * (perByteIn + perByteOut);
    return "Copying what the call does not copy: each operand up and down again would be " + formatBytes(2 * all)
        + " and about " + formatTime(wrong) + ", " + formatRatio(wrong / check.alone.median)
        + " too much. The call moves " + formatBytes(in.bytes) + " in and " + formatBytes(out.bytes)
        + " out: inputs stay, and the result need not go up.";
}

std::string wrongMemory(const CrossCheck& check, const LinkProbe* probe)
{
    double pinned = 0;
    double bytes = 0;
    bool known = probe != nullptr;
    for (const CheckedCopy& one : check.copies) {
        const bool pageable = one.copy.from.kind == MemorySpace::Kind::host_pageable
            || one.copy.to.kind == MemorySpace::Kind::host_pageable;
        if (!pageable)
            return "Mixing kinds of memory: these operands are not pageable, so the rate of plain memory (NumPy's, "
                   "malloc's) would say far too much.";
        bytes += static_cast<double>(one.copy.bytes);
        CallCopy other = one.copy;
        for (MemorySpace* const end : {&other.from, &other.to})
            if (end->kind == MemorySpace::Kind::host_pageable)
                *end = {MemorySpace::Kind::host_pinned, 0};
        const auto curve = known ? LinkCurve::of(*probe, other.from, other.to, other.mode) : std::nullopt;
        known = curve.has_value();
        pinned += known ? curve->time(one.copy.bytes) : 0;
    }
    const std::string rate = formatRate(bytes / (check.alone.median * 1e-6));
    if (!known)
        return "Mixing kinds of memory: these copies are from and to pageable memory, at " + rate
            + "; a bandwidth test uses pinned memory, which is several times as fast.";
    return "Mixing kinds of memory: these copies are from and to pageable memory, at " + rate
        + "; a bandwidth test of pinned memory says " + formatRate(bytes / (pinned * 1e-6)) + " and would explain "
        + formatTime(pinned) + " of the " + formatTime(check.alone.median) + " that they take.";
}

std::string countingTwice(const CrossCheck& check, const CopiedWay& in, const CopiedWay& out)
{
    const double bytes = in.bytes + out.bytes;
    return "Counting bytes twice: a copy reads and writes each byte, but " + formatBytes(bytes)
        + " cross the link once, " + formatRate(bytes / (check.alone.median * 1e-6))
        + "; counted twice, the rate would be double and the time by it " + "half of what it is.";
}

} // namespace

bool canCrossCheck(const Run& host, const Run& resident)
{
    if (!host.call || !resident.call || !host.experiment.execution.space || !alike(host.machine, resident.machine))
        return false;
    Experiment same = host.experiment;
    same.title = resident.experiment.title;
    same.placement = resident.experiment.placement;
    same.transfer = resident.experiment.transfer;
    same.measure = resident.experiment.measure;
    if (!(same == resident.experiment))
        return false;
    const CallPlan copied = planOf(host.experiment);
    const CallPlan inPlace = planOf(resident.experiment);
    return !copied.copies.empty() && inPlace.copies.empty() && copied.faults.empty() && inPlace.faults.empty()
        && host.experiment.measure.cache == resident.experiment.measure.cache;
}

std::optional<CrossCheck> crossCheck(const Run& host, const Run& resident, const LinkProbe* probe)
{
    if (!canCrossCheck(host, resident))
        return std::nullopt;
    CrossCheck check;
    check.host = host.id;
    check.resident = resident.id;
    check.difference = differenceOf(host, resident);
    CopiedWay in;
    CopiedWay out;
    for (const CallCopy& copy : planOf(host.experiment).copies) {
        auto one = checked(copy, host);
        if (!one)
            return std::nullopt;
        add(check.alone, one->alone);
        CopiedWay& direction = copy.phase == Phase::copy_in ? in : out;
        direction.bytes += static_cast<double>(copy.bytes);
        direction.time += one->alone.median;
        check.copies.push_back(std::move(*one));
    }
    if (check.alone.median <= 0)
        return std::nullopt;
    check.residual = {check.difference.median - check.alone.median, std::nullopt, std::nullopt,
        std::min(check.difference.samples, check.alone.samples)};
    if (check.difference.low && check.difference.high) {
        check.residual.low = *check.difference.low - highOf(check.alone);
        check.residual.high = *check.difference.high - lowOf(check.alone);
    }
    check.margin = std::min(closeToCall * host.call->figure.median, closeToCopies * check.alone.median);
    if (check.residual.low && check.residual.high) {
        check.agrees = *check.residual.low >= -check.margin && *check.residual.high <= check.margin;
        check.differs = *check.residual.low > check.margin || *check.residual.high < -check.margin;
    }
    check.sentence = sentenceOf(check);
    if (probe && !alike(probe->machine, host.machine))
        probe = nullptr;
    for (std::string mistake :
        {copyingTooMuch(check, in, out), wrongMemory(check, probe), countingTwice(check, in, out)})
        if (!mistake.empty())
            check.mistakes.push_back(std::move(mistake));
    return check;
}

} // namespace phasebench
