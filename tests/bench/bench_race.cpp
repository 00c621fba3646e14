// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
//
// Judges recorded races.
// Usage: phasebench-bench-race gains FILE [LONGER]    every race's gain over the library's first pick and their
//                                                     geometric mean; with the same races on a longer budget beside
//        phasebench-bench-race repeats FILE           races of one problem, repeated: how often the first one's winner
//                                                     is in the winning tie group, and how often the control is a tie

#include "engine/result/results_file.h"
#include "tests/bench/race_judge.h"
#include "tests/support/own_folders.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

using namespace phasebench;

namespace {

struct Gains {
    std::vector<double> winners;
    std::vector<double> best;
};

Gains printGains(const char* path)
{
    Gains gains;
    std::printf(
        "%s\n%-56s %8s %8s %11s %7s %9s\n", path, "problem", "winner", "best", "considered", "timed", "search s");
    for (const Run& run : ResultsFile(path, ResultsFile::Mode::read).runs()) {
        const race_judge::Line line = race_judge::lineOf(run);
        std::printf("%-56s %8.4f %8.4f %11lld %7lld %9.2f\n", line.problem.c_str(), line.gain, line.best,
            static_cast<long long>(line.considered), static_cast<long long>(line.timed), line.seconds);
        gains.winners.push_back(line.gain);
        gains.best.push_back(line.best);
    }
    if (gains.best.empty())
        throw ResultsFileError("There are no runs in " + std::string(path) + ".");
    std::printf("%-56s %8.4f %8.4f  (the winner's gain, 1 where it is a tie; the best found)\n", "geometric mean",
        race_judge::geometricMean(gains.winners), race_judge::geometricMean(gains.best));
    return gains;
}

void printAgainst(const std::vector<double>& brief, const std::vector<double>& longer, const char* what)
{
    double least = brief[0] / longer[0];
    std::size_t worst = 0;
    for (std::size_t i = 0; i < brief.size(); ++i)
        if (brief[i] / longer[i] < least) {
            least = brief[i] / longer[i];
            worst = i;
        }
    std::printf(
        "%s: geometric mean %.2f %% of the longer races' (at least 99 %% is wanted), the furthest behind is race "
        "%zu with %.2f %% of its own (at least 96 %%)\n",
        what, 100 * race_judge::geometricMean(brief) / race_judge::geometricMean(longer), worst + 1, 100 * least);
}

int gains(const char* path, const char* longerPath)
{
    const Gains brief = printGains(path);
    if (!longerPath)
        return 0;
    const Gains longer = printGains(longerPath);
    if (longer.best.size() != brief.best.size())
        throw ResultsFileError("The two files do not hold the same races.");
    printAgainst(brief.winners, longer.winners, "Winners");
    printAgainst(brief.best, longer.best, "Best found");
    return 0;
}

int repeats(const char* path)
{
    const std::vector<Run> runs = ResultsFile(path, ResultsFile::Mode::read).runs();
    const race_judge::Repeats judged = race_judge::judgeRepeats(runs);
    std::printf("%zu races; the first one's leader is %s\n", judged.races, judged.leader.c_str());
    for (const std::string& miss : judged.misses)
        std::printf("%s\n", miss.c_str());
    std::printf("leader in the winning tie group: %zu of %zu; control tied with itself: %zu of %zu (19 of 20 are "
                "wanted of each)\n",
        judged.agreeing, judged.races, judged.controlsTied, judged.races);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const OwnFolders folders;
    try {
        if ((argc == 3 || argc == 4) && std::strcmp(argv[1], "gains") == 0)
            return gains(argv[2], argc == 4 ? argv[3] : nullptr);
        if (argc == 3 && std::strcmp(argv[1], "repeats") == 0)
            return repeats(argv[2]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 6;
    }
    std::fputs("Usage: phasebench-bench-race gains FILE [LONGER] or phasebench-bench-race repeats FILE, with results "
               "files of races.\n",
        stderr);
    return 2;
}
