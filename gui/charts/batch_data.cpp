// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/batch_data.h"

#include "engine/insight/batch_comparison.h"
#include "gui/models/number_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace phasebench {
namespace {

constexpr std::size_t mostColumns = 5;

QString titleOf(Batching batching)
{
    switch (batching) {
    case Batching::dimension:
        return tr("batch dimension");
    case Batching::sequence:
        return tr("sequence");
    case Batching::overlapped:
        return tr("overlapped");
    }
    return {};
}

BatchData::Cell missing()
{
    return {QStringLiteral("–"), {}, std::nullopt};
}

BatchData::Cell figureCell(const std::optional<Figure>& figure, const TimeUnit& unit)
{
    if (!figure || !std::isfinite(figure->median))
        return missing();
    return {figureText(figure->median, unit), intervalText(*figure, unit), figure->median};
}

QString memoryDetail(const MemoryUse& memory)
{
    QStringList parts;
    const std::pair<std::int64_t, QString> spaces[] = {{memory.gpu, tr("GPU")}, {memory.host, tr("pageable")},
        {memory.pinned, tr("pinned")}, {memory.managed, tr("managed")}};
    for (const auto& [bytes, name] : spaces)
        if (bytes > 0)
            parts << tr("%1 %2").arg(name, numbers::bytes(bytes));
    return parts.join(QStringLiteral(", "));
}

TimeUnit unitOf(const std::vector<BatchForm>& forms)
{
    double most = 0;
    for (const BatchForm& form : forms)
        most = std::max(most, form.batch.median);
    return timeUnitFor(most);
}

void addRows(BatchData& data, const std::vector<BatchForm>& forms)
{
    const TimeUnit unit = unitOf(forms);
    const auto add = [&](const QString& name, const QString& exact, const QString& explanation,
                         const std::function<BatchData::Cell(const BatchForm&)>& cell) {
        BatchData::Row row{name, exact, explanation, {}};
        for (const BatchForm& form : forms)
            row.cells.push_back(cell(form));
        const bool any = std::any_of(
            row.cells.begin(), row.cells.end(), [](const BatchData::Cell& one) { return one.value.has_value(); });
        if (any)
            data.rows.push_back(std::move(row));
    };
    add(tr("time for the batch"), QStringLiteral("batch_us"), tr("a call's median times the calls of a batch"),
        [&](const BatchForm& form) { return figureCell(form.batch, unit); });
    add(tr("of it execution"), QStringLiteral("execution_us"),
        tr("measured by itself: on the GPU's clock where there is one"),
        [&](const BatchForm& form) { return figureCell(form.execution, unit); });
    add(tr("library calls"), QStringLiteral("calls"), tr("for the whole batch"), [](const BatchForm& form) {
        return BatchData::Cell{numbers::count(form.calls), {}, static_cast<double>(form.calls)};
    });
    add(tr("parallelism"), QStringLiteral("results_per_call"),
        tr("numbers of the result that one call computes: what can be computed at the same time"),
        [](const BatchForm& form) {
            return BatchData::Cell{numbers::count(std::llround(form.results)),
                form.blocks ? tr("in %1 blocks").arg(numbers::count(*form.blocks)) : tr("results a call"),
                form.results};
        });
    add(tr("arithmetic intensity"), QStringLiteral("flop_per_byte"),
        tr("FLOP for each byte of the operands, each counted once"), [](const BatchForm& form) {
            return BatchData::Cell{
                tr("%1 FLOP/B").arg(QString::fromStdString(formatNumber(form.intensity))), {}, form.intensity};
        });
    add(tr("rate while executing"), QStringLiteral("flop_per_second"), tr("FLOP over the execution's time"),
        [](const BatchForm& form) {
            return form.flopRate
                ? BatchData::Cell{QString::fromStdString(formatFlopRate(*form.flopRate)), {}, form.flopRate}
                : missing();
        });
    add(tr("memory at its peak"), QStringLiteral("memory_bytes"), tr("operands, their copies and the workspace"),
        [](const BatchForm& form) {
            const std::int64_t bytes = form.allMemory();
            return bytes > 0
                ? BatchData::Cell{numbers::bytes(bytes), memoryDetail(form.memory), static_cast<double>(bytes)}
                : missing();
        });
}

} // namespace

