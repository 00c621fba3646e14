// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/results_text.h"

#include "engine/insight/how_sure.h"
#include "engine/insight/race_findings.h"
#include "engine/insight/shares.h"
#include "engine/library/configuration.h"
#include "engine/library/registry.h"
#include "engine/problem/names.h"
#include "engine/result/figure_text.h"
#include "engine/result/process_words.h"
#include "engine/result/recorded_badge.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

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
    line += " · " + std::string(nameOf(run.status)) + (run.recorded ? " · " + recordedBadge(run) : "") + "\n";
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
        const std::string cutOff = phase.phase == Phase::planning ? planningCutOff(run.conditions) : std::string();
        rows.push_back({phaseWords(phase.phase) + (cutOff.empty() ? "" : ", " + cutOff),
            phase.count > 0 ? formatCount(phase.count) : "–", timeOr(phase.host), timeOr(phase.enqueue),
            timeOr(phase.gpu), phase.first ? formatTime(*phase.first) : "–",
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
        rows.push_back({std::string(nameOf(transfer.operand)) + ": " + nameOf(transfer.from) + " to "
                + nameOf(transfer.to),
            formatBytes(static_cast<double>(transfer.bytes)), measured ? formatTime(transfer.copyTime().median) : "–",
            measured && transfer.copyTime().median > 0 ? formatRate(transfer.rate()) : "–"});
    }
    return rows.size() > 1 ? table(rows, "  ") : std::string();
}

/// Of a candidate's configuration what differs from its defaults.
std::string shortConfiguration(const nlohmann::json& configuration)
{
    std::string text;
    const Library* const library = libraryOfConfiguration(configuration);
    for (const auto& [key, value] : configuration.items()) {
        if (const ConfigurationKey* known = library ? findKey(*library, key) : nullptr;
            known && isDefault(*known, value))
            continue;
        text += (text.empty() ? "" : " ") + key + "=" + (value.is_string() ? value.get<std::string>() : value.dump());
    }
    return text;
}

/// Why candidates have no time, each reason once.
std::string untimedLines(const Run& run)
{
    constexpr std::size_t mostReasons = 5;
    std::map<std::string, std::int64_t> counts;
    for (const Candidate& candidate : run.candidates)
        if (!candidate.figure && candidate.eliminated)
            ++counts[candidate.eliminated->sentence];
    std::string text;
    std::size_t told = 0;
    for (const auto& [reason, count] : counts) {
        if (++told > mostReasons)
            return text + "  … and " + formatCount(static_cast<std::int64_t>(counts.size() - mostReasons))
                + " more reasons; --json has them all\n";
        text += "  " + formatCount(count) + " without a time: " + reason + "\n";
    }
    return text;
}

/// The first places of a ranking, and the library's own pick wherever it is.
std::string rankingTable(const Run& run)
{
    constexpr std::size_t shown = 12;
    if (run.candidates.empty())
        return {};
    std::vector<Row> rows = {{"rank  candidate", "tie", "median", "low", "high", "samples", "heuristic", "workspace"}};
    const bool ofSeveral = std::ranges::any_of(run.candidates,
        [&](const Candidate& candidate) { return candidate.backend != run.candidates.front().backend; });
    std::size_t left = 0;
    for (const Candidate& candidate : run.candidates) {
        if (rows.size() > shown && candidate.heuristic_rank != 0) {
            ++left;
            continue;
        }
        const auto time = [&](const std::optional<double>& value) {
            return value ? formatTime(*value) : "–";
        };
        const std::string name = std::to_string(candidate.rank) + "  "
            + (candidate.origin == "control" ? std::string("the leader's twin")
                                             : (ofSeveral ? libraryTitle(candidate.backend) + " " : std::string())
                        + shortConfiguration(candidate.configuration));
        rows.push_back({name, candidate.tie > 0 ? std::to_string(candidate.tie) : "–",
            candidate.figure ? formatTime(candidate.figure->median) : "–",
            candidate.figure ? time(candidate.figure->low) : "–", candidate.figure ? time(candidate.figure->high) : "–",
            candidate.figure ? formatCount(candidate.figure->samples) : "–",
            candidate.heuristic_rank ? "#" + std::to_string(*candidate.heuristic_rank) : "–",
            formatBytes(static_cast<double>(candidate.workspace))});
    }
    std::string text = table(rows, "  ");
    if (left > 0)
        text += "  … and " + formatCount(static_cast<std::int64_t>(left)) + " more; --json has them all\n";
    return text + untimedLines(run);
}

std::string raceLines(const Run& run)
{
    if (!run.race)
        return {};
    const Race& race = *run.race;
    std::string text = "  " + race.verdict + "\n  autotuning: " + formatTime(race.seconds * 1e6) + " of "
        + formatTime(race.budget * 1e6) + ", " + formatCount(race.considered) + " configurations looked at, "
        + formatCount(race.distinct) + " distinct, " + formatCount(race.timed) + " timed\n";
    if (const std::string pays = payOffWords(run); !pays.empty())
        text += "  autotuning " + pays + "\n";
    for (const RaceRemark& remark : race.remarks)
        text += "  " + remark.text + "\n";
    return text;
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
        text += "  call: " + formatFigure(run.call->figure) + ", " + processWords(run) + "\n";
    text += phaseTable(run);
    text += transferTable(run);
    text += rankingTable(run);
    text += raceLines(run);
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
