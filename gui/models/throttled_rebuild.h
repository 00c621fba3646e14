// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <functional>

namespace phasebench {

/// Rebuilds what is made of all runs as soon as they change while that is quick; where it takes longer, rarer, so that
/// it never has more than a twentieth of the thread: the points of a long sweep come faster than a long table is made.
class ThrottledRebuild {
public:
    ThrottledRebuild(QObject* parent, std::function<void()> work)
        : m_work(std::move(work))
        , m_timer(new QTimer(parent))
    {
        m_timer->setSingleShot(true);
        QObject::connect(m_timer, &QTimer::timeout, parent, [this] { run(); });
    }

    void request()
    {
        if (m_timer->isActive())
            return;
        if (m_took <= quick)
            run();
        else
            m_timer->start(static_cast<int>(m_took * 20));
    }

    /// At once, however long it takes: rows are no longer what they were.
    void run()
    {
        m_timer->stop();
        QElapsedTimer clock;
        clock.start();
        m_work();
        m_took = static_cast<double>(clock.nsecsElapsed()) * 1e-6;
    }

    bool isPending() const { return m_timer->isActive(); }

private:
    static constexpr double quick = 1.0; ///< milliseconds

    std::function<void()> m_work;
    QTimer* m_timer;
    double m_took = 0; ///< milliseconds, the last time
};

} // namespace phasebench
