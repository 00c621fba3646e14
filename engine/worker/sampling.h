// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/stopping_rule.h"
#include "engine/protocol/message.h"
#include "engine/worker/clock.h"

#include <atomic>
#include <exception>
#include <functional>
#include <utility>

namespace phasebench {

/// The task was cancelled: nothing of what it measured so far is kept.
class CancelledError : public std::exception {
public:
    const char* what() const noexcept override { return "Cancelled."; }
};

/// How a task reports while it measures, and is stopped. Everything is called, and looked at, between samples only.
struct TaskHooks {
    const std::atomic<bool>& stopSampling;
    const std::atomic<bool>& cancelled;
    std::function<void(const Progress&)> progress;
    std::function<void(const SamplesChunk&)> samples;
    double interval = 0.05; ///< seconds between two reports at least

    void throwIfCancelled() const
    {
        if (cancelled)
            throw CancelledError{};
    }
};

/// Reports at most once an interval.
class Throttle {
public:
    explicit Throttle(double seconds)
        : m_interval(seconds * 1e6)
    {
    }
    bool due()
    {
        const double time = now();
        if (time - m_last < m_interval)
            return false;
        m_last = time;
        return true;
    }

private:
    double m_interval;
    double m_last = 0;
};

/// Takes samples until the stopping rule ends the series, or `hooks.stopSampling` does: a series in progress then keeps
/// the samples that it has, and one that begins afterwards takes `min_samples`. `sample` takes one and returns it in
/// microseconds; `report` sends the new ones. Throws CancelledError.
template <typename Sample, typename Report>
StopReason sampleUntilEnough(
    const Measure& measure, const TaskHooks& hooks, std::string_view what, Sample&& sample, Report&& report)
{
    StoppingRule rule(measure);
    Throttle throttle(hooks.interval);
    const double start = now();
    const bool brief = hooks.stopSampling;
    for (;;) {
        hooks.throwIfCancelled();
        const double value = sample();
        const double elapsed = (now() - start) * 1e-6;
        if (const auto reason = rule.add(value, elapsed))
            return report(), *reason;
        if (hooks.stopSampling && (!brief || rule.samples() >= rule.atLeast()))
            return report(), StopReason::cancelled;
        if (throttle.due()) {
            report();
            hooks.progress(
                {std::string(what) + ": " + std::to_string(rule.samples()) + " samples", rule.remaining(elapsed)});
        }
    }
}

} // namespace phasebench
