// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/machine_model.h"

#include "gui/models/number_text.h"
#include "gui/models/words.h"

#include <QLocale>

namespace phasebench {
namespace {

QString size(std::int64_t bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeIecFormat);
}

/// JSON values of the conditions in words; nothing nested occurs but lists of reasons.
QString plain(const nlohmann::json& value)
{
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_boolean())
        return value.get<bool>() ? MachineModel::tr("yes") : MachineModel::tr("no");
    if (value.is_null())
        return QStringLiteral("–");
    return QString::fromStdString(value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

} // namespace

MachineModel::MachineModel(QObject* parent)
    : TableModel({{tr("name"), QStringLiteral("name")}, {tr("value"), QStringLiteral("value")}}, parent)
{
}

void MachineModel::setRows(std::vector<Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void MachineModel::clear()
{
    setRows({});
}

std::vector<MachineModel::Row> MachineModel::rowsOf(const Machine& machine)
{
    std::vector<Row> rows;
    const auto add = [&](const QString& name, const QString& value, const QString& toolTip = {}) {
        if (!value.isEmpty())
            rows.push_back({name, value, toolTip});
    };
    add(tr("computer"), QString::fromStdString(machine.host));
    add(tr("CPU"), QString::fromStdString(machine.cpu));
    if (machine.cores > 0)
        add(tr("hardware threads"), numbers::count(machine.cores));
    if (machine.memory > 0)
        add(tr("memory"), size(machine.memory));
    if (machine.last_level_cache > 0)
        add(tr("last-level cache"), size(machine.last_level_cache));
    add(tr("system"), QString::fromStdString(machine.system));
    for (std::size_t i = 0; i < machine.gpus.size(); ++i) {
        const Gpu& gpu = machine.gpus[i];
        QStringList facts;
        if (gpu.memory > 0)
            facts << size(gpu.memory);
        if (gpu.multiprocessors > 0)
            facts << tr("%1 multiprocessors").arg(gpu.multiprocessors);
        if (gpu.l2_cache > 0)
            facts << tr("L2 %1").arg(size(gpu.l2_cache));
        if (!gpu.compute_capability.empty())
            facts << tr("compute capability %1").arg(QString::fromStdString(gpu.compute_capability));
        if (!gpu.link.empty())
            facts << QString::fromStdString(gpu.link);
        add(tr("GPU %1").arg(i), QString::fromStdString(gpu.name), facts.join(QStringLiteral("\n")));
        add(QString(), facts.join(QStringLiteral(" · ")));
    }
    add(tr("NVIDIA driver"), QString::fromStdString(machine.driver));
    add(tr("no GPU because"), QString::fromStdString(machine.cuda_reason), QString::fromStdString(machine.cuda_reason));
    add(tr("no CUPTI because"), QString::fromStdString(machine.cupti_reason),
        QString::fromStdString(machine.cupti_reason));
    for (const auto& [library, version] : machine.libraries)
        add(words::backend(library), QString::fromStdString(version), QString::fromStdString(version));
    for (const auto& [name, setting] : machine.environment)
        add(QString::fromStdString(name), QString::fromStdString(setting.value),
            tr("set by the %1").arg(QString::fromStdString(setting.set_by)));
    return rows;
}

void MachineModel::setMachine(const Machine& machine)
{
    setRows(rowsOf(machine));
}

void MachineModel::setRun(const Run& run)
{
    std::vector<Row> rows = rowsOf(run.machine);
    if (!run.date.empty())
        rows.push_back({tr("measured"), QString::fromStdString(run.date), {}});
    const std::pair<QString, std::int64_t> uses[] = {{tr("host memory used"), run.memory.host},
        {tr("pinned memory used"), run.memory.pinned}, {tr("managed memory used"), run.memory.managed},
        {tr("GPU memory used"), run.memory.gpu}, {tr("workspace, part of it"), run.memory.workspace}};
    for (const auto& [name, bytes] : uses)
        if (bytes > 0)
            rows.push_back({name, size(bytes), tr("%1 bytes").arg(numbers::count(bytes))});
    const nlohmann::json conditions = toJson(run.conditions);
    for (const auto& [name, value] : conditions.items()) {
        const QString shown = plain(value);
        rows.push_back({QString::fromStdString(name).replace(QLatin1Char('_'), QLatin1Char(' ')), shown, shown});
    }
    setRows(std::move(rows));
}

Cell MachineModel::cell(int row, int column) const
{
    const Row& entry = m_rows[static_cast<std::size_t>(row)];
    return column == 0 ? Cell{entry.name, entry.name, entry.toolTip} : Cell{entry.value, entry.value, entry.toolTip};
}

} // namespace phasebench
