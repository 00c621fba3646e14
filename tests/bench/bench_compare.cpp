// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
//
// How often two identical runs are compared as different: pairs of runs of one small experiment on the CPU, one after
// the other, through the engine and its worker. Of 100 pairs at most 2 may be told apart.
// Usage: phasebench-bench-compare [PAIRS]

#include "engine/insight/compare.h"
#include "engine/problem/sweep.h"
#include "engine/runner/engine.h"
#include "tests/support/own_folders.h"

#include <array>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>

using namespace phasebench;

namespace {

constexpr const char* experiments[] = {
    R"({"phasebench": 1, "problem": {"kind": "matmul", "m": 256, "n": 256, "k": 256, "type": "float32"},
        "execution": {"space": "cpu", "threads": 1},
        "measure": {"min_time": 0.2, "timeout": 1.5, "first_use": false}})",
    R"({"phasebench": 1, "problem": {"kind": "fft", "shape": [16384], "type": "float32"},
        "execution": {"space": "cpu", "threads": 1},
        "measure": {"min_time": 0.2, "timeout": 1.5, "first_use": false}})",
};

/// Runs one job after the other and hands back its run.
class Collector : public EngineListener {
public:
    void pointFinished(JobId, std::size_t, std::shared_ptr<const Run> run) override
    {
        const std::scoped_lock lock(m_mutex);
        m_run = std::move(run);
    }

    void jobFinished(JobId, const std::string&) override
    {
        const std::scoped_lock lock(m_mutex);
        m_done = true;
        m_changed.notify_all();
    }

    std::shared_ptr<const Run> measure(Engine& engine, const ExperimentFile& experiment)
    {
        Job job;
        job.experiment = experiment;
        {
            const std::scoped_lock lock(m_mutex);
            m_done = false;
            m_run.reset();
        }
        engine.submit(std::move(job));
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_done; });
        return m_run;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::shared_ptr<const Run> m_run;
    bool m_done = false;
};

} // namespace

int main(int argc, char** argv)
{
    const OwnFolders folders;
    const int pairs = argc > 1 ? std::atoi(argv[1]) : 100;
    if (pairs < 1) {
        std::fputs("Usage: phasebench-bench-compare [PAIRS], a whole number of 1 or more.\n", stderr);
        return 2;
    }
    Collector collector;
    Engine engine(WorkerPrograms::besideThisProgram(), collector);
    std::array<int, 4> verdicts{};
    double largest = 0;
    for (int pair = 0; pair < pairs; ++pair) {
        Faults faults;
        const ExperimentFile experiment
            = ExperimentFile::parse(experiments[static_cast<std::size_t>(pair) % std::size(experiments)], faults);
        const auto a = collector.measure(engine, experiment);
        const auto b = collector.measure(engine, experiment);
        if (!faults.empty() || !a || !b || a->status != RunStatus::completed || b->status != RunStatus::completed) {
            std::fprintf(stderr, "Pair %d could not be measured: %s\n", pair + 1,
                !faults.empty()                    ? faults.front().sentence.c_str()
                    : a && a->message.empty() && b ? b->message.c_str()
                    : a                            ? a->message.c_str()
                                                   : "no run");
            return 4;
        }
        const Comparison comparison = compare(*a, *b);
        ++verdicts[static_cast<std::size_t>(comparison.verdict)];
        if (comparison.verdict == Verdict::faster || comparison.verdict == Verdict::slower) {
            std::printf("pair %d: B is %s, ratio %.4f (%.4f to %.4f)\n", pair + 1,
                std::string(nameOf(comparison.verdict)).c_str(), comparison.ratio.value_or(0),
                comparison.low.value_or(0), comparison.high.value_or(0));
            largest = std::max(largest, std::abs(comparison.ratio.value_or(1) - 1));
        }
    }
    std::printf("%d pairs of identical runs: %d faster, %d slower, %d the same, %d cannot tell\n", pairs, verdicts[0],
        verdicts[1], verdicts[2], verdicts[3]);
    std::printf("told apart: %d of %d (at most 2 of 100 is wanted)\n", verdicts[0] + verdicts[1], pairs);
    return 0;
}
