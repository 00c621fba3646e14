// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/fft_words.h"

#include "gui/models/tr.h"

#include <QStringList>

namespace phasebench::words {

QString operandWord(FftOperand operand)
{
    switch (operand) {
    case FftOperand::in:
        return tr("in");
    case FftOperand::out:
        return tr("out");
    }
    return {};
}

QString kind(const Fft&)
{
    return tr("FFT");
}

QString sizes(const Fft& fft)
{
    QStringList lengths;
    for (const std::int64_t length : fft.shape)
        lengths << QString::number(length);
    return lengths.join(QStringLiteral(" × "));
}

QString options(const Fft& fft)
{
    const auto text = [](std::string_view name) {
        return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    };
    return QStringLiteral("%1 %2").arg(text(nameOf(fft.transform)), text(nameOf(fft.direction)))
        + (fft.in_place ? tr(" in place") : QString());
}

QString elements(const Fft&)
{
    return tr("transforms");
}

QString flopRemark(const Fft&)
{
    return tr("FLOP by the convention of 5 N log₂ N");
}

} // namespace phasebench::words
