// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/sweep.h"
#include "engine/result/run.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

namespace phasebench {

class Document;
class ExperimentModel;

/// How many points of the experiment's sweep the open results lack. Found out on a thread of the pool: a long sweep is
/// compared point by point with all runs.
class ResumeWatch : public QObject {
    Q_OBJECT
public:
    ResumeWatch(const ExperimentModel& model, const Document& document, QObject* parent = nullptr);

    /// While something is measured, nothing is found out.
    void setPaused(bool paused);
    /// 0 where nothing is to be resumed: no sweep, no point of it measured, or all of them.
    std::size_t pointsLeft() const { return m_left; }

signals:
    void changed();

private:
    void start();
    void setLeft(std::size_t left);

    const ExperimentModel& m_model;
    const Document& m_document;
    QTimer m_soon;
    QFutureWatcher<std::size_t> m_watcher;
    std::size_t m_left = 0;
    bool m_paused = false;
};

} // namespace phasebench
