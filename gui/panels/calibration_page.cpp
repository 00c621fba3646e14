// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/calibration_page.h"

#include "engine/insight/calibration_text.h"
#include "engine/text/numbers.h"
#include "gui/panels/table_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace phasebench {

CalibrationPage::CalibrationPage(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_model(new QStandardItemModel(this))
    , m_button(new QPushButton(tr("Calibrate this computer"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    auto* row = new QHBoxLayout;
    m_text->setObjectName(QStringLiteral("calibrationText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_text, 1);
    m_button->setObjectName(QStringLiteral("calibrateButton"));
    m_button->setAutoDefault(false);
    row->addWidget(m_button, 0, Qt::AlignTop);
    layout->addLayout(row);
    auto* view = new TableView(this);
    view->setObjectName(QStringLiteral("calibration"));
    view->setAccessibleName(tr("how far apart identical runs fall"));
    view->setModel(m_model);
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(view, 1);
    connect(m_button, &QPushButton::clicked, this, &CalibrationPage::requested);
    setCalibration(nullptr);
    setRunning(false);
}

void CalibrationPage::setRunning(bool running)
{
    m_button->setEnabled(!running);
    m_button->setToolTip(running ? tr("A run is in progress.")
                                 : tr("Measures the same problems, short and long, in up to 20 fresh processes: some "
                                      "3 minutes. Kept for this computer: verdicts and predictions rest on it."));
}

void CalibrationPage::setCalibration(const std::shared_ptr<const Calibration>& calibration)
{
    m_model->clear();
    m_model->setHorizontalHeaderLabels(
        {tr("problem"), tr("what is timed"), tr("median"), tr("processes"), tr("apart")});
    if (!calibration) {
        m_text->setText(tr("This computer is not calibrated: where only one process measured a run, verdicts rest on "
                           "how far apart processes typically fall."));
        return;
    }
    QString text = tr("Calibrated %1.").arg(QString::fromStdString(calibration->date).left(10));
    for (const std::string& sentence : sentencesOf(*calibration))
        text += QLatin1Char(' ') + QString::fromStdString(sentence);
    m_text->setText(text);
    for (const CalibratedTime& time : calibration->times) {
        QList<QStandardItem*> row;
        for (const std::string& cell : {time.problem, timedWords(time.timed), formatTime(time.median()),
                 std::to_string(time.medians.size()), formatPercent(time.deviation())}) {
            row << new QStandardItem(QString::fromStdString(cell));
            row.back()->setEditable(false);
        }
        m_model->appendRow(row);
    }
}

} // namespace phasebench
