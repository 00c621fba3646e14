// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/sweep_dialog.h"

#include "engine/text/numbers.h"
#include "gui/models/number_text.h"
#include "gui/panels/axis_edit.h"
#include "gui/panels/heading.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <algorithm>

namespace phasebench {

namespace {

QPushButton* button(const char* name, const QString& text, QWidget* parent)
{
    auto* push = new QPushButton(text, parent);
    push->setObjectName(QString::fromLatin1(name));
    push->setAutoDefault(false);
    return push;
}

} // namespace

SweepDialog::SweepDialog(ExperimentModel& model, QWidget* parent)
    : QDialog(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("sweepDialog"));
    setWindowTitle(tr("Sweep"));
    m_draft.setMachine(model.machine());
    m_draft.setDocument(model.document());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(12);
    auto* intro = new QLabel(tr("The experiment is measured once for each combination of these values; the last axis "
                                "varies fastest."),
        this);
    intro->setProperty("role", QStringLiteral("quiet"));
    intro->setWordWrap(true);
    layout->addWidget(intro);
    layout->addWidget(presets());

    auto* content = new QWidget;
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(8);
    m_empty = new QLabel(tr("Nothing varies: one point is measured. Take one of the above, or add an axis."), content);
    m_empty->setProperty("role", QStringLiteral("faint"));
    m_empty->setWordWrap(true);
    m_list->addWidget(m_empty);
    auto* add = button("addAxis", tr("Add an axis"), content);
    m_list->addWidget(add, 0, Qt::AlignLeft);
    m_list->addStretch(1);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(content);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(footer());
    connect(add, &QPushButton::clicked, this, [this] {
        // What is not swept yet, the usual first.
        for (const SweepSubject& subject : sweepSubjects(m_draft))
            if (subject.choices.empty()
                && std::ranges::none_of(subject.keys, [this](const auto& key) { return m_draft.isSwept(key); })) {
                addAxis(axisOf(subject, subject.range));
                break;
            }
        edited();
    });
    connect(&m_draft, &ExperimentModel::changed, this, &SweepDialog::refresh);
    const nlohmann::json sweep = model.document().value("sweep", nlohmann::json::array());
    setAxes(sweep.is_array() ? sweep : nlohmann::json::array());
    resize(860, 480); // an axis fits beside its scroll bar
}

QWidget* SweepDialog::presets()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    int index = 0;
    for (const SweepPreset& preset : sweepPresets(m_draft)) {
        auto* choose = button("", preset.label, row);
        choose->setObjectName(QStringLiteral("sweepPreset%1").arg(index++));
        choose->setToolTip(preset.explanation);
        connect(choose, &QPushButton::clicked, this, [this, axes = preset.axes] {
            setAxes(axes);
            edited();
        });
        layout->addWidget(choose);
    }
    layout->addStretch(1);
    return row;
}

QWidget* SweepDialog::footer()
{
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    m_fault = new QLabel(box);
    m_fault->setObjectName(QStringLiteral("sweepFault"));
    m_fault->setProperty("role", QStringLiteral("fault"));
    m_fault->setWordWrap(true);
    layout->addWidget(m_fault);
    auto* row = new QHBoxLayout;
    m_summary = new QLabel(box);
    m_summary->setObjectName(QStringLiteral("sweepSummary"));
    m_summary->setTextFormat(Qt::RichText);
    m_summary->setWordWrap(true);
    row->addWidget(m_summary, 1);
    auto* leave = button("sweepCancel", tr("Cancel"), box);
    m_keep = button("sweepKeep", tr("Keep"), box);
    m_run = button("sweepRun", tr("▶ Run it"), box);
    m_run->setDefault(true);
    for (QPushButton* push : {leave, m_keep, m_run})
        row->addWidget(push);
    layout->addLayout(row);
    connect(leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, [this] { take(false); });
    connect(m_run, &QPushButton::clicked, this, [this] { take(true); });
    return box;
}

void SweepDialog::setAxes(const nlohmann::json& axes)
{
    for (AxisEdit* axis : m_axes)
        axis->deleteLater();
    m_axes.clear();
    for (const nlohmann::json& axis : axes)
        if (axis.is_object())
            addAxis(axis);
    refresh();
}

void SweepDialog::addAxis(const nlohmann::json& axis)
{
    auto* edit = new AxisEdit(sweepSubjects(m_draft), axis, m_scroll->widget());
    edit->setObjectName(QStringLiteral("axis%1").arg(m_axes.size()));
    m_list->insertWidget(1 + static_cast<int>(m_axes.size()), edit);
    m_axes.push_back(edit);
    edit->show();
    connect(edit, &AxisEdit::changed, this, &SweepDialog::edited);
    connect(edit, &AxisEdit::removeRequested, this, [this, edit] {
        std::erase(m_axes, edit);
        edit->hide();
        edit->deleteLater();
        for (std::size_t i = 0; i < m_axes.size(); ++i)
            m_axes[i]->setObjectName(QStringLiteral("axis%1").arg(i));
        edited();
    });
}

void SweepDialog::edited()
{
    nlohmann::json axes = nlohmann::json::array();
    for (const AxisEdit* axis : m_axes)
        axes.push_back(axis->axis());
    if (axes.empty())
        m_draft.clear("sweep");
    else
        m_draft.set("sweep", axes);
    refresh();
}

void SweepDialog::refresh()
{
    m_empty->setVisible(m_axes.empty());
    const Fault* elsewhere = nullptr;
    std::vector<QString> sentences(m_axes.size());
    for (const Fault& fault : m_draft.faults()) {
        bool placed = false;
        for (std::size_t i = 0; i < m_axes.size(); ++i)
            if (const std::string key = "sweep." + std::to_string(i);
                fault.key.starts_with(key + ".") || fault.key == key) {
                placed = true;
                if (sentences[i].isEmpty())
                    sentences[i] = QString::fromStdString(fault.sentence);
            }
        if (!placed && !elsewhere)
            elsewhere = &fault;
    }
    for (std::size_t i = 0; i < m_axes.size(); ++i)
        m_axes[i]->setFault(sentences[i]);
    const bool valid = m_draft.isValid();
    QString remark = elsewhere ? QString::fromStdString(elsewhere->sentence) : QString();
    if (valid && !m_draft.obstacles().empty())
        remark = tr("The first point is not possible here: %1")
                     .arg(QString::fromStdString(m_draft.obstacles().front().sentence));
    m_fault->setText(remark);
    m_fault->setVisible(!remark.isEmpty());
    m_keep->setEnabled(valid);
    m_run->setEnabled(valid);
    if (m_draft.isChecking()) {
        m_summary->setText(tr("The points are being checked …"));
        return;
    }
    if (!valid) {
        m_summary->setText({});
        return;
    }
    QString text = QStringLiteral("<b>%1</b>")
                       .arg(numbers::counted(static_cast<qint64>(m_draft.points()), tr("point"), tr("points")));
    if (const auto seconds = leastSeconds(m_draft.file()); seconds && m_draft.points() > 1)
        text += tr(", at least %1 of measuring").arg(QString::fromStdString(formatTime(*seconds * 1e6)));
    m_summary->setText(text);
}

void SweepDialog::take(bool run)
{
    if (const auto sweep = m_draft.document().find("sweep"); sweep != m_draft.document().end())
        m_model.apply({{"sweep", sweep->dump()}});
    else
        m_model.clear("sweep");
    accept();
    if (run)
        emit runRequested();
}

} // namespace phasebench
