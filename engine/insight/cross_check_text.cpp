// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/cross_check_text.h"

#include "engine/insight/cross_check.h"
#include "engine/result/figure_text.h"
#include "engine/text/numbers.h"

#include <map>

namespace phasebench {

namespace {

std::string textOfCheck(const CrossCheck& check)
{
    std::string text = "Cross-check of what copying costs: run " + std::to_string(check.host) + " against run "
        + std::to_string(check.resident) + "\n";
    for (const CheckedCopy& one : check.copies) {
        text += "  " + std::string(nameOf(one.copy.operand)) + ": " + nameOf(one.copy.from) + " to "
            + nameOf(one.copy.to) + ", " + formatBytes(static_cast<double>(one.copy.bytes)) + ": alone "
            + formatFigure(one.alone);
        if (one.gpu)
            text += "; inside the call, by the GPU's clock, " + formatTime(one.gpu->median);
        text += "\n";
    }
    text += "  " + check.sentence + "\n";
    if (!check.mistakes.empty())
        text += "  The usual mistakes:\n";
    for (const std::string& mistake : check.mistakes)
        text += "  - " + mistake + "\n";
    return text;
}

} // namespace

std::string crossChecksText(const std::vector<Run>& runs, const LinkProbe* probe)
{
    // Only runs of one problem are compared: a long sweep has as many problems as points.
    std::map<std::string, std::vector<const Run*>> residents;
    for (const Run& run : runs)
        if (run.call && run.transfers.empty())
            residents[describe(run.experiment.problem)].push_back(&run);
    std::string text;
    for (const Run& host : runs) {
        if (!host.call || host.transfers.empty())
            continue;
        const std::vector<const Run*>& partners = residents[describe(host.experiment.problem)];
        for (auto partner = partners.rbegin(); partner != partners.rend(); ++partner)
            if (const auto check = crossCheck(host, **partner, probe)) {
                text += (text.empty() ? "" : "\n") + textOfCheck(*check);
                break;
            }
    }
    return text;
}

} // namespace phasebench
