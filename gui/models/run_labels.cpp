// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/run_labels.h"

#include "gui/models/words.h"

#include <QCoreApplication>
#include <QSet>
#include <QStringList>
#include <functional>

namespace phasebench {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("phasebench::runLabels", text);
}

QString text(std::string_view name)
{
    QString words = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    return words.replace(QLatin1Char('_'), QLatin1Char(' '));
}

/// One thing that can differ between runs, in the words that a label uses for it.
using Aspect = std::function<QString(const Run&)>;

QString sizes(const Problem& problem)
{
    if (problem.isMatmul()) {
        const Matmul& matmul = problem.matmul();
        return QStringLiteral("%1 × %2 × %3").arg(matmul.m).arg(matmul.n).arg(matmul.k);
    }
    QStringList lengths;
    for (const std::int64_t length : problem.fft().shape)
        lengths << QString::number(length);
    return lengths.join(QStringLiteral(" × "));
}

QString options(const Problem& problem)
{
    if (!problem.isMatmul()) {
        const Fft& fft = problem.fft();
        return QStringLiteral("%1 %2").arg(text(nameOf(fft.transform)), text(nameOf(fft.direction)))
            + (fft.in_place ? tr(" in place") : QString());
    }
    const Matmul& matmul = problem.matmul();
    QStringList parts;
    const std::pair<const char*, const MatrixOptions*> matrices[]
        = {{"A", &matmul.a}, {"B", &matmul.b}, {"C", &matmul.c}, {"D", &matmul.d}};
    for (const auto& [name, matrix] : matrices) {
        if (matrix->transpose)
            parts << tr("%1 transposed").arg(QLatin1String(name));
        if (matrix->order == Order::row)
            parts << tr("%1 by rows").arg(QLatin1String(name));
    }
    if (matmul.alpha != 1.0)
        parts << QStringLiteral("alpha %1").arg(matmul.alpha);
    if (matmul.beta != 0.0)
        parts << QStringLiteral("beta %1").arg(matmul.beta);
    return parts.isEmpty() ? tr("plain") : parts.join(QStringLiteral(", "));
}

const std::vector<Aspect>& aspects()
{
    static const std::vector<Aspect> all{
        [](const Run& run) { return run.experiment.problem.isMatmul() ? tr("matmul") : tr("FFT"); },
        [](const Run& run) { return sizes(run.experiment.problem); },
        [](const Run& run) { return tr("batch %1").arg(run.experiment.problem.batch()); },
        [](const Run& run) {
            const Problem& problem = run.experiment.problem;
            return text(nameOf(problem.isMatmul() ? problem.matmul().type : problem.fft().type));
        },
        [](const Run& run) {
            const Problem& problem = run.experiment.problem;
            return problem.isMatmul() ? tr("compute %1").arg(text(nameOf(problem.matmul().compute))) : QString();
        },
        [](const Run& run) {
            const Problem& problem = run.experiment.problem;
            return problem.isMatmul() ? tr("epilog %1").arg(text(nameOf(problem.matmul().epilog))) : QString();
        },
        [](const Run& run) { return options(run.experiment.problem); },
        [](const Run& run) { return words::placement(run.experiment); },
        [](const Run& run) { return tr("runs on %1").arg(words::of(run.experiment.execution)); },
        [](const Run& run) {
            return run.experiment.planning.effort ? text(nameOf(*run.experiment.planning.effort)) : tr("estimate");
        },
        [](const Run& run) { return run.experiment.planning.autotune ? tr("autotuned") : tr("not tuned"); },
        [](const Run& run) { return tr("workspace %1 bytes").arg(run.experiment.planning.workspace); },
        [](const Run& run) { return text(nameOf(run.experiment.call.form)); },
        [](const Run& run) { return tr("%1 calls").arg(run.experiment.call.count); },
        [](const Run& run) { return text(nameOf(run.experiment.call.operands)); },
        [](const Run& run) { return text(nameOf(run.experiment.call.batching)); },
        [](const Run& run) { return text(nameOf(run.experiment.measure.cache)); },
        [](const Run& run) {
            QStringList settings;
            for (const auto& [name, value] : run.experiment.execution.environment)
                settings << QStringLiteral("%1=%2").arg(QString::fromStdString(name), QString::fromStdString(value));
            return settings.isEmpty() ? tr("default settings") : settings.join(QLatin1Char(' '));
        },
    };
    return all;
}

bool distinct(const std::vector<QString>& labels)
{
    const QSet<QString> set(labels.begin(), labels.end());
    return static_cast<std::size_t>(set.size()) == labels.size();
}

/// "In GPU memory: matmul 8 × 8 × 8" beside "In host memory: matmul 8 × 8 × 8": what all say behind the colon is no
/// label.
void dropSharedEnd(std::vector<QString>& labels)
{
    const auto colon = labels.front().lastIndexOf(QLatin1String(": "));
    if (labels.size() < 2 || colon < 1)
        return;
    const QString end = labels.front().mid(colon);
    if (std::all_of(labels.begin(), labels.end(),
            [&](const QString& label) { return label.endsWith(end) && label.size() > end.size(); }))
        for (QString& label : labels)
            label.chop(end.size());
}

QString titleOf(const Run& run)
{
    const QString own = QString::fromStdString(run.title).simplified();
    return own.isEmpty() ? QString::fromStdString(run.experiment.title).simplified() : own;
}

} // namespace

std::vector<QString> runLabels(const std::vector<RunPtr>& runs)
{
    std::vector<QString> labels;
    labels.reserve(runs.size());
    for (const RunPtr& run : runs)
        labels.push_back(titleOf(*run));
    const bool sameTitle
        = std::all_of(labels.begin(), labels.end(), [&](const QString& l) { return l == labels.front(); });
    if (runs.size() == 1 && labels.front().isEmpty())
        return {words::placement(runs.front()->experiment)};
    if (distinct(labels) && !labels.empty()
        && std::none_of(labels.begin(), labels.end(), [](auto& l) { return l.isEmpty(); })) {
        dropSharedEnd(labels);
        return labels;
    }
    // A title that all share says nothing here: the window and the chart's subtitle carry it.
    if (sameTitle)
        std::fill(labels.begin(), labels.end(), QString());

    for (const Aspect& aspect : aspects()) {
        std::vector<QString> values;
        values.reserve(runs.size());
        for (const RunPtr& run : runs)
            values.push_back(aspect(*run));
        if (std::all_of(values.begin(), values.end(), [&](const QString& v) { return v == values.front(); }))
            continue;
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (!values[i].isEmpty())
                labels[i] += (labels[i].isEmpty() ? QString() : QStringLiteral(" · ")) + values[i];
    }
    if (distinct(labels))
        return labels;
    // The same experiment again: only the number tells the runs apart.
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const QString number = runs[i]->id > 0 ? tr("run %1").arg(runs[i]->id) : tr("run %1").arg(i + 1);
        labels[i] += (labels[i].isEmpty() ? QString() : QStringLiteral(" · ")) + number;
    }
    return labels;
}

} // namespace phasebench
