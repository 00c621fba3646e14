// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/fft_rows.h"

#include "gui/models/tr.h"
#include "gui/panels/form.h"
#include "gui/panels/key_choice.h"
#include "gui/panels/key_edit.h"
#include "gui/panels/shape_edit.h"
#include "gui/session/experiment_model.h"

namespace phasebench {

QString buttonText(std::type_identity<Fft>)
{
    return tr("FFT");
}

void addRows(std::type_identity<Fft>, Form& form, ExperimentModel& model)
{
    const auto fft = [&model] {
        return model.value("problem.kind") == "fft";
    };
    const auto always = Form::Shown::always;
    form.addRow(tr("&shape"), new ShapeEdit(model, &form), {"problem.shape"}, always, fft);
    std::vector<KeyValue> precisions{{QStringLiteral("float32"), "float32"}, {QStringLiteral("float64"), "float64"},
        {QStringLiteral("float16"), "float16"}};
    form.addRow(tr("&precision"), new KeyChoice(model, "problem.type", std::move(precisions), &form), {"problem.type"},
        always, fft);
    form.addRow(tr("transform"), new KeySegments(model, "problem.transform", choicesOf(namesOf<Transform>()), &form),
        {"problem.transform"}, always, fft);
    form.addRow(tr("direction"), new KeySegments(model, "problem.direction", choicesOf(namesOf<Direction>()), &form),
        {"problem.direction"}, always, fft);
    form.addRow(tr("batch"), new KeyEdit(model, "problem.batch", &form), {"problem.batch"}, always, fft);
    form.addRow(tr("result"),
        new KeySegments(model, "problem.in_place", {{tr("elsewhere"), false}, {tr("in place"), true}}, &form),
        {"problem.in_place"}, always, fft);
}

} // namespace phasebench
