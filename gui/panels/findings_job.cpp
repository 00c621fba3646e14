// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/findings_job.h"

#include <QPromise>
#include <QThreadPool>

namespace phasebench {

namespace {

/// A run without the samples that no finding needs.
Run trimmed(const Run& run)
{
    Run copy = run;
    std::erase_if(copy.series, [](const auto& series) { return series.first != "call"; });
    copy.log.clear();
    return copy;
}

} // namespace

QFuture<std::vector<Finding>> findingsOf(const std::vector<RunPtr>& runs, const ProbePtr& probe)
{
    auto promise = std::make_shared<QPromise<std::vector<Finding>>>();
    QFuture<std::vector<Finding>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, runs, probe] {
        promise->start();
        std::vector<Run> values;
        for (const RunPtr& run : runs) {
            if (promise->isCanceled())
                break;
            values.push_back(trimmed(*run));
        }
        if (!promise->isCanceled())
            promise->addResult(findings(values, probe.get()));
        promise->finish();
    });
    return future;
}

} // namespace phasebench
