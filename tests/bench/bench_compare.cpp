// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
//
// How often identical runs are compared as different, and how small a difference is found: the same problems, short and
// long, are measured by separate commands of phasebench-cli one after the other, and each command's runs are compared
// with each other's. On a GPU one problem has 2 % more work than another, which must be found.
// With CALIBRATE, the computer is calibrated for so many seconds first, and all is judged with that, too.
// Usage: phasebench-bench-compare [SPACE [SECONDS [COMMANDS [CALIBRATE]]]]

#include "engine/insight/compare.h"
#include "engine/measure/statistics.h"
#include "engine/problem/names.h"
#include "engine/result/calibration_store.h"
#include "engine/result/results_file.h"
#include "engine/text/numbers.h"
#include "tests/support/own_folders.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace phasebench;
using nlohmann::json;

namespace {

using Kind = ComparedQuantity::Kind;

struct Settings {
    std::string space = "cpu";
    double seconds = 300; ///< no command begins later
    int commands = 20; ///< at most
    double calibrate = 0; ///< seconds; 0: not at all
};

/// Two problems, by their places in a command's runs, of which the second has 2 % more work.
struct Known {
    std::size_t usual;
    std::size_t more;
};

json document(json problem, json sweep, const std::string& space)
{
    const bool onGpu = space != "cpu";
    const bool isMatmul = problem.at("kind") == "matmul";
    json placement = json::object();
    for (const char* operand : {"a", "b", "d", "in", "out"})
        if ((std::string_view(operand).size() == 1) == isMatmul)
            placement[operand] = onGpu ? space : "host_pageable";
    json execution = {{"space", space}};
    if (!onGpu)
        execution["threads"] = 1;
    return {{"phasebench", 1}, {"problem", std::move(problem)}, {"placement", std::move(placement)},
        {"execution", std::move(execution)}, {"call", {{"form", "stateful"}, {"count", onGpu ? 20 : 5}}},
        {"measure", {{"min_time", 0.2}, {"timeout", 6.0}, {"first_use", false}}}, {"sweep", json::array({sweep})}};
}

json matmuls(const std::string& space)
{
    const json steps = space == "cpu"
        ? json::array(
            {{16, 16, 16, "float32"}, {64, 64, 64, "float32"}, {256, 256, 256, "float32"}, {512, 512, 512, "float32"}})
        : json::array({{128, 128, 128, "float32"}, {512, 512, 512, "float32"}, {124, 1024, 1512, "float32"},
            {2048, 2048, 2048, "bfloat16"}, {1024, 1024, 3200, "float32"}, {1024, 1024, 3264, "float32"},
            {4096, 4096, 6400, "bfloat16"}, {4096, 4096, 6528, "bfloat16"}});
    return document({{"kind", "matmul"}, {"m", 8}, {"n", 8}, {"k", 8}, {"type", "float32"}},
        {{"key", {"problem.m", "problem.n", "problem.k", "problem.type"}}, {"values", steps}}, space);
}

json ffts(const std::string& space)
{
    const json steps = space == "cpu" ? json::array({{1024, 1}, {16384, 1}, {262144, 1}})
                                      : json::array({{4096, 64}, {4096, 5000}, {4096, 5100}, {1048576, 8}});
    return document({{"kind", "fft"}, {"shape", {8}}, {"batch", 1}, {"type", "float32"}},
        {{"key", {"problem.shape.0", "problem.batch"}}, {"values", steps}}, space);
}

/// Places among matmuls() and then ffts().
std::vector<Known> knownDifferences(const std::string& space)
{
    return space == "cpu" ? std::vector<Known>{} : std::vector<Known>{{4, 5}, {6, 7}, {9, 10}};
}

std::vector<Run> measuredBy(const std::string& command, const std::filesystem::path& file)
{
    if (std::system((command + " -o '" + file.string() + "' >'" + file.string() + ".log' 2>&1").c_str()) != 0) {
        std::ifstream log(file.string() + ".log");
        throw std::runtime_error("A command failed:\n" + command + "\n"
            + std::string(std::istreambuf_iterator<char>(log), std::istreambuf_iterator<char>()));
    }
    return ResultsFile(file, ResultsFile::Mode::read).runs();
}

/// Of one problem and quantity, over pairs of commands.
struct Tally {
    int pairs = 0;
    int apart = 0;
    int same = 0;
    std::vector<double> found; ///< the least slowing of B that would be found, of each pair in either order

