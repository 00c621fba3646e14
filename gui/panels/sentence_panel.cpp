// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/sentence_panel.h"

#include "engine/insight/format.h"
#include "engine/problem/explain.h"
#include "gui/models/selection.h"
#include "gui/models/words.h"
#include "gui/session/experiment_model.h"
#include "gui/session/plural.h"

namespace phasebench {

namespace {

/// What was measured of this very experiment, whatever it is called.
bool isRunOf(const Experiment& experiment, const Run& run)
{
    Experiment same = run.experiment;
    same.title = experiment.title;
    same.measure = experiment.measure;
    return same == experiment;
}

QString measured(const Run& run)
{
    const Figure& figure = run.call->figure;
    QString text = QObject::tr("Measured <b>%1</b> a call").arg(QString::fromStdString(formatTime(figure.median)));
    const QString badge
        = run.recorded ? QStringLiteral(" <i>") + words::badge(run) + QStringLiteral("</i>") : QString();
    if (!figure.low || !figure.high)
        return text + QObject::tr(" (measured once).") + badge;
    const TimeUnit unit = timeUnitFor(figure.median);
    return text
        + QObject::tr(" (median of %1, 95&nbsp;% interval %2–%3).")
              .arg(QString::fromStdString(formatCount(figure.samples)),
                  QString::fromStdString(formatNumber(*figure.low / unit.microseconds)),
                  QString::fromStdString(formatNumber(*figure.high / unit.microseconds)))
        + badge;
}

} // namespace

SentencePanel::SentencePanel(
    const ExperimentModel& model, const RunList& runs, const Selection& selection, QWidget* parent)
    : QLabel(parent)
    , m_model(model)
    , m_runs(runs)
    , m_selection(selection)
{
    setObjectName(QStringLiteral("sentence"));
    setProperty("role", QStringLiteral("quiet"));
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setWordWrap(true);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setContentsMargins(16, 0, 16, 8);
    connect(&model, &ExperimentModel::changed, this, &SentencePanel::refresh);
    connect(&runs, &RunList::updated, this, &SentencePanel::refresh);
    connect(&selection, &Selection::runChanged, this, &SentencePanel::refresh);
    refresh();
}

void SentencePanel::refresh()
{
    const Experiment* experiment = m_model.experiment();
    if (m_model.isChecking()) {
        setText(tr("Checking the points of the sweep …"));
        return;
    }
    if (!experiment) {
        const auto count = static_cast<qint64>(m_model.faults().size());
        setText(tr("%1 must be put right before this can run.").arg(counted(count, tr("thing"), tr("things"))));
        return;
    }
    QString text = QString::fromStdString(explain(*experiment)).toHtmlEscaped();
    const auto tell = [&](int row) {
        if (row < 0 || row >= m_runs.size() || m_runs.isLive(row))
            return false;
        const Run& run = *m_runs.at(row);
        if (!run.call || !isRunOf(*experiment, run))
            return false;
        text += QLatin1Char(' ') + measured(run);
        return true;
    };
    // The run that is looked at, else the latest one of this experiment.
    bool told = tell(m_selection.run());
    for (int row = m_runs.size() - 1; row >= 0 && !told; --row)
        told = tell(row);
    setText(text);
}

} // namespace phasebench
