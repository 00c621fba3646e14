// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"
#include "gui/models/run_list.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace phasebench {

/// A piece of text with its heading: a question, a prediction, an explanation. Blank lines part paragraphs.
struct HandOutSection {
    QString heading;
    QString text;
};

/// What a hand-out is made of. The results follow from the runs: every chart, its figures, what they say, how sure one
/// can be, and the conditions.
struct HandOut {
    QString title; ///< empty: the experiment's
    std::vector<HandOutSection> before; ///< ahead of the results: the question and the prediction of a lesson
    std::vector<RunPtr> runs; ///< with their series, so that comparisons are as good as in the window
    std::vector<HandOutSection> after; ///< behind them: the explanation, the next experiment
};

/// One HTML file that needs nothing else: the charts are in it as vector pictures, it loads nothing and runs no script.
/// Empty where there is no run. Needs a QApplication.
QByteArray handOutHtml(const HandOut& handOut);

/// The same on A4 pages.
QByteArray handOutPdf(const HandOut& handOut);

/// By the ending of `path`, .html or .pdf. The file is whole or not there.
Result<void> writeHandOut(const HandOut& handOut, const QString& path);

} // namespace phasebench
