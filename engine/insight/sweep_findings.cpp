// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/sweep_findings.h"

#include "engine/insight/crossover.h"
#include "engine/insight/overhead.h"
#include "engine/insight/shares.h"
#include "engine/problem/experiment_json.h"
#include "engine/problem/keys/key_path.h"
#include "engine/problem/names.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace phasebench {

namespace {

// Above what single runs say (0 … 1): who measured a sweep wants to know this first.
constexpr double crossingWeight = 1.6;
constexpr double halfWeight = 1.4;
constexpr double throughoutWeight = 1.2;

constexpr std::size_t mostLines = 8; ///< more are compared by eye
constexpr std::size_t mostPairs = 6;

/// "execution", "placement", or the key itself: threads belong to the space that has them.
std::string topicOf(const std::string& key)
{
    if (key == "execution.space" || key == "execution.threads")
        return "execution";
    return key.starts_with("placement.") ? "placement" : key;
}

std::set<std::string> differences(const SweepLines& lines, const SweepLine& a, const SweepLine& b)
{
    std::set<std::string> topics;
    for (std::size_t i = 0; i < lines.lineKeys.size(); ++i)
        if (a.values[i] != b.values[i])
            topics.insert(topicOf(lines.lineKeys[i]));
    return topics;
}

bool isOnCpu(const SweepLines& lines, const SweepLine& line)
{
    const auto key = std::ranges::find(lines.lineKeys, "execution.space");
    return key != lines.lineKeys.end() && line.values[static_cast<std::size_t>(key - lines.lineKeys.begin())] == "cpu";
}

bool isInHostMemory(const SweepLines& lines, const SweepLine& line)
{
    for (std::size_t i = 0; i < lines.lineKeys.size(); ++i)
        if (topicOf(lines.lineKeys[i]) == "placement"
            && !(line.values[i].is_string() && line.values[i].get<std::string>().starts_with("host_")))
            return false;
    return true;
}

/// 0: CPU against GPU, the question of this program, where the operands live in the same memory space; 1: where both
/// are in host memory, which the CPU reads as fast from either kind; 2: another difference; 3: too many differences.
int rankOf(const SweepLines& lines, const SweepLine& a, const SweepLine& b)
{
    const std::set<std::string> topics = differences(lines, a, b);
    if (topics == std::set<std::string>{"execution"})
        return isOnCpu(lines, a) != isOnCpu(lines, b) ? 0 : 2;
    if (topics == std::set<std::string>{"execution", "placement"} && isOnCpu(lines, a) != isOnCpu(lines, b)
        && isInHostMemory(lines, a) && isInHostMemory(lines, b))
        return 1;
    return topics.size() == 1 || lines.lines.size() == 2 ? 2 : 3;
}

std::string quoted(const SweepLine& line)
{
    return "“" + line.name + "”";
}

std::string between(const Crossover& crossover)
{
    return formatSize(crossover.low) + " to " + formatSize(crossover.high);
}

/// "Both memory spaces are the same, one computes on the CPU": the question of this program.
struct CpuAndGpu {
    const Experiment* cpu = nullptr;
    const Experiment* gpu = nullptr;
    bool gpuIsFirst = false;
};

std::optional<CpuAndGpu> cpuAndGpu(
    const SweepLines& lines, const SweepLine& a, const SweepLine& b, std::span<const Run* const> runs)
{
    if (differences(lines, a, b) != std::set<std::string>{"execution"})
        return std::nullopt;
    const Experiment& first = runs[a.points.front().run]->experiment;
    const Experiment& second = runs[b.points.front().run]->experiment;
    if (!first.execution.space || !second.execution.space
        || first.execution.space->isCpu() == second.execution.space->isCpu())
        return std::nullopt;
    const bool gpuIsFirst = second.execution.space->isCpu();
    return CpuAndGpu{gpuIsFirst ? &second : &first, gpuIsFirst ? &first : &second, gpuIsFirst};
}

std::string homeWords(const Placement& placement)
{
    std::optional<MemorySpace> home;
    for (const auto& space : placement.spaces) {
        if (space && home && !(*space == *home))
            return "With " + placementWords(placement) + ", ";
        if (space)
            home = space;
    }
    return home ? "From " + spaceWords(*home) + " " : "";
}

/// Where planning is part of one side's calls only, the two are not compared (see compareLines()).
std::string planningWords(const SweepLine& line, std::span<const Run* const> runs)
{
    const Run& run = *runs[line.points.front().run];
    if (!run.call || !run.phase(Phase::planning))
        return {};
    const bool leftOut = std::ranges::find(run.call->excludes, Phase::planning) != run.call->excludes.end();
    if (leftOut)
        return " Planning is left out of the calls of both.";
    if (run.experiment.call.form == CallForm::stateless)
        return " Planning is part of each call of both.";
    const std::int64_t calls = callsInSequence(run.experiment);
    return calls == 1 ? " Each call of both has a plan of its own in it."
                      : " Each call of both has 1/" + formatCount(calls) + " of a plan in it.";
}

std::string crossingSentence(const SweepLines& lines, const SweepLine& a, const SweepLine& b, const Crossover& one,
    std::span<const Run* const> runs)
{
    const bool secondAfter = one.from == Ahead::second;
    if (const auto pair = cpuAndGpu(lines, a, b, runs); pair && pair->gpuIsFirst != secondAfter) {
        std::string words = homeWords(pair->gpu->placement) + executionWords(pair->gpu->execution) + " pays from "
            + lines.axis + " = " + between(one) + " on; below that, " + executionWords(pair->cpu->execution)
            + (pair->cpu->execution.threads == 1 ? " is" : " are") + " faster." + planningWords(b, runs);
        return words;
    }
    const SweepLine& after = secondAfter ? b : a;
    const SweepLine& before = secondAfter ? a : b;
    return quoted(after) + " is faster than " + quoted(before) + " from " + lines.axis + " = " + between(one)
        + " on, and slower below.";
}

std::string throughoutSentence(const SweepLines& lines, const SweepLine& faster, const SweepLine& slower,
    const LineComparison& comparison, std::span<const FigureAt> fast, std::span<const FigureAt> slow,
    std::span<const Run* const> runs)
{
    double least = INFINITY;
    double most = 0;
    for (const FigureAt& one : fast)
        for (const FigureAt& other : slow)
            if (one.x == other.x && one.figure.median > 0) {
                least = std::min(least, other.figure.median / one.figure.median);
                most = std::max(most, other.figure.median / one.figure.median);
            }
    std::string sentence = quoted(faster) + " is faster than " + quoted(slower);
    sentence += comparison.told == comparison.x.size()
        ? " at every " + lines.axis + " from " + formatSize(comparison.x.front()) + " to "
            + formatSize(comparison.x.back()) + ", " + formatRatio(least) + " to " + formatRatio(most) + "."
        : " wherever the two can be told apart: at " + std::to_string(comparison.told) + " of "
            + std::to_string(comparison.x.size()) + " sizes.";
    return isOnCpu(lines, faster) != isOnCpu(lines, slower) ? sentence + planningWords(faster, runs) : sentence;
}

std::string severalSentence(
    const SweepLines& lines, const SweepLine& a, const SweepLine& b, const LineComparison& comparison)
{
    std::string sentence
        = quoted(a) + " and " + quoted(b) + " cross " + std::to_string(comparison.crossovers.size()) + " times: ";
    for (std::size_t i = 0; i < comparison.crossovers.size(); ++i) {
        const Crossover& one = comparison.crossovers[i];
        sentence += (i == 0                                         ? ""
                            : i + 1 == comparison.crossovers.size() ? " and "
                                                                    : ", ")
            + quoted(one.from == Ahead::first ? a : b) + " is ahead from " + lines.axis + " = " + between(one) + " on";
    }
    return sentence + ".";
}

/// Sizes between two that were measured, whose only prime factors are 2, 3, 5 and 7: an FFT of another size takes
/// another way.
std::vector<nlohmann::json> sizesBetween(double low, double high)
{
    std::vector<nlohmann::json> sizes;
    const double width = high - low;
    if (low != std::floor(low) || high != std::floor(high) || width < 2)
        return sizes;
    const auto isSmooth = [](std::int64_t size) {
        for (const std::int64_t prime : {2, 3, 5, 7})
            while (size % prime == 0)
                size /= prime;
        return size == 1;
    };
    const auto last = static_cast<std::int64_t>(high);
    sizes.push_back(static_cast<std::int64_t>(low));
    for (int i = 1; i < 8; ++i) {
        auto size = static_cast<std::int64_t>(low + width * i / 8);
        while (size < last && !isSmooth(size))
            ++size;
        if (size < last && sizes.back() < size)
            sizes.push_back(size);
    }
    sizes.push_back(last);
    return sizes;
}

/// An axis of a sweep on which every key of the lines' axis has the size.
nlohmann::json axisOver(const SweepLines& lines, const std::vector<nlohmann::json>& sizes)
{
    nlohmann::json axis = {{"key", lines.keys}, {"values", nlohmann::json::array()}};
    for (const nlohmann::json& size : sizes)
        axis["values"].push_back(nlohmann::json(std::vector(lines.keys.size(), size)));
    return axis;
}

/// The same on which they have the values of measured points.
nlohmann::json axisThrough(
    const SweepLines& lines, const SweepLine& line, const std::vector<double>& at, std::span<const Run* const> runs)
{
    nlohmann::json axis = {{"key", lines.keys}, {"values", nlohmann::json::array()}};
    for (const SweepPoint& point : line.points) {
        if (std::ranges::find(at, point.x) == at.end())
            continue;
        const nlohmann::json document = toJson(runs[point.run]->experiment);
        nlohmann::json step = nlohmann::json::array();
        for (const std::string& key : lines.keys) {
            const nlohmann::json* const value = findAt(document, key);
            step.push_back(value ? *value : nlohmann::json());
        }
        axis["values"].push_back(std::move(step));
    }
    return axis;
}

/// The axis that tells two lines apart.
nlohmann::json axisOfLines(const SweepLines& lines, const SweepLine& a, const SweepLine& b)
{
    nlohmann::json which = {{"key", nlohmann::json::array()},
        {"values", nlohmann::json::array({nlohmann::json::array(), nlohmann::json::array()})}};
    for (std::size_t i = 0; i < lines.lineKeys.size(); ++i)
        if (a.values[i] != b.values[i]) {
            which["key"].push_back(lines.lineKeys[i]);
            which["values"][0].push_back(a.values[i]);
            which["values"][1].push_back(b.values[i]);
        }
    return which;
}

nlohmann::json longer(nlohmann::json sweep)
{
    return {{"sweep", std::move(sweep)}, {"measure.min_time", 2.0}, {"measure.timeout", 30.0}};
}

/// Some of the sizes, the first and the last among them.
std::vector<double> spread(const std::vector<double>& sizes)
{
    constexpr std::size_t most = 5;
    if (sizes.size() <= most)
        return sizes;
    std::vector<double> some;
    for (std::size_t i = 0; i < most; ++i)
        some.push_back(sizes[i * (sizes.size() - 1) / (most - 1)]);
    return some;
}

/// What measures the claim about two lines: sizes between those where they cross, else what was measured, longer.
FollowUp measurePair(const SweepLines& lines, const SweepLine& a, const SweepLine& b, const LineComparison& comparison,
    std::span<const Run* const> runs)
{
    const std::int64_t run = runs[b.points.back().run]->id;
    const nlohmann::json which = axisOfLines(lines, a, b);
    if (comparison.crossovers.size() == 1 && lines.isValue) {
        const Crossover& crossover = comparison.crossovers.front();
        const std::vector<nlohmann::json> sizes = sizesBetween(crossover.low, crossover.high);
        // A range of neighbours on a fine grid needs no more sizes.
        if (sizes.size() >= 3 && crossover.high >= 1.2 * crossover.low)
            return {"Measure more sizes between " + formatSize(crossover.low) + " and " + formatSize(crossover.high),
                run, {{"sweep", {which, axisOver(lines, sizes)}}}};
    }
    if (comparison.crossovers.empty())
        return {"Measure both again, longer", run,
            longer(nlohmann::json::array({which, axisThrough(lines, b, spread(comparison.x), runs)}))};
    std::vector<double> ends;
    for (const Crossover& crossover : comparison.crossovers)
        for (const double end : {crossover.low, crossover.high})
            if (ends.empty() || end > ends.back())
                ends.push_back(end);
    return {"Measure both again where they cross, longer", run,
        longer(nlohmann::json::array({which, axisThrough(lines, b, spread(ends), runs)}))};
}

Finding findingAbout(const SweepLine& a, const SweepLine& b, std::span<const Run* const> runs)
{
    Finding finding;
    for (const SweepLine* line : {&a, &b})
        for (const SweepPoint& point : line->points)
            finding.runs.push_back(runs[point.run]->id);
    return finding;
}

std::optional<Finding> pairFinding(
    const SweepLines& lines, std::size_t first, std::size_t second, std::span<const Run* const> runs)
{
    const SweepLine& a = lines.lines[first];
    const SweepLine& b = lines.lines[second];
    const LineComparison comparison
        = compareLines(figuresOf(a, runs), figuresOf(b, runs), comparablePairs(lines).size());
    Finding finding = findingAbout(a, b, runs);
    finding.sentence = crossoverSentence(lines, first, second, runs);
    if (finding.sentence.empty())
        return std::nullopt;
    finding.weight = comparison.crossovers.empty() ? throughoutWeight : crossingWeight;
    // Equal lines are worth the least; CPU against GPU is worth the most.
    if (comparison.told == 0)
        finding.weight = 0.3;
    // Lines that cross again and again lie close together: that is no answer.
    if (comparison.crossovers.size() > 1)
        finding.weight = throughoutWeight - 0.1;
    finding.weight += 0.25 * (2 - rankOf(lines, a, b));
    finding.followUp = measurePair(lines, a, b, comparison, runs);
    return finding;
}

std::string subjectOf(const SweepLines& lines, const SweepLine& line)
{
    return lines.lines.size() == 1 ? "" : quoted(line) + ": ";
}

/// What measures the claim about where a line's overhead is half of the call.
FollowUp measureHalf(
    const SweepLines& lines, const SweepLine& line, const OverheadFall& fall, std::span<const Run* const> runs)
{
    const std::int64_t run = runs[line.points.back().run]->id;
    if (lines.isValue && fall.above && fall.below) {
        const std::vector<nlohmann::json> sizes = sizesBetween(*fall.above, *fall.below);
        if (sizes.size() >= 3)
            return {"Measure more sizes between " + formatSize(*fall.above) + " and " + formatSize(*fall.below), run,
                {{"sweep", nlohmann::json::array({axisOver(lines, sizes)})}}};
    }
    std::vector<double> sizes;
    for (const SweepPoint& point : line.points)
        sizes.push_back(point.x);
    return {"Measure it again, longer", run,
        longer(nlohmann::json::array({axisThrough(lines, line, spread(sizes), runs)}))};
}

std::optional<Finding> halfFinding(const SweepLines& lines, const SweepLine& line, std::span<const Run* const> runs)
{
    const std::vector<OverheadAt> overhead = overheadOf(line, runs);
    if (overhead.size() < 2)
        return std::nullopt;
    const auto fall = fallOf(overhead);
    if (!fall)
        return std::nullopt;
    const auto largest = [&](double x) {
        const auto at = std::ranges::find(overhead, x, &OverheadAt::x);
        return at->largest == Phase::execution ? std::string() : " (most of it " + phaseWords(at->largest) + ")";
    };
    Finding finding;
    finding.sentence = subjectOf(lines, line);
    const std::string overheadWords = finding.sentence.empty() ? "What is not execution" : "what is not execution";
    if (fall->above && fall->below) {
        finding.sentence += overheadWords + largest(*fall->above) + " takes more than half of the call up to "
            + lines.axis + " = " + formatSize(*fall->above) + ", and less than half from " + formatSize(*fall->below)
            + " on.";
        finding.weight = halfWeight;
    } else if (fall->above && *fall->above == overhead.back().x && overhead.front().low > 0.5) {
        finding.sentence += overheadWords + largest(*fall->above) + " takes more than half of the call at every "
            + lines.axis + " up to " + formatSize(*fall->above) + ".";
        finding.weight = 0.9;
    } else if (fall->below && *fall->below == overhead.front().x) {
        finding.sentence += (finding.sentence.empty() ? "Execution" : "execution")
            + std::string(" takes more than half of the call at every ") + lines.axis + " from "
            + formatSize(*fall->below) + " on.";
        finding.weight = 0.6;
    } else {
        return std::nullopt;
    }
    finding.followUp = measureHalf(lines, line, *fall, runs);
    finding.phase = fall->above ? std::ranges::find(overhead, *fall->above, &OverheadAt::x)->largest : Phase::execution;
    for (const SweepPoint& point : line.points)
        finding.runs.push_back(runs[point.run]->id);
    return finding;
}

} // namespace

