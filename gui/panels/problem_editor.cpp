// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/problem_editor.h"

#include "gui/panels/form.h"
#include "gui/panels/heading.h"
#include "gui/panels/key_choice.h"
#include "gui/panels/key_edit.h"
#include "gui/panels/number_row.h"
#include "gui/panels/shape_edit.h"
#include "gui/session/experiment_model.h"

#include <QVBoxLayout>

namespace phasebench {

namespace {

std::vector<KeyValue> computeTypes()
{
    return choicesOf(namesOf<ComputeType>());
}

std::vector<KeyValue> fftTypes()
{
    return {{QStringLiteral("float32"), "float32"}, {QStringLiteral("float64"), "float64"},
        {QStringLiteral("float16"), "float16"}};
}

} // namespace

ProblemEditor::ProblemEditor(ExperimentModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_form(new Form(model, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new Heading(tr("Problem"), this));
    auto* kind = new KeySegments(model, "problem.kind", {{tr("Matmul"), "matmul"}, {tr("FFT"), "fft"}}, this);
    kind->setAccessibleName(tr("kind of problem"));
    m_form->addWide(kind, {"problem.kind"});
    m_form->addRow(tr("title"), new KeyEdit(model, "title", KeyEdit::Text(), this), {"title"}, Form::Shown::full);
    addMatmul();
    addFft();
    layout->addWidget(m_form);
}

void ProblemEditor::addMatmul()
{
    const auto matmul = [this] {
        return m_model.value("problem.kind") == "matmul";
    };
    const auto always = Form::Shown::always;
    const auto full = Form::Shown::full;
    m_form->addRow(tr("&m, n, k"), new NumberRow(m_model, {"problem.m", "problem.n", "problem.k"}, this),
        {"problem.m", "problem.n", "problem.k"}, always, matmul);
    auto types = choicesOf(namesOf<DataType>());
    std::erase_if(types, [](const KeyValue& value) { return value.value == "int32"; });
    m_form->addRow(
        tr("&type"), new KeyChoice(m_model, "problem.type", std::move(types), this), {"problem.type"}, always, matmul);
    m_form->addRow(tr("compute"), new KeyChoice(m_model, "problem.compute", computeTypes(), this), {"problem.compute"},
        always, matmul);
    m_form->addRow(tr("epilog"), new KeyChoice(m_model, "problem.epilog", choicesOf(namesOf<Epilog>()), this),
        {"problem.epilog"}, always, matmul);
    m_form->addRow(tr("&batch"), new KeyEdit(m_model, "problem.batch", this), {"problem.batch"}, always, matmul);
    m_form->addRow(tr("alpha, beta"), new NumberRow(m_model, {"problem.alpha", "problem.beta"}, this),
        {"problem.alpha", "problem.beta"}, full, matmul);
    for (const char* operand : {"a", "b", "c", "d"})
        addMatrix(operand);
}

void ProblemEditor::addMatrix(const std::string& operand)
{
    const auto applies = [this, operand] {
        return m_model.value("problem.kind") == "matmul" && (operand != "c" || m_model.value("problem.beta") != 0.0);
    };
    const std::string prefix = "problem." + operand;
    const QString name = QString::fromStdString(operand).toUpper();
    auto* stored = new QWidget(this);
    auto* row = new QHBoxLayout(stored);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto* order = new KeyChoice(m_model, prefix + ".order", {{tr("columns"), "column"}, {tr("rows"), "row"}}, stored);
    order->setAccessibleName(tr("order of %1").arg(name));
    row->addWidget(order, 1);
    stored->setFocusProxy(order);
    if (operand == "a" || operand == "b") {
        auto* transposed = new KeySwitch(m_model, prefix + ".transpose", tr("T"), stored);
        transposed->setAccessibleName(tr("%1 transposed").arg(name));
        row->addWidget(transposed);
        auto* conjugated = new KeySwitch(m_model, prefix + ".conjugate", tr("conj"), stored);
        conjugated->setAccessibleName(tr("%1 conjugated").arg(name));
        row->addWidget(conjugated);
        const auto follow = [this, conjugated] {
            const auto* experiment = m_model.experiment();
            const bool complex
                = experiment && experiment->problem.isMatmul() && isComplex(experiment->problem.matmul().type);
            conjugated->setVisible(complex || conjugated->isChecked());
        };
        connect(&m_model, &ExperimentModel::changed, conjugated, follow);
        follow();
    }
    m_form->addRow(tr("%1 stored by").arg(name), stored,
        {prefix + ".order", prefix + ".transpose", prefix + ".conjugate"}, Form::Shown::full, applies);
    m_form->addRow(tr("%1 ld, stride").arg(name),
        new NumberRow(m_model, {prefix + ".ld", prefix + ".batch_stride"}, this),
        {prefix + ".ld", prefix + ".batch_stride"}, Form::Shown::full, applies);
    std::vector<KeyValue> types = choicesOf(namesOf<DataType>());
    types.insert(types.begin(), {tr("as the problem"), nullptr});
    m_form->addRow(tr("%1 type").arg(name), new KeyChoice(m_model, prefix + ".type", std::move(types), this),
        {prefix + ".type"}, Form::Shown::full, applies);
}

void ProblemEditor::addFft()
{
    const auto fft = [this] {
        return m_model.value("problem.kind") == "fft";
    };
    const auto always = Form::Shown::always;
    m_form->addRow(tr("&shape"), new ShapeEdit(m_model, this), {"problem.shape"}, always, fft);
    m_form->addRow(
        tr("&precision"), new KeyChoice(m_model, "problem.type", fftTypes(), this), {"problem.type"}, always, fft);
    m_form->addRow(tr("transform"),
        new KeySegments(m_model, "problem.transform", choicesOf(namesOf<Transform>()), this), {"problem.transform"},
        always, fft);
    m_form->addRow(tr("direction"),
        new KeySegments(m_model, "problem.direction", choicesOf(namesOf<Direction>()), this), {"problem.direction"},
        always, fft);
    m_form->addRow(tr("batch"), new KeyEdit(m_model, "problem.batch", this), {"problem.batch"}, always, fft);
    m_form->addRow(tr("result"),
        new KeySegments(m_model, "problem.in_place", {{tr("elsewhere"), false}, {tr("in place"), true}}, this),
        {"problem.in_place"}, always, fft);
}

void ProblemEditor::setFull(bool full)
{
    m_form->setFull(full);
}

} // namespace phasebench
