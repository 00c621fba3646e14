// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/sweep_lines.h"

#include "engine/insight/line_name.h"
#include "engine/problem/experiment_json.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

namespace phasebench {

namespace {

using nlohmann::json;

constexpr const char* matmulSizes[] = {"problem.m", "problem.n", "problem.k"};

void flatten(const json& value, const std::string& path, std::vector<std::pair<std::string, json>>& flat)
{
    if (value.is_object()) {
        for (const auto& [key, below] : value.items())
            flatten(below, path + "." + key, flat);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            flatten(value[i], path + "." + std::to_string(i), flat);
    } else {
        flat.emplace_back(path, value);
    }
}

bool isSize(const std::string& key)
{
    return key.starts_with("problem.shape.") || std::ranges::find(matmulSizes, key) != std::end(matmulSizes);
}

/// Which of two axes that vary equally often is the one to look along.
int rankOf(const std::string& key)
{
    if (isSize(key))
        return 0;
    if (key == "problem.batch")
        return 1;
    return key.starts_with("problem.") ? 2 : key.starts_with("call.") || key.starts_with("execution.") ? 3 : 4;
}

/// Runs with the same value have the same class: 0, 1, … in the order in which they first occur.
using Classes = std::vector<int>;

Classes compacted(const std::vector<std::int64_t>& ids)
{
    std::unordered_map<std::int64_t, int> known;
    Classes classes;
    classes.reserve(ids.size());
    for (const int id : ids)
        classes.push_back(known.emplace(id, static_cast<int>(known.size())).first->second);
    return classes;
}

int countOf(const Classes& classes)
{
    return classes.empty() ? 0 : *std::ranges::max_element(classes) + 1;
}

/// Is what `a` says enough to know what `b` says?
bool determines(const Classes& a, const Classes& b)
{
    std::vector<int> meaning(static_cast<std::size_t>(countOf(a)), -1);
    for (std::size_t i = 0; i < a.size(); ++i) {
        int& known = meaning[static_cast<std::size_t>(a[i])];
        if (known == -1)
            known = b[i];
        else if (known != b[i])
            return false;
    }
    return true;
}

/// One class for each combination.
Classes combined(const Classes& a, const Classes& b)
{
    const std::int64_t width = countOf(b);
    std::vector<std::int64_t> ids;
    ids.reserve(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        ids.push_back(a[i] * width + b[i]);
    return compacted(ids);
}

bool hasFigure(const Run& run)
{
    return run.status == RunStatus::completed && run.call && std::isfinite(run.call->figure.median)
        && run.call->figure.median > 0;
}

} // namespace

/// A column among the runs that are looked at.
struct SweepGrouping::Draft {
    struct Varying {
        const Column* column;
        Classes classes;
        bool isNumber;
    };
    std::vector<std::size_t> runs;
    std::vector<Varying> varying;
    std::vector<double> x; ///< by position in runs
    std::set<const Column*> onAxis;
};

void SweepGrouping::note(std::size_t run, const std::string& key, const json& first, const json& value)
{
    auto column = std::ranges::find(m_columns, key, &Column::key);
    if (column == m_columns.end())
        column = m_columns.insert(m_columns.end(), {key, {first}, {{first.dump(), 0}}, {}});
    const auto [known, isNew] = column->known.emplace(value.dump(), static_cast<int>(column->values.size()));
    if (isNew)
        column->values.push_back(value);
    column->ids.resize(run + 1, 0);
    column->ids[run] = known->second;
}

void SweepGrouping::add(const Run& run)
{
    const std::size_t index = m_runs++;
    m_hasFigure.push_back(hasFigure(run));
    const Experiment& e = run.experiment;
    if (index == 0)
        m_first = e;
    else if (e.problem == m_first.problem && e.placement == m_first.placement && e.transfer == m_first.transfer
        && e.execution == m_first.execution && e.call == m_first.call && e.planning == m_first.planning
        && e.measure == m_first.measure)
        return;
    Flat flat;
    const json document = toJson(e);
    for (const auto& [section, value] : document.items())
        if (section != "title" && section != "phasebench")
            flatten(value, section, flat);
    // Whether the first use was measured too changes nothing of the rest.
    std::erase_if(flat, [](const auto& entry) { return entry.first == "measure.first_use"; });
    std::ranges::sort(flat, {}, &std::pair<std::string, json>::first);
    if (index == 0) {
        m_firstFlat = std::move(flat);
        return;
    }
    const json nothing;
    auto before = m_firstFlat.begin();
    auto now = flat.begin();
    while (before != m_firstFlat.end() || now != flat.end()) {
        if (now == flat.end() || (before != m_firstFlat.end() && before->first < now->first)) {
            note(index, before->first, before->second, nothing);
            ++before;
        } else if (before == m_firstFlat.end() || now->first < before->first) {
            note(index, now->first, nothing, now->second);
            ++now;
        } else {
            if (before->second != now->second)
                note(index, now->first, before->second, now->second);
            ++before;
            ++now;
        }
    }
}

const json& SweepGrouping::valueOf(std::size_t run, const std::string& key) const
{
    static const json nothing;
    if (const auto column = std::ranges::find(m_columns, key, &Column::key); column != m_columns.end())
        return column->values[static_cast<std::size_t>(column->of(run))];
    const auto fixed = std::ranges::lower_bound(m_firstFlat, key, {}, &std::pair<std::string, json>::first);
    return fixed != m_firstFlat.end() && fixed->first == key ? fixed->second : nothing;
}

std::optional<SweepLines> SweepGrouping::lines() const
{
    // A matmul and an FFT share no axis: the kind that makes the longer lines is shown.
    std::map<std::string, std::vector<std::size_t>> kinds;
    for (std::size_t run = 0; run < m_runs; ++run)
        kinds[valueOf(run, "problem.kind").dump()].push_back(run);
    std::optional<SweepLines> best;
    std::size_t bestPoints = 0;
    for (const auto& [kind, runs] : kinds) {
        auto lines = linesOf(runs);
        if (!lines)
            continue;
        std::size_t points = 0;
        for (const SweepLine& line : lines->lines)
            points += line.points.size();
        if (points > bestPoints) {
            lines->elsewhere += m_runs - runs.size();
            best = std::move(lines);
            bestPoints = points;
        }
    }
    return best;
}

bool SweepGrouping::chooseAxis(Draft& draft, SweepLines& lines) const
{
    struct Axis {
        Classes classes;
        std::vector<const Draft::Varying*> columns;
        bool size = false;
    };
    std::vector<Axis> axes;
    const auto add = [&axes](Axis axis) {
        for (Axis& known : axes)
            if (known.classes == axis.classes) {
                for (const Draft::Varying* column : axis.columns)
                    if (std::ranges::find(known.columns, column) == known.columns.end())
                        known.columns.push_back(column);
                known.size = known.size || axis.size;
                return;
            }
        axes.push_back(std::move(axis));
    };
    Axis shape; // the sizes together, where they are a list of problems and no grid
    double grid = 1;
    int most = 0;
    for (const Draft::Varying& column : draft.varying) {
        if (!column.isNumber)
            continue;
        add({column.classes, {&column}, isSize(column.column->key)});
        if (!isSize(column.column->key))
            continue;
        shape.classes = shape.columns.empty() ? column.classes : combined(shape.classes, column.classes);
        shape.columns.push_back(&column);
        shape.size = true;
        grid *= countOf(column.classes);
        most = std::max(most, countOf(column.classes));
    }
    if (shape.columns.size() > 1 && countOf(shape.classes) < grid && countOf(shape.classes) > most)
        add(shape);
    if (axes.empty())
        return false;
    const auto order = [](const Axis& axis) {
        const int values = countOf(axis.classes);
        int rank = 9;
        for (const Draft::Varying* column : axis.columns)
            rank = std::min(rank, rankOf(column->column->key));
        return std::tuple(axis.size && values >= 3 ? 0 : 1, -values, rank);
    };
    const Axis& axis = *std::ranges::min_element(axes, {}, order);

    std::vector<const Column*> sizes;
    for (const Draft::Varying* column : axis.columns) {
        lines.keys.push_back(column->column->key);
        draft.onAxis.insert(column->column);
        if (isSize(column->column->key))
            sizes.push_back(column->column);
    }
    std::ranges::stable_sort(
        sizes, {}, [](const Column* c) { return std::ranges::find(matmulSizes, c->key) - std::begin(matmulSizes); });
    const std::vector<const Column*> from = sizes.empty() ? std::vector{axis.columns.front()->column} : sizes;
    bool same = true;
    for (const std::size_t run : draft.runs) {
        double product = 1;
        for (const Column* column : from) {
            const double value = column->values[static_cast<std::size_t>(column->of(run))].get<double>();
            product *= value;
            same = same && value == from.front()->values[static_cast<std::size_t>(from.front()->of(run))].get<double>();
        }
        draft.x.push_back(product);
    }
    if (same && from.size() > 1)
        for (std::size_t i = 0; i < draft.runs.size(); ++i)
            draft.x[i] = from.front()->values[static_cast<std::size_t>(from.front()->of(draft.runs[i]))].get<double>();
    std::vector<std::string> names;
    for (const Column* column : from)
        names.push_back(column->key);
    lines.axis = axisName(names, from.size() == 1 || same, valueOf(draft.runs.front(), "problem.shape.1").is_null());
    return true;
}

/// Along the points, which are sorted by x, no size both grows and shrinks.
bool SweepGrouping::isFamily(const Draft& draft, const std::vector<SweepPoint>& points) const
{
    return std::ranges::all_of(draft.varying, [&](const Draft::Varying& column) {
        if (!column.isNumber || !isSize(column.column->key))
            return true;
        const auto size = [&](const SweepPoint& point) {
            return column.column->values[static_cast<std::size_t>(column.column->of(point.run))].get<double>();
        };
        bool grows = false;
        bool shrinks = false;
        for (std::size_t i = 1; i < points.size(); ++i) {
            const double before = size(points[i - 1]);
            const double now = size(points[i]);
            grows = grows || now > before;
            shrinks = shrinks || now < before;
            if (points[i].x == points[i - 1].x && now != before)
                return false;
        }
        return !(grows && shrinks);
    });
}

std::optional<SweepLines> SweepGrouping::linesOf(const std::vector<std::size_t>& runs) const
{
    Draft draft;
    std::size_t withoutFigure = 0;
    for (const std::size_t run : runs)
        if (m_hasFigure[run])
            draft.runs.push_back(run);
        else
            ++withoutFigure;
    if (draft.runs.size() < 2)
        return std::nullopt;
    for (const Column& column : m_columns) {
        std::vector<std::int64_t> ids;
        ids.reserve(draft.runs.size());
        bool number = true;
        for (const std::size_t run : draft.runs)
            ids.push_back(column.of(run));
        Classes classes = compacted(ids);
        if (countOf(classes) < 2)
            continue;
        for (const std::size_t run : draft.runs)
            number = number && column.values[static_cast<std::size_t>(column.of(run))].is_number();
        draft.varying.push_back({&column, std::move(classes), number});
    }
    SweepLines lines;
    lines.withoutFigure = withoutFigure;
    if (!chooseAxis(draft, lines))
        return std::nullopt;

    // What follows from x and is a number belongs to the axis; a placement that changes with x does not.
    Classes axis;
    for (const Draft::Varying& column : draft.varying)
        if (draft.onAxis.contains(column.column))
            axis = axis.empty() ? column.classes : combined(axis, column.classes);
    Classes line(draft.runs.size(), 0);
    std::vector<std::string> telling;
    for (const Draft::Varying& column : draft.varying) {
        if (draft.onAxis.contains(column.column))
            continue;
        if (column.isNumber && determines(axis, column.classes)) {
            lines.keys.push_back(column.column->key);
            continue;
        }
        line = combined(line, column.classes);
        telling.push_back(column.column->key);
    }

    lines.isValue = std::ranges::all_of(lines.keys, [&](const std::string& key) {
        std::size_t at = 0;
        return std::ranges::all_of(
            draft.runs, [&](std::size_t run) { return valueOf(run, key) == json(draft.x[at++]); });
    });

    lines.lines.resize(static_cast<std::size_t>(countOf(line)));
    for (std::size_t i = 0; i < draft.runs.size(); ++i)
        lines.lines[static_cast<std::size_t>(line[i])].points.push_back({draft.runs[i], draft.x[i]});
    std::size_t longest = 0;
    for (SweepLine& one : lines.lines) {
        auto& points = one.points;
        const std::size_t all = points.size();
        std::ranges::sort(points,
            [](const SweepPoint& a, const SweepPoint& b) { return std::tie(a.x, b.run) < std::tie(b.x, a.run); });
        if (!isFamily(draft, points)) {
            lines.elsewhere += all;
            points.clear();
            continue;
        }
        points.erase(std::ranges::unique(points, {}, &SweepPoint::x).begin(), points.end());
        lines.repeated += all - points.size();
        longest = std::max(longest, points.size());
    }
    std::erase_if(lines.lines, [&](const SweepLine& one) {
        if (one.points.size() < 2)
            lines.elsewhere += one.points.size();
        return one.points.size() < 2;
    });
    if (longest < 2 || (longest == 2 && lines.elsewhere > 0))
        return std::nullopt;
    nameLines(lines, std::move(telling));
    return lines;
}

void SweepGrouping::nameLines(SweepLines& lines, std::vector<std::string> keys) const
{
    std::ranges::stable_sort(keys, {}, nameRank);
    std::vector<Classes> classes; // by key: of each line
    for (const std::string& key : keys) {
        std::vector<std::int64_t> ids;
        std::map<std::string, std::int64_t> known;
        for (const SweepLine& line : lines.lines)
            ids.push_back(
                known.emplace(valueOf(line.points.front().run, key).dump(), static_cast<std::int64_t>(known.size()))
                    .first->second);
        if (known.size() < 2)
            continue;
        lines.lineKeys.push_back(key);
        classes.push_back(compacted(ids));
    }
    std::vector<std::string> naming;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        // Of two that say the same the first names the line; one that follows from another does not.
        bool needed = true;
        for (std::size_t j = 0; j < classes.size() && needed; ++j)
            if (j != i && determines(classes[j], classes[i]))
                needed = i < j && determines(classes[i], classes[j]);
        if (needed)
            naming.push_back(lines.lineKeys[i]);
    }
    for (SweepLine& line : lines.lines) {
        const std::size_t run = line.points.front().run;
        for (const std::string& key : lines.lineKeys)
            line.values.push_back(valueOf(run, key));
        if (lines.lines.size() > 1)
            line.name = lineName(naming, [&](const std::string& key) -> const json& { return valueOf(run, key); });
    }
}

std::string formatSize(double size)
{
    static constexpr const char* digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    if (size < 1 || size > 9e15 || size != std::floor(size))
        return formatNumber(size);
    const auto whole = static_cast<std::uint64_t>(size);
    if (size < 1024 || !std::has_single_bit(whole))
        return formatCount(static_cast<std::int64_t>(whole));
    std::string text = "2";
    for (const char digit : std::to_string(std::countr_zero(whole)))
        text += digits[digit - '0'];
    return text;
}

} // namespace phasebench
