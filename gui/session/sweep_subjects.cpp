// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/sweep_subjects.h"

#include "engine/problem/keys/key.h"
#include "engine/problem/operand.h"
#include "gui/models/tr.h"
#include "gui/session/experiment_model.h"
#include "gui/session/kind_edit.h"

#include <algorithm>

namespace phasebench {
namespace {

using nlohmann::json;

/// work(std::type_identity<Kind>()) for the kind of the experiment's problem.
template <typename Work> auto ofKind(const ExperimentModel& model, Work work)
{
    Problem problem;
    const json name = model.value("problem.kind");
    if (name.is_string())
        withKind(
            name.get<std::string>(), [&]<typename Kind>(std::type_identity<Kind>) { problem.value.emplace<Kind>(); });
    return problem.visit([&]<typename Kind>(const Kind&) { return work(std::type_identity<Kind>()); });
}

std::vector<std::string> placementKeys(const ExperimentModel& model)
{
    std::vector<std::string> keys;
    for (const OperandId id : operandIds) {
        const std::string key = "placement." + std::string(nameOf(id));
        if (!model.value(key).is_null())
            keys.push_back(key);
    }
    return keys;
}

QString noGpu(const ExperimentModel& model)
{
    const auto& machine = model.machine();
    if (!machine || !machine->gpus.empty())
        return {};
    return machine->cuda_reason.empty()
        ? tr("This computer has no GPU to use.")
        : tr("This computer has no GPU to use: %1").arg(QString::fromStdString(machine->cuda_reason));
}

int gpuCount(const ExperimentModel& model)
{
    return std::max<int>(1, model.machine() ? static_cast<int>(model.machine()->gpus.size()) : 0);
}

SweepSubject memory(const ExperimentModel& model, const QString& label, std::vector<std::string> keys)
{
    SweepSubject subject{label, std::move(keys), {}, {}, {}};
    const auto add = [&](const QString& name, const std::string& value, const QString& reason) {
        subject.choices.push_back({name, std::vector<json>(subject.keys.size(), value), reason});
    };
    add(tr("pageable"), "host_pageable", {});
    add(tr("pinned"), "host_pinned", noGpu(model));
    add(tr("managed"), "managed", noGpu(model));
    for (int gpu = 0; gpu < gpuCount(model); ++gpu)
        add(tr("GPU %1").arg(gpu), "gpu:" + std::to_string(gpu), noGpu(model));
    return subject;
}

SweepSubject execution(const ExperimentModel& model)
{
    SweepSubject subject{tr("execution space"), {"execution.space"}, {}, {}, {}};
    subject.choices.push_back({tr("CPU"), {"cpu"}, {}});
    for (int gpu = 0; gpu < gpuCount(model); ++gpu)
        subject.choices.push_back({tr("GPU %1").arg(gpu), {"gpu:" + std::to_string(gpu)}, noGpu(model)});
    return subject;
}

QString titleOf(const Key& key)
{
    return QString::fromStdString(key.title);
}

/// A key as its row says: a number from … to, or its words.
std::optional<SweepSubject> subjectOf(const Key& key, std::span<const std::string_view> words)
{
    if (key.sweep)
        return numberSubject(titleOf(key), {key.name}, key.sweep->from, key.sweep->to, key.sweep->factor);
    SweepSubject subject{titleOf(key), {key.name}, {}, {}, {}};
    for (const auto word : words)
        subject.choices.push_back(
            {QString::fromUtf8(word.data(), qsizetype(word.size())).replace(QLatin1Char('_'), QLatin1Char(' ')),
                {std::string(word)}, {}});
    if (key.type == KeyType::boolean)
        subject.choices = {{tr("yes"), {true}, {}}, {tr("no"), {false}, {}}};
    return subject.choices.empty() ? std::nullopt : std::optional(subject);
}

/// The keys that decide what is measured, of this kind of problem: with a sweep it may run on the CPU, too.
std::vector<SweepSubject> plainSubjects(const ExperimentModel& model)
{
    Experiment example;
    ofKind(model, [&]<typename Kind>(std::type_identity<Kind>) { example.problem.value.emplace<Kind>(); });
    if (model.experiment())
        example = *model.experiment();
    example.execution.space = ExecutionSpace{};
    const auto sizes = ofKind(model, [&](auto kind) { return sizeSubjects(kind, model.value("problem")); });
    const auto types
        = ofKind(model, [](auto kind) { return sweptTypes(kind); }); // those that the problem has a use for
    std::vector<SweepSubject> subjects;
    for (const Key& key : experimentKeys()) {
        const bool isOfAnOperand = std::ranges::count(key.name, '.') > 1 && key.name.starts_with("problem.");
        const bool isSize
            = std::ranges::any_of(sizes, [&](const SweepSubject& size) { return size.keys.front() == key.name; });
        if (!key.sweepable || !key.decides || isOfAnOperand || isSize || !appliesTo(key, example))
            continue;
        if (key.name == "problem.kind" || key.name == "execution.space")
            continue;
        if (auto subject
            = subjectOf(key, key.name == "problem.type" ? std::span<const std::string_view>(types) : key.words))
            subjects.push_back(std::move(*subject));
    }
    for (SweepSubject& subject : subjects)
        if (subject.keys.front() == "execution.threads")
            subject.range["to"] = std::max(2, model.computer().hardware_threads);
    return subjects;
}

} // namespace

SweepSubject numberSubject(
    const QString& label, std::vector<std::string> keys, std::int64_t from, std::int64_t to, int factor)
{
    return {label, std::move(keys), {}, {{"from", from}, {"to", to}, {"factor", factor}}, {}};
}

std::vector<SweepSubject> sweepSubjects(const ExperimentModel& model)
{
    std::vector<SweepSubject> subjects
        = ofKind(model, [&](auto kind) { return sizeSubjects(kind, model.value("problem")); });
    const std::vector<std::string> operands = placementKeys(model);
    if (!operands.empty())
        subjects.push_back(memory(model, tr("memory of all operands"), operands));
    if (operands.size() > 1)
        for (const std::string& key : operands) {
            QString name = QString::fromStdString(key.substr(key.find('.') + 1));
            subjects.push_back(memory(model, tr("memory of %1").arg(name.size() == 1 ? name.toUpper() : name), {key}));
        }
    subjects.push_back(execution(model));
    for (SweepSubject& subject : plainSubjects(model))
        subjects.push_back(std::move(subject));
    return subjects;
}

json axisOf(const SweepSubject& subject, const json& rest)
{
    json axis = rest;
    axis["key"] = subject.keys.size() == 1 ? json(subject.keys.front()) : json(subject.keys);
    return axis;
}

std::vector<SweepPreset> sweepPresets(const ExperimentModel& model)
{
    std::vector<SweepPreset> presets;
    const std::vector<SweepSubject> subjects = sweepSubjects(model);
    const SweepSubject& size = subjects.front();
    presets.push_back({!size.preset.isEmpty()
            ? size.preset
            : tr("Sizes %1 … %2").arg(size.range["from"].get<int>()).arg(size.range["to"].get<int>()),
        tr("The size doubles from point to point."), json::array({axisOf(size, size.range)})});
    const auto values = [](const SweepSubject& subject, const std::vector<std::string>& wanted) {
        json list = json::array();
        for (const std::string& name : wanted)
            list.push_back(subject.keys.size() == 1 ? json(name) : json(std::vector(subject.keys.size(), name)));
        return json{{"values", list}};
    };
    const auto memorySubject = std::ranges::find_if(
        subjects, [](const SweepSubject& s) { return s.keys.front().starts_with("placement."); });
    if (memorySubject == subjects.end())
        return presets;
    const SweepSubject executions = execution(model);
    // The memory space that both sides reach at full speed, and the GPU's own.
    presets.push_back({tr("Memory × execution, over size"),
        tr("Pinned host memory and GPU 0's, each computed on the CPU and on GPU 0, at every size: from which size on "
           "does the GPU pay?"),
        json::array({axisOf(*memorySubject, values(*memorySubject, {"host_pinned", "gpu:0"})),
            axisOf(executions, values(executions, {"cpu", "gpu:0"})), axisOf(size, size.range)})});
    presets.push_back({tr("All placements"), tr("The operands in each of the memory spaces in turn."),
        json::array(
            {axisOf(*memorySubject, values(*memorySubject, {"host_pageable", "host_pinned", "managed", "gpu:0"}))})});
    return presets;
}

std::optional<double> leastSeconds(const ExperimentFile& sweep)
{
    constexpr std::size_t looked = 2000; // the settings of more points are seldom different ones
    double seconds = 0;
    const std::size_t stride = sweep.points() / looked + 1;
    std::size_t seen = 0;
    for (std::size_t point = 0; point < sweep.points(); point += stride, ++seen) {
        const Measure measure = sweep.experiment(point).measure;
        if (measure.samples)
            return std::nullopt;
        seconds += 2 * std::min(measure.min_time, measure.timeout);
    }
    return seen == 0 ? std::nullopt
                     : std::optional(seconds / static_cast<double>(seen) * static_cast<double>(sweep.points()));
}

} // namespace phasebench
