// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/output.h"
#include "engine/insight/compare.h"
#include "engine/result/elsewhere.h"
#include "engine/result/recorded_badge.h"
#include "engine/result/results_file.h"
#include "engine/text/numbers.h"

#include <nlohmann/json.hpp>

namespace phasebench::cli {

namespace {

std::vector<Run> runsOf(const std::string& path)
{
    const ResultsFile file(path, ResultsFile::Mode::read);
    std::vector<Run> runs = file.runs();
    markElsewhere(runs);
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
    if (comparison.ratio)
        line += ", B takes " + formatRatio(*comparison.ratio) + " as long as A";
    if (comparison.low && comparison.high)
        line += " (" + formatRatio(*comparison.low) + " to " + formatRatio(*comparison.high) + ")";
    return line + ". " + comparison.reason + "\n";
}

} // namespace

ExitCode compareCommand(const Arguments& arguments)
{
    const std::vector<Run> a = runsOf(arguments.operands()[0]);
    const std::vector<Run> b = runsOf(arguments.operands()[1]);
    const std::vector<ComparedPair> pairs = comparePairs(a, b);
    if (arguments.has("--json")) {
        printJson(toJson(pairs));
        return done;
    }
    for (std::size_t i = 0; i < pairs.size(); ++i)
        print(lineOf(pairs[i], a[i], b[i]));
    if (a.size() != b.size())
        print("A has " + std::to_string(a.size()) + " runs and B has " + std::to_string(b.size())
            + ": what one has more has no pair.\n");
    return done;
}

} // namespace phasebench::cli
