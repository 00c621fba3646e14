// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/output.h"
#include "engine/insight/compare.h"
#include "engine/result/calibration_store.h"
#include "engine/result/other_computer.h"
#include "engine/result/recorded_badge.h"
#include "engine/result/results_file.h"
#include "engine/text/numbers.h"
#include "engine/text/quotes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace phasebench::cli {

namespace {

std::vector<Run> runsOf(const std::string& path)
{
    const ResultsFile file(path, ResultsFile::Mode::read);
    std::vector<Run> runs = file.runs();
    markOtherComputer(runs);
    if (const auto fault = applyKeptCalibration(runs))
        printDiagnostic("phasebench-cli: " + fault->sentence);
    for (Run& run : runs)
        file.loadSeries(run);
    return runs;
}

/// "run 3", or "run 3 (recorded · H100 · 2026-11-22)"
std::string badgedName(const Run& run, std::int64_t number)
{
    const std::string badge = recordedBadge(run);
    return "run " + std::to_string(number) + (badge.empty() ? "" : " (" + badge + ")");
}

std::string lineOf(const ComparedPair& pair, const Run& a, const Run& b)
{
    const Comparison& comparison = pair.comparison;
    std::string line = badgedName(a, pair.a) + " and " + badgedName(b, pair.b) + ": ";
    switch (comparison.verdict) {
    case Verdict::faster:
        line += "B is faster";
        break;
    case Verdict::slower:
        line += "B is slower";
        break;
    case Verdict::same:
        line += "the same";
        break;
    case Verdict::cannot_tell:
        line += "cannot tell";
        break;
    }
    return line + ". " + comparison.reason + "\n";
}

ComparedQuantity quantityOf(const Arguments& arguments)
{
    const std::optional<std::string> name = arguments.value("--quantity");
    if (!name)
        return {};
    const auto quantity = ComparedQuantity::fromName(*name);
    if (!quantity)
        throw UsageError("The quantity " + inQuotes(*name)
            + " is not known: it is call, execution, or phase: and the name of a phase, such as phase:planning.");
    return *quantity;
}

/// The percent by which B may be slower; empty where that does not matter.
std::optional<double> percentAllowed(const Arguments& arguments)
{
    const std::optional<std::string> condition = arguments.value("--fail-on");
    if (!condition)
        return std::nullopt;
    constexpr std::string_view word = "slower";
    if (*condition == word)
        return 0;
    double percent = -1;
    const char* const end = condition->data() + condition->size();
    if (condition->starts_with(std::string(word) + "=")) {
        const auto read = std::from_chars(condition->data() + word.size() + 1, end, percent);
        if (read.ec != std::errc() || read.ptr != end || !std::isfinite(percent))
            percent = -1;
    }
    if (percent < 0)
        throw UsageError(
            "--fail-on takes slower, or slower=PERCENT with a number of 0 or more, not " + inQuotes(*condition) + ".");
    return percent;
}

bool isSlower(const Comparison& comparison, double percent)
{
    return comparison.verdict == Verdict::slower && comparison.low && *comparison.low > 1 + percent / 100;
}

} // namespace

ExitCode compareCommand(const Arguments& arguments)
{
    const ComparedQuantity quantity = quantityOf(arguments);
    const std::optional<double> allowed = percentAllowed(arguments);
    const std::vector<Run> a = runsOf(arguments.operands()[0]);
    const std::vector<Run> b = runsOf(arguments.operands()[1]);
    const std::vector<ComparedPair> pairs = comparePairs(a, b, quantity);
    const bool fails = allowed
        && std::ranges::any_of(pairs, [&](const ComparedPair& pair) { return isSlower(pair.comparison, *allowed); });
    const ExitCode code = fails ? slower : done;
    if (arguments.has("--json")) {
        printJson(toJson(pairs));
        return code;
    }
    for (std::size_t i = 0; i < pairs.size(); ++i)
        print(lineOf(pairs[i], a[i], b[i]));
    if (a.size() != b.size())
        print("A has " + std::to_string(a.size()) + " runs and B has " + std::to_string(b.size())
            + ": what one has more has no pair.\n");
    return code;
}

} // namespace phasebench::cli
