// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/sentence_panel.h"

#include "engine/problem/explain.h"
#include "engine/text/numbers.h"
#include "gui/models/number_text.h"
#include "gui/models/rich_text.h"
#include "gui/models/words.h"
#include "gui/session/experiment_model.h"
#include "gui/session/forecast.h"

namespace phasebench {

namespace {

QString measured(const Run& run)
{
    const Figure& figure = run.call->figure;
    QString text = QObject::tr("Measured <b>%1</b> a call").arg(QString::fromStdString(formatTime(figure.median)));
    const QString badge = run.recorded
        ? QStringLiteral(" <i style=\"white-space:nowrap\">") + richText(words::badge(run)) + QStringLiteral("</i>")
        : QString();
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

QString predicted(const Range& range, bool wasMeasured)
{
    const TimeUnit unit = timeUnitFor(range.high);
    const QString low = QString::fromStdString(formatNumber(range.low / unit.microseconds));
    const QString high = QString::fromStdString(formatNumber(range.high / unit.microseconds));
    const QString text = (low == high ? low : low + QStringLiteral("–") + high) + QStringLiteral("&nbsp;")
        + QString::fromUtf8(unit.name.data(), static_cast<qsizetype>(unit.name.size()));
    return wasMeasured ? QObject::tr("Predicted %1.").arg(text) : QObject::tr("Predicted <b>%1</b> a call.").arg(text);
}

} // namespace

SentencePanel::SentencePanel(const ExperimentModel& model, const Forecast& forecast, QWidget* parent)
    : QLabel(parent)
    , m_model(model)
    , m_forecast(forecast)
{
    setObjectName(QStringLiteral("sentence"));
    setProperty("role", QStringLiteral("quiet"));
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setWordWrap(true);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setContentsMargins(16, 0, 16, 8);
    // The forecast follows the experiment, the runs and the selection.
    connect(&forecast, &Forecast::changed, this, &SentencePanel::refresh);
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
        setText(
            tr("%1 must be put right before this can run.").arg(numbers::counted(count, tr("thing"), tr("things"))));
        return;
    }
    QString text = richText(QString::fromStdString(explain(*experiment)));
    const RunPtr& run = m_forecast.measured();
    const auto& prediction = m_forecast.prediction();
    setToolTip(prediction ? plainToolTip(QString::fromStdString(prediction->sentence)) : QString());
    if (prediction && prediction->total)
        text += QLatin1Char(' ') + predicted(*prediction->total, m_forecast.measured() != nullptr);
    else if (prediction && !run && m_model.canRun()) // what cannot run here has a reason of its own
        text += QLatin1Char(' ') + richText(QString::fromStdString(prediction->sentence));
    if (run)
        text += QLatin1Char(' ') + measured(*run);
    setText(text);
}

} // namespace phasebench
