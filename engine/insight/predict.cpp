// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/predict.h"

#include "engine/insight/link_curve.h"
#include "engine/insight/link_share.h"
#include "engine/insight/predict_execution.h"
#include "engine/problem/names.h"
#include "engine/text/numbers.h"

#include <algorithm>

namespace phasebench {

namespace {

/// How far a copy in a call may lie outside of what the probe found for its way. Pinned copies are done by a copy
/// engine at the link's pace; pageable ones by the processor in pieces, managed ones page by page.
double spreadOf(const CallCopy& copy)
{
    const auto isEither = [&](MemorySpace::Kind kind) {
        return copy.from.kind == kind || copy.to.kind == kind;
    };
    if (isEither(MemorySpace::Kind::managed))
        return copy.mode == "prefetch" ? 1.6 : 2.5;
    if (isEither(MemorySpace::Kind::host_pageable))
        return 1.8;
    return copy.mode == "staged" ? 1.4 : 1.06;
}

/// Handing a copy over and waiting for it adds to what the link takes; microseconds.
constexpr double handingOver = 12.0;

PredictedCopy predictCopy(const CallCopy& copy, const LinkProbe* probe)
{
    PredictedCopy predicted{copy, std::nullopt, std::nullopt};
    if (!probe)
        return predicted;
    const auto curve = LinkCurve::of(*probe, copy.from, copy.to, copy.mode);
    if (!curve)
        return predicted;
    const Range time = curve->timeRange(copy.bytes).widened(spreadOf(copy));
    const auto bytes = static_cast<double>(copy.bytes);
    predicted.time = Range{time.low, time.high + handingOver};
    predicted.rate = Range{bytes / (time.high * 1e-6), bytes / (time.low * 1e-6)};
    return predicted;
}

std::string inWords(const Range& time)
{
    // One unit for both ends: "3.90 to 4.31 ms".
    const std::string high = formatTime(time.high);
    std::string low = formatTime(time.low);
    const auto unit = [](const std::string& text) {
        const auto space = text.find("\u00a0");
        return space == std::string::npos ? std::string() : text.substr(space);
    };
    if (low == high)
        return low;
    if (!unit(low).empty() && unit(low) == unit(high))
        low.erase(low.size() - unit(low).size());
    return low + " to " + high;
}

std::string copiesInWords(const CallPrediction& prediction)
{
    double in = 0;
    double out = 0;
    for (const PredictedCopy& one : prediction.copies)
        (one.copy.phase == Phase::copy_in ? in : out) += static_cast<double>(one.copy.bytes);
    std::string text;
    if (in > 0)
        text = formatBytes(in) + " in";
    if (out > 0)
        text += (text.empty() ? "" : " and ") + formatBytes(out) + " out";
    return text;
}

/// The ways that a probe which is there did not see.
std::string missingWays(const CallPrediction& prediction)
{
    for (const PredictedCopy& one : prediction.copies)
        if (!one.time)
            return spaceWords(one.copy.from) + " to " + spaceWords(one.copy.to)
                + (one.copy.mode.empty() ? "" : " (" + one.copy.mode + ")");
    return {};
}

void capitalise(std::string& sentence)
{
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
}

std::string sentenceOf(const CallPrediction& prediction, bool faults, bool faultsKnown)
{
    std::string known;
    std::string unknown;
    if (!prediction.copies.empty()) {
        if (prediction.copying)
            known = "copying " + copiesInWords(prediction) + " takes " + inWords(*prediction.copying);
        else if (!prediction.probed)
            unknown = " This computer's links were never probed, so how long copying " + copiesInWords(prediction)
                + " takes is not known.";
        else
            unknown = " The probe did not look at copies from " + missingWays(prediction)
                + ", so how long copying takes is not known.";
    }
    if (faults && !faultsKnown)
        unknown += prediction.probed ? " The probe did not look at how fast managed pages move."
                                     : " This computer's links were never probed, so how long managed pages take to "
                                       "move is not known.";
    if (prediction.execution) {
        known += (known.empty() ? "" : ", ") + std::string("the execution ") + (known.empty() ? "takes " : "")
            + inWords(*prediction.execution);
        if (faults)
            known += " with the page faults in it";
        if (!prediction.executionMeasured)
            known += " (judged by other sizes)";
    } else if (!(faults && !faultsKnown)) {
        unknown += " Nothing alike was executed there yet, so the execution's time is not known.";
    }
    std::string sentence;
    if (prediction.total && !(prediction.copies.empty() && prediction.execution && !faults))
        sentence = "A call takes about " + inWords(*prediction.total) + ": " + known + ".";
    else if (prediction.total)
        sentence = "A call takes about " + inWords(*prediction.total)
            + (prediction.executionMeasured ? "." : ", judged by other sizes.");
    else if (!known.empty())
        sentence = known + ".";
    sentence += sentence.empty() && !unknown.empty() ? unknown.substr(1) : unknown;
    capitalise(sentence);
    return sentence;
}

} // namespace

CallPrediction predict(
    const Experiment& resolved, const Machine& here, const LinkProbe* probe, std::span<const Run> earlier)
{
    if (probe && !alike(probe->machine, here))
        probe = nullptr;
    CallPrediction prediction;
    prediction.probed = probe != nullptr;
    prediction.copying = Range{};
    const CallPlan plan = planOf(resolved);
    for (const CallCopy& copy : plan.copies) {
        prediction.copies.push_back(predictCopy(copy, probe));
        const auto& time = prediction.copies.back().time;
        prediction.copying = prediction.copying && time ? std::optional(*prediction.copying + *time) : std::nullopt;
    }

    std::optional<Range> faults = Range{};
    for (CallCopy copy : plan.faults) {
        copy.mode = "fault"; // advice makes some faults cheaper and none dearer
        const PredictedCopy moved = predictCopy(copy, probe);
        // A result may be written without its old pages; an input's must come.
        const bool needed = copy.phase == Phase::copy_in;
        faults = faults && moved.time
            ? std::optional(*faults + Range{needed ? moved.time->low * 0.5 : 0.0, moved.time->high})
            : std::nullopt;
    }
    if (const auto execution = predictExecution(resolved, here, earlier)) {
        prediction.executionMeasured = execution->measured;
        if (faults)
            prediction.execution = execution->time + *faults;
        if (prediction.execution && prediction.copying)
            prediction.total = *prediction.copying + *prediction.execution + execution->overhead;
    }
    prediction.sentence = sentenceOf(prediction, !plan.faults.empty(), faults.has_value());
    return prediction;
}

} // namespace phasebench
