// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/matmul_words.h"

#include "gui/models/tr.h"

#include <QStringList>

namespace phasebench::words {

QString operandWord(MatmulOperand operand)
{
    switch (operand) {
    case MatmulOperand::a:
        return QStringLiteral("A");
    case MatmulOperand::b:
        return QStringLiteral("B");
    case MatmulOperand::c:
        return QStringLiteral("C");
    case MatmulOperand::d:
        return QStringLiteral("D");
    case MatmulOperand::bias:
        return tr("bias");
    case MatmulOperand::aux:
        return tr("aux");
    }
    return {};
}

QString kind(const Matmul&)
{
    return tr("matmul");
}

QString sizes(const Matmul& matmul)
{
    return QStringLiteral("%1 × %2 × %3").arg(matmul.m).arg(matmul.n).arg(matmul.k);
}

QString options(const Matmul& matmul)
{
    QStringList parts;
    const std::pair<const char*, const MatrixOptions*> matrices[]
        = {{"A", &matmul.a}, {"B", &matmul.b}, {"C", &matmul.c}, {"D", &matmul.d}};
    for (const auto& [name, matrix] : matrices) {
        if (matrix->transpose)
            parts << tr("%1 transposed").arg(QLatin1String(name));
        if (matrix->order == Order::row)
            parts << tr("%1 by rows").arg(QLatin1String(name));
    }
    if (matmul.alpha != 1.0)
        parts << QStringLiteral("alpha %1").arg(matmul.alpha);
    if (matmul.beta != 0.0)
        parts << QStringLiteral("beta %1").arg(matmul.beta);
    return parts.isEmpty() ? tr("plain") : parts.join(QStringLiteral(", "));
}

QString elements(const Matmul&)
{
    return tr("products");
}

QString flopRemark(const Matmul&)
{
    return {};
}

} // namespace phasebench::words
