// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/resume_watch.h"

#include "engine/runner/completed_points.h"
#include "gui/session/document.h"
#include "gui/session/experiment_model.h"

#include <QPromise>
#include <QThreadPool>
#include <algorithm>
#include <chrono>

namespace phasebench {

namespace {

constexpr std::chrono::milliseconds gatherTime(120);

} // namespace

ResumeWatch::ResumeWatch(const ExperimentModel& model, const Document& document, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_document(document)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherTime);
    connect(&m_soon, &QTimer::timeout, this, &ResumeWatch::start);
    connect(&model, &ExperimentModel::changed, this, [this] {
        setLeft(0); // not known before it was found out again
        if (!m_paused)
            m_soon.start();
    });
    connect(&document, &Document::reset, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFutureWatcher<std::size_t>::finished, this, [this] {
        if (!m_paused && !m_watcher.isCanceled() && m_watcher.future().resultCount() > 0)
            setLeft(m_watcher.result());
    });
}

void ResumeWatch::setPaused(bool paused)
{
    m_paused = paused;
    if (paused) {
        m_soon.stop();
        m_watcher.cancel();
        setLeft(0);
    } else {
        m_soon.start();
    }
}

void ResumeWatch::setLeft(std::size_t left)
{
    if (left == m_left)
        return;
    m_left = left;
    emit changed();
}

void ResumeWatch::start()
{
    m_watcher.cancel();
    if (m_paused || m_model.points() < 2 || !m_model.machine() || m_document.runs().empty()) {
        setLeft(0);
        return;
    }
    auto promise = std::make_shared<QPromise<std::size_t>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start(
        [promise, file = m_model.file(), runs = m_document.runs(), machine = *m_model.machine()] {
            promise->start();
            CompletedPoints completed(machine);
            for (const auto& run : runs) {
                if (promise->isCanceled())
                    break;
                if (run->id != 0) // a point that is in no file is missing there
                    completed.add(*run);
            }
            if (!promise->isCanceled()) {
                const std::vector<CompletedPoints::Found> found = completed.find(file);
                const bool begun = std::ranges::any_of(found, [](const auto& point) { return point.run != 0; });
                const auto left = std::ranges::count_if(found, [](const auto& point) { return !point.complete(); });
                promise->addResult(begun ? static_cast<std::size_t>(left) : 0);
            }
            promise->finish();
        });
}

} // namespace phasebench