std::string crossoverSentence(
    const SweepLines& lines, std::size_t first, std::size_t second, std::span<const Run* const> runs)
{
    const SweepLine& a = lines.lines[first];
    const SweepLine& b = lines.lines[second];
    const std::vector<FigureAt> one = figuresOf(a, runs);
    const std::vector<FigureAt> other = figuresOf(b, runs);
    const LineComparison comparison = compareLines(one, other, comparablePairs(lines).size());
    if (comparison.x.size() < 2)
        return {};
    if (comparison.told == 0)
        return quoted(a) + " and " + quoted(b) + " cannot be told apart at any " + lines.axis + " from "
            + formatSize(comparison.x.front()) + " to " + formatSize(comparison.x.back())
            + ": what another run would find may be either way.";
    if (comparison.crossovers.empty()) {
        const bool firstAhead = comparison.throughout() == Ahead::first;
        return firstAhead ? throughoutSentence(lines, a, b, comparison, one, other, runs)
                          : throughoutSentence(lines, b, a, comparison, other, one, runs);
    }
    if (comparison.crossovers.size() > 1)
        return severalSentence(lines, a, b, comparison);
    return crossingSentence(lines, a, b, comparison.crossovers.front(), runs);
}

std::vector<std::pair<std::size_t, std::size_t>> comparablePairs(const SweepLines& lines)
{
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    if (lines.lines.size() > mostLines)
        return pairs;
    const auto rank = [&](const std::pair<std::size_t, std::size_t>& pair) {
        return rankOf(lines, lines.lines[pair.first], lines.lines[pair.second]);
    };
    for (std::size_t b = 1; b < lines.lines.size(); ++b)
        for (std::size_t a = 0; a < b; ++a)
            if (rank({a, b}) < 3)
                pairs.emplace_back(a, b);
    std::ranges::stable_sort(pairs, {}, rank);
    return pairs;
}

std::vector<Finding> findingsOf(const SweepLines& lines, std::span<const Run* const> runs)
{
    std::vector<Finding> list;
    for (const auto& [a, b] : comparablePairs(lines))
        if (auto finding = pairFinding(lines, a, b, runs))
            list.push_back(std::move(*finding));
    std::ranges::stable_sort(list, std::ranges::greater(), &Finding::weight);
    list.resize(std::min(list.size(), mostPairs));
    for (std::size_t i = 0; i < std::min(lines.lines.size(), mostLines); ++i)
        if (auto finding = halfFinding(lines, lines.lines[i], runs))
            list.push_back(std::move(*finding));
    return list;
}

} // namespace phasebench
