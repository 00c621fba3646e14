// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/candidate_rows.h"

#include "engine/insight/candidate_words.h"
#include "engine/insight/kernel_name.h"
#include "gui/models/tr.h"

#include <QPromise>
#include <QThreadPool>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace phasebench {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

template <typename T> double orNothing(const std::optional<T>& value)
{
    return value ? static_cast<double>(*value) : nothing;
}

std::vector<double>& keysOf(CandidateRows& rows, CandidateColumn column)
{
    return rows.keys[static_cast<std::size_t>(column)];
}

/// Places of texts in their own order, so that sorting by a column of texts is as quick as by one of numbers.
void rankTexts(CandidateRows& rows, CandidateColumn column, QString CandidateRows::Row::*text)
{
    std::vector<std::size_t> order(rows.rows.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return rows.rows[a].*text < rows.rows[b].*text; });
    std::vector<double>& keys = keysOf(rows, column);
    double place = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && rows.rows[order[i]].*text != rows.rows[order[i - 1]].*text)
            ++place;
        keys[order[i]] = (rows.rows[order[i]].*text).isEmpty() ? nothing : place;
    }
}

void fillNumbers(CandidateRows& rows)
{
    for (auto& keys : rows.keys)
        keys.assign(rows.rows.size(), nothing);
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        const Candidate& candidate = rows.run->candidates[i];
        const auto put = [&](CandidateColumn column, double value) {
            keysOf(rows, column)[i] = value;
        };
        put(CandidateColumn::rank, candidate.rank > 0 ? candidate.rank : nothing);
        if (candidate.figure) {
            put(CandidateColumn::median, candidate.figure->median);
            put(CandidateColumn::interval, orNothing(candidate.figure->low));
            put(CandidateColumn::samples, static_cast<double>(candidate.figure->samples));
        }
        put(CandidateColumn::rate, orNothing(candidateRate(*rows.run, candidate)));
        put(CandidateColumn::heuristic, orNothing(candidate.heuristic_rank));
        put(CandidateColumn::workspace, static_cast<double>(candidate.workspace));
        put(CandidateColumn::waves, orNothing(candidate.waves));
        put(CandidateColumn::error, orNothing(candidate.relative_error));
    }
}

} // namespace

QStringList shownRanks(const std::vector<Candidate>& candidates)
{
    struct Group {
        int best = 0;
        int size = 0;
    };
    std::map<int, Group> groups;
    const auto isFinalist = [](const Candidate& candidate) {
        return candidate.rank > 0 && candidate.tie > 0 && candidate.figure && !candidate.eliminated
            && candidate.origin != "control";
    };
    // The leader's control holds a rank in the results and none in what is shown.
    std::vector<int> controls;
    for (const Candidate& candidate : candidates)
        if (candidate.rank > 0 && candidate.origin == "control")
            controls.push_back(candidate.rank);
    const auto placeOf = [&controls](const Candidate& candidate) {
        return candidate.rank - static_cast<int>(std::ranges::count_if(controls, [&candidate](int control) {
            return control < candidate.rank;
        }));
    };
    for (const Candidate& candidate : candidates)
        if (isFinalist(candidate)) {
            Group& group = groups[candidate.tie];
            group.best = group.size == 0 ? placeOf(candidate) : std::min(group.best, placeOf(candidate));
            ++group.size;
        }
    QStringList ranks;
    ranks.reserve(static_cast<qsizetype>(candidates.size()));
    for (const Candidate& candidate : candidates) {
        if (isFinalist(candidate)) {
            const Group& group = groups[candidate.tie];
            ranks << QString::number(group.best) + (group.size > 1 ? QStringLiteral(" =") : QString());
        } else {
            ranks << (candidate.rank > 0 && candidate.origin != "control" ? QString::number(placeOf(candidate))
                                                                          : QStringLiteral("–"));
        }
    }
    return ranks;
}

QString candidateName(const Candidate& candidate)
{
    const QString name = QString::fromStdString(candidateWords(candidate.configuration));
    if (candidate.origin == "control")
        return name + QStringLiteral(" — ") + tr("twin of the leader (A/A)");
    if (isLibrarysPick(candidate))
        return name + QStringLiteral(" — ") + tr("the library's pick");
    return candidate.origin == "user" ? name + QStringLiteral(" — ") + tr("by hand") : name;
}

std::optional<double> candidateRate(const Run& run, const Candidate& candidate)
{
    if (!candidate.figure || candidate.figure->median <= 0 || run.work.flop <= 0)
        return std::nullopt;
    return run.work.flop / (candidate.figure->median * 1e-6);
}

CandidateRowsPtr candidateRows(const RunPtr& run)
{
    if (!run || run->candidates.empty())
        return nullptr;
    auto rows = std::make_shared<CandidateRows>();
    rows->run = run;
    rows->rows.resize(run->candidates.size());
    const QStringList ranks = shownRanks(run->candidates);
    for (std::size_t i = 0; i < rows->rows.size(); ++i) {
        const Candidate& candidate = run->candidates[i];
        CandidateRows::Row& row = rows->rows[i];
        row.rank = ranks[static_cast<qsizetype>(i)];
        row.name = candidateName(candidate);
        row.left = QString::fromStdString(leftIn(candidate));
        row.kernel = QString::fromStdString(kernelWords(candidate.kernel));
        row.text = QString(row.name + QLatin1Char(' ') + row.kernel + QLatin1Char(' ')
            + QString::fromStdString(candidate.kernel) + QLatin1Char(' ') + row.left)
                       .toLower();
    }
    fillNumbers(*rows);
    rankTexts(*rows, CandidateColumn::name, &CandidateRows::Row::name);
    rankTexts(*rows, CandidateColumn::left, &CandidateRows::Row::left);
    rankTexts(*rows, CandidateColumn::kernel, &CandidateRows::Row::kernel);
    return rows;
}

QFuture<CandidateRowsPtr> candidateRowsLater(const RunPtr& run)
{
    auto promise = std::make_shared<QPromise<CandidateRowsPtr>>();
    QFuture<CandidateRowsPtr> future = promise->future();
    QThreadPool::globalInstance()->start([promise, run] {
        promise->start();
        if (!promise->isCanceled())
            promise->addResult(candidateRows(run));
        promise->finish();
    });
    return future;
}

std::vector<int> arranged(const CandidateRows& rows, const QString& filter, int column, Qt::SortOrder order)
{
    QStringList words = filter.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    // Sizes are typed with an x and shown with a sign of multiplication.
    for (QString& word : words)
        if (word.size() > 2 && word.front().isDigit())
            word.replace(QLatin1Char('x'), QChar(0x00D7));
    std::vector<int> list;
    list.reserve(rows.rows.size());
    for (std::size_t i = 0; i < rows.rows.size(); ++i)
        if (std::all_of(
                words.begin(), words.end(), [&](const QString& word) { return rows.rows[i].text.contains(word); }))
            list.push_back(static_cast<int>(i));
    if (column < 0 || column >= candidateColumns)
        return list;
    const std::vector<double>& keys = rows.keys[static_cast<std::size_t>(column)];
    std::stable_sort(list.begin(), list.end(), [&](int a, int b) {
        const double left = keys[static_cast<std::size_t>(a)];
        const double right = keys[static_cast<std::size_t>(b)];
        if (std::isnan(left) || std::isnan(right))
            return !std::isnan(left) && std::isnan(right);
        return order == Qt::AscendingOrder ? left < right : right < left;
    });
    return list;
}

} // namespace phasebench