BatchData batchData(const std::vector<ShownRun>& runs)
{
    BatchData data;
    data.title = tr("One batch, in more than one way");
    std::vector<ShownRun> settled;
    std::vector<const Run*> pointers;
    for (const ShownRun& shown : runs) {
        if (shown.live)
            continue;
        settled.push_back(shown);
        pointers.push_back(shown.run.get());
    }
    markRecorded(settled);
    auto comparison = compareBatch(pointers);
    if (!comparison) {
        data.subtitle = tr(
            "Show runs of the same batch as one call (a dimension), as a call an element (a sequence) or with copies "
            "overlapped to compare them: “batching”, under call form.");
        return data;
    }
    const std::size_t all = comparison->forms.size();
    if (all > mostColumns)
        comparison->forms.resize(mostColumns);
    std::vector<ShownRun> compared;
    for (const BatchForm& form : comparison->forms) {
        const ShownRun& shown = settled[form.run];
        data.columns.push_back({shown.row, titleOf(form.batching), shown.label});
        compared.push_back(shown);
    }
    addRows(data, comparison->forms);
    for (const std::string& sentence : comparison->sentences)
        data.sentences << QString::fromStdString(sentence);
    data.title = tr("A batch of %1, in %2 ways").arg(numbers::count(comparison->batch)).arg(data.columns.size());
    QStringList further;
    if (all > mostColumns)
        further << tr("the first %1 of %2 runs").arg(mostColumns).arg(all);
    data.subtitle = commonConditions(compared, further);
    data.caption = captionOf(compared);
    return data;
}

ChartTable batchTable(const RunList& runs)
{
    struct Row : TableRow {
        BatchForm form;
    };
    std::vector<const Run*> settled;
    std::vector<int> listed;
    for (const int row : runs.shownRows()) {
        if (runs.isLive(row))
            continue;
        settled.push_back(runs.at(row).get());
        listed.push_back(row);
    }
    std::vector<Row> rows;
    if (const auto comparison = compareBatch(settled))
        for (const BatchForm& form : comparison->forms)
            rows.push_back({{runs, listed[form.run]}, form});
    const auto number = [](double value) {
        return Cell{QString::fromStdString(formatNumber(value)), value};
    };
    const auto bytes = [](const QString& title, const char* name, std::int64_t MemoryUse::*part) {
        return TableColumn<Row>{{title, QLatin1String(name), true}, [part](const Row& row) {
                                    const std::int64_t value = row.form.memory.*part;
                                    return Cell{numbers::bytes(value), static_cast<qlonglong>(value)};
                                }};
    };
    std::vector<TableColumn<Row>> columns{
        runColumn<Row>(tr("run")),
        {{tr("the batch as"), QStringLiteral("batching")},
            [](const Row& row) {
                return textCell(QString::fromUtf8(nameOf(row.form.batching).data()));
            }},
        {{tr("calls"), QStringLiteral("calls"), true},
            [](const Row& row) {
                return countCell(row.form.calls);
            }},
        {{tr("batch µs"), QStringLiteral("batch_us"), true},
            [](const Row& row) {
                return microsecondsCell(row.form.batch.median);
            }},
        {{tr("low µs"), QStringLiteral("low_us"), true},
            [](const Row& row) {
                return microsecondsCell(row.form.batch.low);
            }},
        {{tr("high µs"), QStringLiteral("high_us"), true},
            [](const Row& row) {
                return microsecondsCell(row.form.batch.high);
            }},
        {{tr("execution µs"), QStringLiteral("execution_us"), true},
            [](const Row& row) {
                return medianCell(row.form.execution);
            }},
        {{tr("results a call"), QStringLiteral("results_per_call"), true},
            [number](const Row& row) {
                return number(row.form.results);
            }},
        {{tr("blocks"), QStringLiteral("blocks"), true},
            [](const Row& row) {
                return row.form.blocks ? countCell(*row.form.blocks) : missingCell();
            }},
        {{tr("FLOP/B"), QStringLiteral("flop_per_byte"), true},
            [number](const Row& row) {
                return number(row.form.intensity);
            }},
        {{tr("rate"), QStringLiteral("flop_per_second"), true},
            [](const Row& row) {
                return row.form.flopRate ? flopRateCell(*row.form.flopRate) : missingCell();
            }},
        bytes(tr("GPU"), "gpu_bytes", &MemoryUse::gpu),
        bytes(tr("pageable"), "host_bytes", &MemoryUse::host),
        bytes(tr("pinned"), "pinned_bytes", &MemoryUse::pinned),
        bytes(tr("managed"), "managed_bytes", &MemoryUse::managed),
    };
    return {std::move(columns), std::move(rows)};
}

} // namespace phasebench
