// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/measure_panel.h"

#include "gui/panels/form.h"
#include "gui/panels/heading.h"
#include "gui/panels/key_choice.h"
#include "gui/panels/key_edit.h"
#include "gui/panels/number_row.h"
#include "gui/session/experiment_model.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace phasebench {

namespace {

/// "[0.5] % noise or [15] s", as the stopping rule is said.
QWidget* stopRow(ExperimentModel& model, QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    auto* noise = new KeyEdit(model, "measure.max_noise", row, 100);
    noise->setAccessibleName(QObject::tr("stop at this noise, percent"));
    noise->setMinimumWidth(36);
    auto* timeout = new KeyEdit(model, "measure.timeout", row);
    timeout->setAccessibleName(QObject::tr("stop after this time, seconds"));
    timeout->setMinimumWidth(36);
    layout->addWidget(noise, 1);
    layout->addWidget(new QLabel(QObject::tr("% noise or"), row));
    layout->addWidget(timeout, 1);
    layout->addWidget(new QLabel(QObject::tr("s"), row));
    row->setFocusProxy(noise);
    return row;
}

} // namespace

MeasurePanel::MeasurePanel(ExperimentModel& model, QWidget* parent)
    : QWidget(parent)
    , m_form(new Form(model, this))
{
    const auto full = Form::Shown::full;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new Heading(tr("Measurement"), this));
    auto* cache = new KeySegments(model, "measure.cache", {{tr("cold"), "cold"}, {tr("hot"), "hot"}}, this);
    cache->setToolTip(tr("Cold: the last-level cache is evicted before each sample. Hot: the same buffers again."));
    m_form->addRow(tr("cache"), cache, {"measure.cache"});
    m_form->addRow(tr("st&op at"), stopRow(model, this), {"measure.max_noise", "measure.timeout"});
    m_form->addRow(tr("first use"),
        new KeySegments(model, "measure.first_use", {{tr("measure it"), true}, {tr("leave it"), false}}, this),
        {"measure.first_use"});
    m_form->addRow(tr("at least, s"), new KeyEdit(model, "measure.min_time", this), {"measure.min_time"}, full);
    m_form->addRow(tr("samples"), new NumberRow(model, {"measure.min_samples", "measure.max_samples"}, this),
        {"measure.min_samples", "measure.max_samples"}, full);
    m_form->addRow(tr("exactly"), new KeyEdit(model, "measure.samples", this), {"measure.samples"}, full);
    m_form->addRow(tr("seed"), new KeyEdit(model, "measure.seed", this), {"measure.seed"}, full);
    layout->addWidget(m_form);
}

void MeasurePanel::setFull(bool full)
{
    m_form->setFull(full);
}

} // namespace phasebench
