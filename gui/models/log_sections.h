// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/run.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace phasebench {

/// What of a phase log is looked at.
struct LogFilter {
    enum class Phases { all, one, remarks };
    Phases phases = Phases::all;
    Phase phase = Phase::specification; ///< where it is one
    QString text; ///< in a line or its phase's name, whatever the case

    bool fits(const LogLine& line) const;
    bool operator==(const LogFilter&) const = default;
};

/// A heading and its lines. Without a phase: remarks about the whole run.
struct LogSection {
    std::optional<Phase> phase;
    std::vector<LogLine> lines;
};

/// The run's log, or of a run in progress what is known so far: how often each phase was measured, and its median.
std::vector<LogLine> logOf(const Run& run);

/// In the order of the log; a phase that comes again after another has another heading.
std::vector<LogSection> logSections(const std::vector<LogLine>& log, const LogFilter& filter);

/// Each phase once, in the order of Phase, remarks last: to put two logs beside each other.
std::vector<LogSection> logByPhase(const std::vector<LogLine>& log, const LogFilter& filter);

QString headingOf(const LogSection& section); ///< "planning", "remarks"
QString textOf(const LogLine& line); ///< "130 µs  8 candidates, heuristic #0 chosen"

/// As text: a heading a line, its lines indented.
QString logPlainText(const std::vector<LogSection>& sections);

struct LogLook {
    QString quiet; ///< colour of details
    QString mono; ///< family
};
QString logHtml(const std::vector<LogSection>& sections, const LogLook& look);

/// Two logs as a table, the same phases beside each other; lines that both have are quiet.
QString logsHtml(const std::vector<LogLine>& left, const std::vector<LogLine>& right, const QString& leftLabel,
    const QString& rightLabel, const LogFilter& filter, const LogLook& look);
/// The same as text: the left one, then the right one, of each phase.
QString logsPlainText(const std::vector<LogLine>& left, const std::vector<LogLine>& right, const QString& leftLabel,
    const QString& rightLabel, const LogFilter& filter);

} // namespace phasebench
