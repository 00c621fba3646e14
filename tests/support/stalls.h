// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QCoreApplication>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <gtest/gtest.h>

namespace phasebench::test {

/// How long the window's thread works before it answers again: in its own processor time, which a busy machine does not
/// lengthen as it does the clock's.
class Stalls {
public:
    explicit Stalls(QAbstractItemView& view)
        : m_view(view)
    {
    }

    template <typename Work> void during(const char* what, Work&& work)
    {
        const double begin = milliseconds();
        work();
        QCoreApplication::processEvents();
        m_view.viewport()->repaint();
        const double took = milliseconds() - begin;
        m_longest = std::max(m_longest, took);
        std::printf("  %s: %.1f ms\n", what, took);
    }

    /// At most so long on a quiet computer; what is expected leaves room for a busy or slow one, and more for
    /// sanitizers, so that only work that grows with the rows is found wanting.
    void expectAtMost(double limit, const char* where) const
    {
        std::printf("%s: the longest stall was %.1f ms of processor time\n", where, m_longest);
#if defined(__SANITIZE_ADDRESS__)
        constexpr double room = 40;
#else
        constexpr double room = 4;
#endif
        EXPECT_LE(m_longest, room * limit) << where;
    }

private:
    static double milliseconds()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
    }

    QAbstractItemView& m_view;
    double m_longest = 0;
};

} // namespace phasebench::test