    void add(const Comparison& comparison)
    {
        ++pairs;
        apart += comparison.verdict == Verdict::faster || comparison.verdict == Verdict::slower ? 1 : 0;
        same += comparison.verdict == Verdict::same ? 1 : 0;
        if (!comparison.low || !comparison.high)
            return;
        found.push_back(1 / *comparison.low - 1);
        found.push_back(*comparison.high - 1);
    }
    void add(const Tally& other)
    {
        pairs += other.pairs;
        apart += other.apart;
        same += other.same;
        found.insert(found.end(), other.found.begin(), other.found.end());
    }
    /// Found in 80 of 100.
    double least() const { return found.empty() ? NAN : quantile(found, 0.8); }
};

std::string percent(double share)
{
    return std::isfinite(share) ? formatPercent(share) : "-";
}

const Figure* figureOf(const Run& run, const ComparedQuantity& quantity)
{
    if (quantity.kind == Kind::call)
        return run.call ? &run.call->figure : nullptr;
    const PhaseFigures* const execution = run.phase(Phase::execution);
    const std::optional<Figure>* const figure = !execution ? nullptr
        : execution->gpu                                   ? &execution->gpu
                                                           : &execution->host;
    return figure && *figure ? &**figure : nullptr;
}

class Study {
public:
    void add(std::vector<Run> runs) { m_commands.push_back(std::move(runs)); }

    /// `neighbours`: only pairs of commands that followed each other, which share no run with more than one other.
    Tally tally(const ComparedQuantity& quantity, std::vector<Tally>& problems, bool neighbours) const
    {
        problems.assign(m_commands.front().size(), {});
        for (std::size_t i = 0; i < m_commands.size(); ++i)
            for (std::size_t j = i + 1; j < (neighbours ? std::min(i + 2, m_commands.size()) : m_commands.size());
                 ++j) {
                const auto pairs = comparePairs(m_commands[i], m_commands[j], quantity);
                for (std::size_t problem = 0; problem < pairs.size(); ++problem)
                    problems[problem].add(pairs[problem].comparison);
            }
        Tally all;
        for (const Tally& problem : problems)
            all.add(problem);
        return all;
    }

    void print(const ComparedQuantity& quantity) const
    {
        std::vector<Tally> problems;
        const Tally neighbours = tally(quantity, problems, true);
        const Tally all = tally(quantity, problems, false);
        std::printf(
            "\n## %s\n\n| problem | median | processes | over commands, standard deviation | pairs | told apart "
            "| the same | found in 80 %% |\n|---|---|---|---|---|---|---|---|\n",
            quantity.name().c_str());
        for (std::size_t problem = 0; problem < problems.size(); ++problem) {
            std::vector<double> medians;
            std::size_t processes = 0;
            for (const auto& runs : m_commands)
                if (const Figure* const figure = figureOf(runs[problem], quantity)) {
                    medians.push_back(figure->median);
                    processes += std::max<std::size_t>(1, figure->processes.size());
                }
            if (medians.empty())
                continue;
            const Tally& one = problems[problem];
            std::printf("| %s | %s | %.1f | %s | %d | %d | %d | +%s |\n",
                describe(m_commands.front()[problem].experiment.problem).c_str(), formatTime(median(medians)).c_str(),
                static_cast<double>(processes) / static_cast<double>(medians.size()), percent(noise(medians)).c_str(),
                one.pairs, one.apart, one.same, percent(one.least()).c_str());
        }
        std::printf("\n%s, identical runs: told apart %d of %d pairs of neighbouring commands, %d of %d of all pairs "
                    "(%.1f %%; at most 3 %% is wanted)\n",
            quantity.name().c_str(), neighbours.apart, neighbours.pairs, all.apart, all.pairs,
            100.0 * all.apart / std::max(1, all.pairs));
    }

