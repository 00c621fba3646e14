// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/results_text.h"

#include "engine/insight/format.h"
#include "engine/insight/how_sure.h"
#include "engine/insight/shares.h"
#include "engine/insight/words.h"

#include <algorithm>
#include <array>

namespace phasebench {

namespace {

using Row = std::vector<std::string>;

/// Columns as wide as their widest entry; the first is left-aligned, the others are numbers.
std::string table(const std::vector<Row>& rows, const std::string& indent)
{
    std::vector<std::size_t> widths;
    for (const Row& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], columnsOf(row[i]));
    }
    std::string text;
    for (const Row& row : rows) {
        std::string line = indent;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string gap(widths[i] - columnsOf(row[i]), ' ');
            line += i == 0 ? row[i] + gap : "  " + gap + row[i];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string timeOr(const std::optional<Figure>& figure)
{
    return figure ? formatTime(figure->median) : "–";
}

std::string head(const Run& run)
{
    std::string line = "Run " + std::to_string(run.id);
    if (!run.title.empty())
        line += " · " + run.title;
    line += " · " + std::string(nameOf(run.status)) + (run.recorded ? " (recorded)" : "") + "\n";
    if (!(run.experiment == Experiment{})) {
        line += "  " + describe(run.experiment.problem) + " on " + executionWords(run.experiment.execution);
        line += (run.backend.empty() ? "" : " by " + run.backend) + ", " + placementWords(run.experiment.placement);
        line += std::string(", ") + std::string(nameOf(run.experiment.call.form)) + " × "
            + formatCount(callsInSequence(run.experiment)) + ", " + std::string(nameOf(run.experiment.measure.cache))
            + "\n";
    }
    if (!run.message.empty())
        line += "  " + run.message + "\n";
    return line;
}

std::string phaseTable(const Run& run)
{
    const std::optional<CallShares> shares = sharesOf(run);
    std::vector<Row> rows = {{"phase", "count", "host", "enqueue", "GPU", "first use", "a call", "share"}};
    for (const PhaseFigures& phase : run.phases) {
        const PhaseShare* share = shares ? shares->of(phase.phase) : nullptr;
        const bool part = share && !share->excluded;
        rows.push_back({phaseWords(phase.phase), phase.count > 0 ? formatCount(phase.count) : "–", timeOr(phase.host),
            timeOr(phase.enqueue), timeOr(phase.gpu), phase.first ? formatTime(*phase.first) : "–",
            part        ? formatTime(share->time)
                : share ? "left out"
                        : "–",
            part ? formatPercent(share->share) : "–"});
    }
    if (shares && shares->notAttributed > 0)
        rows.push_back({"not attributed", "", "", "", "", "", formatTime(shares->notAttributed),
            formatPercent(shares->notAttributed / shares->call)});
    return rows.size() > 1 ? table(rows, "  ") : std::string();
}

std::string transferTable(const Run& run)
{
    std::vector<Row> rows = {{"copy", "bytes", "time", "rate"}};
    for (const TransferFigures& transfer : run.transfers) {
        const bool measured = transfer.figure.samples > 0;
        rows.push_back(
            {std::string(nameOf(transfer.operand)) + ": " + nameOf(transfer.from) + " to " + nameOf(transfer.to),
                formatBytes(static_cast<double>(transfer.bytes)), measured ? formatTime(transfer.figure.median) : "–",
                measured && transfer.figure.median > 0 ? formatRate(transfer.rate()) : "–"});
    }
    return rows.size() > 1 ? table(rows, "  ") : std::string();
}

std::string memoryLine(const MemoryUse& memory)
{
    const std::array<std::pair<const char*, std::int64_t>, 5> parts = {{{"pageable", memory.host},
        {"pinned", memory.pinned}, {"managed", memory.managed}, {"GPU", memory.gpu}, {"workspace", memory.workspace}}};
    std::string line;
    for (const auto& [name, bytes] : parts)
        if (bytes > 0)
            line += (line.empty() ? "  memory: " : ", ") + std::string(name) + " "
                + formatBytes(static_cast<double>(bytes));
    return line.empty() ? line : line + "\n";
}

std::string textOf(const Run& run)
{
    std::string text = head(run);
    if (run.call)
        text += "  call: " + formatFigure(run.call->figure) + "\n";
    text += phaseTable(run);
    text += transferTable(run);
    if (run.work.flop_rate)
        text += "  execution: " + formatFlopRate(*run.work.flop_rate) + "\n";
    text += memoryLine(run.memory);
    for (const Assurance& line : howSure(run))
        text += std::string(line.warning ? "  ! " : "  ") + line.sentence + "\n";
    return text;
}

} // namespace

std::size_t columnsOf(std::string_view text)
{
    std::size_t columns = 0;
    for (const char c : text)
        columns += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return columns;
}

std::string toText(const std::vector<Run>& runs)
{
    std::string text;
    for (const Run& run : runs)
        text += (text.empty() ? "" : "\n") + textOf(run);
    return text;
}

} // namespace phasebench
