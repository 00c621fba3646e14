// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/compare_job.h"

#include "engine/result/calibration_store.h"
#include "engine/result/other_computer.h"
#include "engine/result/results_file.h"
#include "gui/models/native_path.h"

#include <QPromise>
#include <QThreadPool>

namespace phasebench {
namespace {

std::vector<RunPtr> runsOf(const QString& path)
{
    const ResultsFile file(native(path), ResultsFile::Mode::read);
    std::vector<RunPtr> runs;
    std::vector<Run> held = file.runs();
    markOtherComputer(held);
    applyKeptCalibration(held); // the window tells what it cannot read when it looks at the computer
    for (Run& run : held) {
        file.loadSeries(run);
        runs.push_back(std::make_shared<const Run>(std::move(run)));
    }
    return runs;
}

FileComparison compared(const QString& a, const QString& b)
{
    FileComparison result;
    try {
        const std::vector<RunPtr> before = runsOf(a);
        const std::vector<RunPtr> after = runsOf(b);
        result.runsOfA = before.size();
        result.runsOfB = after.size();
        const auto plain = [](const std::vector<RunPtr>& runs) {
            std::vector<const Run*> list;
            for (const RunPtr& run : runs)
                list.push_back(run.get());
            return list;
        };
        const std::vector<ComparedPair> pairs = comparePairs(plain(before), plain(after));
        for (std::size_t i = 0; i < pairs.size(); ++i)
            result.pairs.push_back({before[i], after[i], pairs[i].comparison});
    } catch (const std::exception& error) {
        result.error = QString::fromStdString(error.what());
    }
    return result;
}

} // namespace

QFuture<FileComparison> comparedLater(const QString& a, const QString& b)
{
    auto promise = std::make_shared<QPromise<FileComparison>>();
    QFuture<FileComparison> future = promise->future();
    QThreadPool::globalInstance()->start([promise, a, b] {
        promise->start();
        if (!promise->isCanceled())
            promise->addResult(compared(a, b));
        promise->finish();
    });
    return future;
}

} // namespace phasebench
