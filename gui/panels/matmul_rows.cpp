// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/matmul_rows.h"

#include "gui/models/tr.h"
#include "gui/panels/form.h"
#include "gui/panels/key_choice.h"
#include "gui/panels/key_edit.h"
#include "gui/panels/number_row.h"
#include "gui/session/experiment_model.h"

#include <QHBoxLayout>

namespace phasebench {

namespace {

bool isComplexMatmul(const ExperimentModel& model)
{
    const auto* const matmul = model.experiment() ? std::get_if<Matmul>(&model.experiment()->problem.value) : nullptr;
    return matmul && isComplex(matmul->type);
}

/// How a matrix is stored: its order, and of an input whether it is transposed and conjugated.
QWidget* storageField(Form& form, ExperimentModel& model, const std::string& operand)
{
    const std::string prefix = "problem." + operand;
    const QString name = QString::fromStdString(operand).toUpper();
    auto* stored = new QWidget(&form);
    auto* row = new QHBoxLayout(stored);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto* order = new KeyChoice(model, prefix + ".order", {{tr("columns"), "column"}, {tr("rows"), "row"}}, stored);
    order->setAccessibleName(tr("order of %1").arg(name));
    row->addWidget(order, 1);
    stored->setFocusProxy(order);
    if (operand != "a" && operand != "b")
        return stored;
    auto* transposed = new KeySwitch(model, prefix + ".transpose", tr("T"), stored);
    transposed->setAccessibleName(tr("%1 transposed").arg(name));
    row->addWidget(transposed);
    auto* conjugated = new KeySwitch(model, prefix + ".conjugate", tr("conj"), stored);
    conjugated->setAccessibleName(tr("%1 conjugated").arg(name));
    row->addWidget(conjugated);
    const auto follow = [&model, conjugated] {
        conjugated->setVisible(isComplexMatmul(model) || conjugated->isChecked());
    };
    QObject::connect(&model, &ExperimentModel::changed, conjugated, follow);
    follow();
    return stored;
}

void addMatrix(Form& form, ExperimentModel& model, const std::string& operand)
{
    const auto applies = [&model, operand] {
        return model.value("problem.kind") == "matmul" && (operand != "c" || model.value("problem.beta") != 0.0);
    };
    const std::string prefix = "problem." + operand;
    const QString name = QString::fromStdString(operand).toUpper();
    form.addRow(tr("%1 stored by").arg(name), storageField(form, model, operand),
        {prefix + ".order", prefix + ".transpose", prefix + ".conjugate"}, Form::Shown::full, applies);
    form.addRow(tr("%1 ld, stride").arg(name), new NumberRow(model, {prefix + ".ld", prefix + ".batch_stride"}, &form),
        {prefix + ".ld", prefix + ".batch_stride"}, Form::Shown::full, applies);
    std::vector<KeyValue> types = choicesOf(namesOf<DataType>());
    types.insert(types.begin(), {tr("as the problem"), nullptr});
    form.addRow(tr("%1 type").arg(name), new KeyChoice(model, prefix + ".type", std::move(types), &form),
        {prefix + ".type"}, Form::Shown::full, applies);
}

} // namespace

QString buttonText(std::type_identity<Matmul>)
{
    return tr("Matmul");
}

void addRows(std::type_identity<Matmul>, Form& form, ExperimentModel& model)
{
    const auto matmul = [&model] {
        return model.value("problem.kind") == "matmul";
    };
    const auto always = Form::Shown::always;
    const auto full = Form::Shown::full;
    form.addRow(tr("&m, n, k"), new NumberRow(model, {"problem.m", "problem.n", "problem.k"}, &form),
        {"problem.m", "problem.n", "problem.k"}, always, matmul);
    auto types = choicesOf(namesOf<DataType>());
    std::erase_if(types, [](const KeyValue& value) { return value.value == "int32"; });
    form.addRow(
        tr("&type"), new KeyChoice(model, "problem.type", std::move(types), &form), {"problem.type"}, always, matmul);
    form.addRow(tr("compute"), new KeyChoice(model, "problem.compute", choicesOf(namesOf<ComputeType>()), &form),
        {"problem.compute"}, always, matmul);
    form.addRow(tr("epilog"), new KeyChoice(model, "problem.epilog", choicesOf(namesOf<Epilog>()), &form),
        {"problem.epilog"}, always, matmul);
    form.addRow(tr("&batch"), new KeyEdit(model, "problem.batch", &form), {"problem.batch"}, always, matmul);
    form.addRow(tr("alpha, beta"), new NumberRow(model, {"problem.alpha", "problem.beta"}, &form),
        {"problem.alpha", "problem.beta"}, full, matmul);
    for (const char* const operand : {"a", "b", "c", "d"})
        addMatrix(form, model, operand);
}

} // namespace phasebench
