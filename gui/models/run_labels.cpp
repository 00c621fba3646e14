// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/run_labels.h"

#include "engine/insight/line_name.h"
#include "engine/problem/experiment_json.h"
#include "engine/problem/keys/key.h"
#include "engine/problem/keys/key_path.h"
#include "gui/models/kind_words.h"
#include "gui/models/rich_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <QStringList>
#include <algorithm>
#include <functional>

namespace phasebench {
namespace {

QString text(std::string_view name)
{
    QString words = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    return words.replace(QLatin1Char('_'), QLatin1Char(' '));
}

/// How what is copied gets there, where there is a choice: "prefetch" of managed memory, "staged" between two GPUs.
QString waysOf(const Experiment& experiment)
{
    QStringList ways;
    std::vector<int> gpus;
    bool managed = false;
    for (const auto& space : experiment.placement.spaces) {
        managed = managed || (space && space->kind == MemorySpace::Kind::managed);
        if (space && space->kind == MemorySpace::Kind::gpu)
            gpus.push_back(space->gpu);
    }
    if (managed)
        ways << text(nameOf(experiment.transfer.managed));
    const auto& execution = experiment.execution.space;
    if (execution && !execution->isCpu() && std::ranges::any_of(gpus, [&](int gpu) { return gpu != execution->gpu; }))
        ways << text(nameOf(experiment.transfer.peer));
    return ways.join(QStringLiteral(", "));
}

/// One thing that can differ between runs, in the words that a label uses for it, and the keys that it tells of.
struct Aspect {
    std::vector<std::string_view> keys;
    std::function<QString(const Run&, const nlohmann::json& experiment)> words;
};

/// What has no words of its own here is said as in the name of a sweep's line.
Aspect plainAspect(const Key& key)
{
    return {{key.name}, [&key](const Run&, const nlohmann::json& experiment) {
                static const nlohmann::json none;
                const auto valueOf = [&](const std::string& name) -> const nlohmann::json& {
                    const auto* const value = findAt(experiment, name);
                    return value ? *value : none;
                };
                const nlohmann::json& value = valueOf(key.name);
                return value.is_primitive() && !value.is_null() ? QString::fromStdString(lineName({key.name}, valueOf))
                                                                : QString();
            }};
}

const std::vector<Aspect>& aspects()
{
    static const std::vector<Aspect> all = [] {
        std::vector<Aspect> found{
            {{"problem.kind"},
                [](const Run& run, const auto&) {
                    return run.experiment.problem.visit([](const auto& kind) { return words::kind(kind); });
                }},
            {{"problem.m", "problem.n", "problem.k", "problem.shape"},
                [](const Run& run, const auto&) {
                    return run.experiment.problem.visit([](const auto& kind) { return words::sizes(kind); });
                }},
            {{"problem.batch"},
                [](const Run& run, const auto&) {
                    return tr("batch %1").arg(run.experiment.problem.batch());
                }},
            {{"problem.type"},
                [](const Run& run, const auto&) {
                    return run.experiment.problem.visit([](const auto& kind) { return text(nameOf(kind.type)); });
                }},
            {{"problem.compute"},
                [](const Run& run, const auto&) {
                    return run.experiment.problem.visit(Overloaded{
                        [](const Matmul& matmul) { return tr("compute %1").arg(text(nameOf(matmul.compute))); },
                        [](const Fft&) { return QString(); },
                    });
                }},
            {{"problem.epilog"},
                [](const Run& run, const auto&) {
                    return run.experiment.problem.visit(Overloaded{
                        [](const Matmul& matmul) { return tr("epilog %1").arg(text(nameOf(matmul.epilog))); },
                        [](const Fft&) { return QString(); },
                    });
                }},
            {{"problem.transform", "problem.direction", "problem.in_place", "problem.alpha", "problem.beta",
                 "problem.a.transpose", "problem.b.transpose", "problem.a.order", "problem.b.order", "problem.c.order",
                 "problem.d.order"},
                [](const Run& run, const auto&) {
                    return run.experiment.problem.visit([](const auto& kind) { return words::options(kind); });
                }},
            {{"placement"},
                [](const Run& run, const auto&) {
                    return words::placement(run.experiment);
                }},
            {{"transfer"},
                [](const Run& run, const auto&) {
                    return waysOf(run.experiment);
                }},
            {{"execution.space", "execution.threads"},
                [](const Run& run, const auto&) {
                    return tr("runs on %1").arg(words::of(run.experiment.execution));
                }},
            {{"planning.effort"},
                [](const Run& run, const auto&) {
                    return run.experiment.planning.effort ? text(nameOf(*run.experiment.planning.effort))
                                                          : tr("estimate");
                }},
            {{"planning.autotune"},
                [](const Run& run, const auto&) {
                    return run.experiment.planning.autotune ? tr("autotuned") : tr("not tuned");
                }},
            {{"planning.workspace"},
                [](const Run& run, const auto&) {
                    return tr("workspace %1 bytes").arg(run.experiment.planning.workspace);
                }},
            {{"call.form"},
                [](const Run& run, const auto&) {
                    return text(nameOf(run.experiment.call.form));
                }},
            {{"call.batching"},
                [](const Run& run, const auto&) {
                    return text(nameOf(run.experiment.call.batching));
                }},
            {{"call.count"},
                [](const Run& run, const auto&) {
                    const Call& call = run.experiment.call;
                    if (call.batching != Batching::dimension)
                        return QString(); // one for each element of the batch
                    return call.count == 1 ? tr("1 call") : tr("%1 calls").arg(call.count);
                }},
            {{"call.operands"},
                [](const Run& run, const auto&) {
                    return text(nameOf(run.experiment.call.operands));
                }},
            {{"measure.cache"},
                [](const Run& run, const auto&) {
                    return text(nameOf(run.experiment.measure.cache));
                }},
            {{"execution.environment"},
                [](const Run& run, const auto&) {
                    QStringList settings;
                    for (const auto& [name, value] : run.experiment.execution.environment)
                        settings << QStringLiteral("%1=%2").arg(
                            QString::fromStdString(name), QString::fromStdString(value));
                    return settings.isEmpty() ? tr("default settings") : settings.join(QLatin1Char(' '));
                }},
        };
        const auto told = [&](const Key& key) {
            return std::ranges::any_of(found, [&](const Aspect& aspect) {
                return std::ranges::any_of(aspect.keys, [&](std::string_view of) { return isWithin(key.name, of); });
            });
        };
        for (const Key& key : experimentKeys())
            if (key.decides && !told(key))
                found.push_back(plainAspect(key));
        return found;
    }();
    return all;
}

/// What both begin with, up to the end of a word.
QString sharedWords(const QString& a, const QString& b)
{
    const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
    const QString same = a.left(end - a.begin());
    return same.left(same.lastIndexOf(QLatin1Char(' ')) + 1);
}

QString titleOf(const Run& run)
{
    const QString own = QString::fromStdString(run.title).simplified();
    return shownText(own.isEmpty() ? QString::fromStdString(run.experiment.title).simplified() : own);
}

} // namespace

RunLabels::RunLabels() = default;

void RunLabels::add(const Run& run)
{
    const QString title = titleOf(run);
    QStringList values;
    const nlohmann::json experiment = toJson(run.experiment);
    for (const Aspect& aspect : aspects())
        values << aspect.words(run, experiment);
    if (m_count == 0) {
        m_firstTitle = title;
        m_firstValues = values;
        m_varies.assign(static_cast<std::size_t>(values.size()), false);
        // "In GPU memory: matmul 8 × 8 × 8" beside "In host memory: matmul 8 × 8 × 8": what all say behind the colon is
        // no label.
        const auto colon = title.lastIndexOf(QLatin1String(": "));
        m_sharedEnd = colon < 1 ? QString() : title.mid(colon);
        m_sharedStart = title;
    }
    ++m_count;
    const auto change = [this](auto& state, const auto& value) {
        if (state != value)
            m_cached.clear(); // every label may be another one now
        state = value;
    };
    for (int i = 0; i < values.size(); ++i)
        if (!m_varies[static_cast<std::size_t>(i)] && values[i] != m_firstValues[i]) {
            m_varies[static_cast<std::size_t>(i)] = true;
            m_cached.clear();
        }
    change(m_sameTitle, m_sameTitle && title == m_firstTitle);
    if (title != m_sharedStart)
        change(m_sharedStart, sharedWords(m_sharedStart, title));
    const bool isNewTitle = !m_titles.contains(title);
    m_titles.insert(title);
    change(m_titlesTell, m_titlesTell && isNewTitle && !title.isEmpty());
    if (!m_sharedEnd.isEmpty() && !(title.endsWith(m_sharedEnd) && title.size() > m_sharedEnd.size()))
        change(m_sharedEnd, QString());
    const QString all = title + QChar(0x1f) + values.join(QChar(0x1f));
    const bool isNew = !m_descriptions.contains(all);
    m_descriptions.insert(all);
    change(m_allDiffer, m_allDiffer && isNew);
    if (m_count == 2)
        m_cached.clear(); // one run alone has another kind of label
}

void RunLabels::insert(std::size_t index, const Run& run)
{
    add(run);
    if (index < m_cached.size())
        m_cached.insert(m_cached.begin() + static_cast<std::ptrdiff_t>(index), QString());
}

const QString& RunLabels::of(std::size_t index, const Run& run) const
{
    if (m_cached.size() < m_count)
        m_cached.resize(m_count);
    QString& label = m_cached[index];
    if (label.isNull())
        label = make(index, run);
    return label;
}

void RunLabels::forget(std::size_t index)
{
    if (index < m_cached.size())
        m_cached[index] = QString();
}

QString RunLabels::make(std::size_t index, const Run& run) const
{
    const QString title = titleOf(run);
    if (m_count == 1 && title.isEmpty())
        return words::placement(run.experiment);
    if (m_titlesTell)
        return m_count > 1 ? title.chopped(m_sharedEnd.size()) : title;
    // What all titles share says nothing here: the window and the chart's subtitle carry it.
    QString label = m_sameTitle ? QString() : title.mid(m_sharedStart.size());
    const auto add = [&label](const QString& part) {
        label += (label.isEmpty() ? QString() : QStringLiteral(" · ")) + part;
    };
    const nlohmann::json experiment = toJson(run.experiment);
    for (std::size_t i = 0; i < m_varies.size(); ++i)
        if (m_varies[i])
            if (const QString value = aspects()[i].words(run, experiment); !value.isEmpty())
                add(value);
    // The same experiment again: only the number tells the runs apart.
    if (!m_allDiffer)
        add(tr("run %1").arg(run.id > 0 ? run.id : static_cast<std::int64_t>(index) + 1));
    return label.isNull() ? QStringLiteral("") : label;
}

std::vector<QString> runLabels(const std::vector<RunPtr>& runs)
{
    RunLabels labels;
    for (const RunPtr& run : runs)
        labels.add(*run);
    std::vector<QString> texts;
    for (std::size_t i = 0; i < runs.size(); ++i)
        texts.push_back(labels.of(i, *runs[i]));
    return texts;
}

} // namespace phasebench