    void print(const Known& known, const ComparedQuantity& quantity) const
    {
        std::vector<double> usual;
        std::vector<double> more;
        int pairs = 0;
        int found = 0;
        for (std::size_t i = 0; i < m_commands.size(); ++i)
            for (std::size_t j = 0; j < m_commands.size(); ++j) {
                const Run& a = m_commands[i][known.usual];
                const Run& b = m_commands[j][known.more];
                if (i == j) {
                    if (const Figure* const figure = figureOf(a, quantity))
                        usual.push_back(figure->median);
                    if (const Figure* const figure = figureOf(b, quantity))
                        more.push_back(figure->median);
                    continue;
                }
                // As in two files whose other problems are the same.
                std::vector<const Run*> before;
                std::vector<const Run*> after;
                for (std::size_t problem = 0; problem < m_commands[i].size(); ++problem) {
                    before.push_back(&m_commands[i][problem]);
                    after.push_back(problem == known.usual ? &b : &m_commands[j][problem]);
                }
                const auto compared = comparePairs(before, after, quantity);
                ++pairs;
                found += compared[known.usual].comparison.verdict == Verdict::slower ? 1 : 0;
            }
        if (usual.empty() || more.empty() || pairs == 0)
            return;
        std::printf("%s, 2 %% more work (%s and %s, %s): all commands say %+.2f %%; found in %d of %d pairs (%.0f %%; "
                    "80 %% is wanted)\n",
            quantity.name().c_str(), describe(m_commands.front()[known.usual].experiment.problem).c_str(),
            describe(m_commands.front()[known.more].experiment.problem).c_str(), formatTime(median(usual)).c_str(),
            100 * (median(more) / median(usual) - 1), found, pairs, 100.0 * found / pairs);
    }

    void print(const std::string& space) const
    {
        const ComparedQuantity call;
        const ComparedQuantity execution{Kind::execution, Phase::execution};
        print(call);
        print(execution);
        std::printf("\n");
        for (const Known& known : knownDifferences(space))
            for (const ComparedQuantity& quantity : {execution, call})
                print(known, quantity);
    }

    void calibrate()
    {
        for (std::vector<Run>& runs : m_commands)
            applyKeptCalibration(runs);
    }

    std::size_t size() const { return m_commands.size(); }

private:
    std::vector<std::vector<Run>> m_commands;
};

void study(const Settings& settings)
{
    const TemporaryFolder folder;
    const auto experiment = [&](const char* name, const json& document) {
        std::ofstream(folder / name) << document.dump();
        return " '" + (folder / name).string() + "'";
    };
    const auto programs = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    const std::string command = "'" + (programs / "phasebench-cli").string() + "' run"
        + experiment("matmuls.json", matmuls(settings.space)) + experiment("ffts.json", ffts(settings.space));
    if (settings.calibrate > 0
        && std::system(("'" + (programs / "phasebench-cli").string() + "' calibrate --seconds "
               + std::to_string(settings.calibrate))
                           .c_str())
            != 0)
        throw std::runtime_error("The computer could not be calibrated.");
    Study study;
    const auto start = std::chrono::steady_clock::now();
    const auto seconds = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    double longest = 0;
    for (int i = 0; i < settings.commands && (i < 2 || seconds() + longest < settings.seconds); ++i) {
        const double before = seconds();
        study.add(measuredBy(command, folder / ("runs" + std::to_string(i) + ".phasebench")));
        longest = std::max(longest, seconds() - before);
    }
    std::printf("%s, %zu commands one after the other, %.0f s each\n", settings.space.c_str(), study.size(),
        seconds() / static_cast<double>(study.size()));
    study.print(settings.space);
    if (settings.calibrate <= 0)
        return;
    std::printf("\n# With the computer's calibration\n");
    study.calibrate();
    study.print(settings.space);
}

} // namespace

int main(int argc, char** argv)
{
    const OwnFolders folders;
    Settings settings;
    if (argc > 1)
        settings.space = argv[1];
    if (argc > 2)
        settings.seconds = std::atof(argv[2]);
    if (argc > 3)
        settings.commands = std::atoi(argv[3]);
    if (argc > 4)
        settings.calibrate = std::atof(argv[4]);
    if (argc > 5 || settings.seconds <= 0 || settings.commands < 2
        || (settings.space != "cpu" && !settings.space.starts_with("gpu:"))) {
        std::fputs(
            "Usage: phasebench-bench-compare [SPACE [SECONDS [COMMANDS [CALIBRATE]]]]: cpu or gpu:0, after how many "
            "seconds no further command begins, at most how many of them (2 or more), and how many seconds a "
            "calibration before them takes (0: none).\n",
            stderr);
        return 2;
    }
    try {
        study(settings);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 4;
    }
    return 0;
}
