// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/results_csv.h"

#include "engine/result/slow_kernels.h"
#include "engine/text/untrusted.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace phasebench {

namespace {

constexpr std::string_view columnNames[]
    = {"run", "title", "status", "message", "date", "recorded", "problem", "execution", "threads", "call form",
        "calls in sequence", "backend", "part", "name", "timing source", "from", "to", "count", "median [us]",
        "low [us]", "high [us]", "samples", "enqueue median [us]", "enqueue low [us]", "enqueue high [us]",
        "enqueue samples", "gpu median [us]", "gpu low [us]", "gpu high [us]", "gpu samples", "gpu timing source",
        "first [us]", "bytes [B]", "rate [B/s]", "stop", "excludes", "flop", "flop rate [flop/s]", "check passed",
        "relative error", "tolerance", "processes", "planned processes", "cut off after [s]", "slow kernels"};

/// One row, filled by column name.
class Row {
public:
    std::string& operator[](std::string_view column)
    {
        for (std::size_t i = 0; i < std::size(columnNames); ++i)
            if (columnNames[i] == column)
                return m_fields[i];
        throw std::logic_error("a CSV column of another name");
    }
    std::string text() const
    {
        std::string line;
        for (std::size_t i = 0; i < m_fields.size(); ++i)
            line.append(i == 0 ? "" : ",").append(Untrusted(m_fields[i]).csv());
        return line + "\r\n";
    }

private:
    std::array<std::string, std::size(columnNames)> m_fields;
};

std::string exact(const std::optional<double>& value)
{
    return value ? exactNumber(*value) : std::string();
}

std::string positive(double value)
{
    return value > 0 ? exactNumber(value) : std::string();
}

void put(Row& row, const std::string& prefix, const std::optional<Figure>& figure)
{
    if (!figure || figure->samples == 0)
        return;
    row[prefix + "median [us]"] = exactNumber(figure->median);
    row[prefix + "low [us]"] = exact(figure->low);
    row[prefix + "high [us]"] = exact(figure->high);
    row[prefix + "samples"] = std::to_string(figure->samples);
}

/// What every row of a run repeats, so that each can be read by itself.
Row rowOf(const Run& run)
{
    Row row;
    row["run"] = std::to_string(run.id);
    row["title"] = run.title;
    row["status"] = nameOf(run.status);
    row["message"] = run.message;
    row["date"] = run.date;
    row["recorded"] = run.recorded ? "true" : "false";
    if (!(run.experiment == Experiment{}))
        row["problem"] = describe(run.experiment.problem);
    const Execution& execution = run.experiment.execution;
    row["execution"] = execution.space ? nameOf(*execution.space) : "";
    row["threads"] = execution.threads ? std::to_string(*execution.threads) : "";
    row["call form"] = nameOf(run.experiment.call.form);
    row["calls in sequence"] = std::to_string(run.experiment.call.count);
    row["backend"] = run.backend;
    if (run.call || !run.phases.empty()) {
        row["processes"] = std::to_string(run.processes.measured);
        row["planned processes"] = std::to_string(run.processes.planned);
        row["slow kernels"] = slowKernels(run);
    }
    return row;
}

std::string callRow(const Run& run)
{
    Row row = rowOf(run);
    row["part"] = "call";
    if (run.call) {
        row["timing source"] = "host";
        put(row, "", run.call->figure);
        row["stop"] = nameOf(run.call->stop);
        for (const Phase phase : run.call->excludes)
            row["excludes"].append(row["excludes"].empty() ? "" : " ").append(nameOf(phase));
    }
    row["bytes [B]"] = positive(static_cast<double>(run.work.bytes));
    row["flop"] = positive(run.work.flop);
    row["flop rate [flop/s]"] = exact(run.work.flop_rate);
    if (run.check) {
        row["check passed"] = run.check->passed ? "true" : "false";
        row["relative error"] = exactNumber(run.check->relative_error);
        row["tolerance"] = exactNumber(run.check->tolerance);
    }
    return row.text();
}

std::string phaseRow(const Run& run, const PhaseFigures& phase)
{
    Row row = rowOf(run);
    row["part"] = "phase";
    row["name"] = nameOf(phase.phase);
    row["timing source"] = phase.host ? "host" : "";
    row["count"] = phase.count > 0 ? std::to_string(phase.count) : "";
    put(row, "", phase.host);
    put(row, "enqueue ", phase.enqueue);
    put(row, "gpu ", phase.gpu);
    row["gpu timing source"] = phase.gpu ? nameOf(run.timing_source) : "";
    row["first [us]"] = exact(phase.first);
    if (phase.phase == Phase::planning)
        row["cut off after [s]"] = exact(run.conditions.planning_cut_off_after);
    return row.text();
}

std::string transferRow(const Run& run, const TransferFigures& transfer)
{
    Row row = rowOf(run);
    row["part"] = "transfer";
    row["name"] = nameOf(transfer.operand);
    row["timing source"] = nameOf(transfer.source);
    row["from"] = nameOf(transfer.from);
    row["to"] = nameOf(transfer.to);
    row["bytes [B]"] = std::to_string(transfer.bytes);
    put(row, "", transfer.figure);
    if (transfer.figure.samples > 0)
        row["rate [B/s]"] = exactNumber(transfer.rate());
    return row.text();
}

} // namespace

std::string exactNumber(double value)
{
    if (!std::isfinite(value))
        return {};
    std::array<char, 40> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

std::string csvHeader()
{
    std::string csv;
    for (const std::string_view column : columnNames)
        csv.append(csv.empty() ? "" : ",").append(Untrusted(column).csv());
    return csv + "\r\n";
}

std::string csvRows(const Run& run)
{
    std::string csv = callRow(run);
    for (const PhaseFigures& phase : run.phases)
        csv += phaseRow(run, phase);
    for (const TransferFigures& transfer : run.transfers)
        csv += transferRow(run, transfer);
    return csv;
}

std::string toCsv(const std::vector<Run>& runs)
{
    std::string csv = csvHeader();
    for (const Run& run : runs)
        csv += csvRows(run);
    return csv;
}

std::string samplesCsv(const Run& run)
{
    std::string csv = "sample";
    std::size_t most = 0;
    for (const auto& [name, samples] : run.series) {
        csv += "," + Untrusted(name + " [us]").csv();
        most = std::max(most, samples.size());
    }
    csv += "\r\n";
    for (std::size_t i = 0; i < most; ++i) {
        csv += std::to_string(i + 1);
        for (const auto& [name, samples] : run.series)
            csv += "," + (i < samples.size() ? exactNumber(samples[i]) : std::string());
        csv += "\r\n";
    }
    return csv;
}

} // namespace phasebench
