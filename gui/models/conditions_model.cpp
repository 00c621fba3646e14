// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/conditions_model.h"

#include "engine/result/process_words.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <QFont>
#include <algorithm>

namespace phasebench {
namespace {

std::vector<Column> columnsFor(const QStringList& names)
{
    std::vector<Column> columns{{tr("condition"), QStringLiteral("condition")}};
    for (const QString& name : names)
        columns.push_back({name, name});
    return columns;
}

/// "sm_clock_mhz" to "SM clock, MHz".
QString conditionName(const std::string& key)
{
    QString name = QString::fromStdString(key);
    const std::pair<const char*, const char*> units[]
        = {{"_mhz", ", MHz"}, {"_w", ", W"}, {"_c", ", °C"}, {"_us", ", µs"}, {"_bytes", ", bytes"}};
    for (const auto& [ending, unit] : units)
        if (name.endsWith(QLatin1String(ending))) {
            name.chop(static_cast<qsizetype>(std::char_traits<char>::length(ending)));
            name += QString::fromUtf8(unit);
            break;
        }
    name.replace(QLatin1Char('_'), QLatin1Char(' '));
    name.replace(QLatin1String("sm clock"), QLatin1String("SM clock"));
    name.replace(QLatin1String("pcie"), QLatin1String("PCIe"));
    return name.left(1).toUpper() + name.mid(1);
}

QString conditionValue(const nlohmann::json& value)
{
    if (value.is_boolean())
        return value.get<bool>() ? tr("yes") : tr("no");
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_array()) {
        QStringList parts;
        for (const auto& entry : value)
            parts << conditionValue(entry);
        return parts.isEmpty() ? tr("none") : parts.join(QStringLiteral(", "));
    }
    return QString::fromStdString(value.dump());
}

} // namespace

std::vector<std::pair<QString, QString>> conditionsOf(const Run& run)
{
    std::vector<std::pair<QString, QString>> list;
    const auto add = [&](const QString& name, const QString& value) {
        if (!value.isEmpty())
            list.emplace_back(name, value);
    };
    const Machine& machine = run.machine;
    add(tr("Origin"), words::badge(run));
    add(tr("Measured"), QString::fromStdString(run.date).left(19).replace(QLatin1Char('T'), QLatin1Char(' ')));
    add(tr("Computer"), QString::fromStdString(machine.host));
    add(tr("CPU"), QString::fromStdString(machine.cpu));
    if (machine.cores > 0)
        add(tr("Cores"), QString::number(machine.cores));
    for (std::size_t i = 0; i < machine.gpus.size(); ++i)
        add(tr("GPU %1").arg(i), QString::fromStdString(machine.gpus[i].name));
    add(tr("Driver"), QString::fromStdString(machine.driver));
    for (const auto& [name, version] : machine.libraries)
        add(words::backend(name), QString::fromStdString(version));
    for (const auto& [name, setting] : machine.environment)
        add(QString::fromStdString(name), QString::fromStdString(setting.value));
    if (run.experiment.execution.space) {
        add(tr("Runs on"), words::of(run.experiment.execution));
        add(tr("Operands"), words::placement(run.experiment));
        add(tr("Cache"), run.experiment.measure.cache == CacheState::cold ? tr("cold") : tr("hot"));
    }
    add(tr("Clock"), words::of(run.timing_source));
    if (run.call) {
        add(tr("Samples"), QString::number(run.call->figure.samples));
        add(tr("Stopped by"), words::of(run.call->stop));
        add(tr("Processes"), QString::fromStdString(processWords(run)));
    }
    const nlohmann::json conditions = toJson(run.conditions);
    for (const auto& [key, value] : conditions.items())
        if (!value.is_null() && !value.is_object())
            add(conditionName(key), conditionValue(value));
    return list;
}

ConditionsModel::ConditionsModel(const QStringList& names, QObject* parent)
    : TableModel(columnsFor(names), parent)
{
}

void ConditionsModel::setRuns(const std::vector<const Run*>& runs)
{
    beginResetModel();
    m_rows.clear();
    for (std::size_t i = 0; i < runs.size(); ++i)
        for (const auto& [name, value] : conditionsOf(*runs[i])) {
            auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& r) { return r.name == name; });
            if (row == m_rows.end()) {
                QStringList values;
                values.resize(static_cast<qsizetype>(runs.size()));
                row = m_rows.insert(m_rows.end(), {name, values, false});
            }
            row->values[static_cast<qsizetype>(i)] = value;
        }
    for (Row& row : m_rows)
        row.differs = row.values.count(row.values.front()) != row.values.size();
    std::stable_partition(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.differs; });
    endResetModel();
}

QVariant ConditionsModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::FontRole && index.isValid() && differs(index.row())) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    return TableModel::data(index, role);
}

Cell ConditionsModel::cell(int row, int column) const
{
    const Row& shown = m_rows[static_cast<std::size_t>(row)];
    if (column == 0)
        return {shown.name, shown.name};
    const QString& value = shown.values[column - 1];
    return value.isEmpty() ? Cell{QStringLiteral("–"), {}} : Cell{value, value, value};
}

} // namespace phasebench
