// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/fft/operands.h"

namespace phasebench {

std::optional<Role> roleOf(const Fft& fft, FftOperand operand)
{
    switch (operand) {
    case FftOperand::in:
        return fft.in_place ? Role::both : Role::input;
    case FftOperand::out:
        return fft.in_place ? std::nullopt : std::optional(Role::output);
    }
    return std::nullopt;
}

DataType resultTypeOf(const Fft& fft)
{
    return fft.type;
}

std::optional<Operand> operandOf(const Fft& fft, FftOperand operand, Role role)
{
    if (fft.shape.empty())
        return std::nullopt;
    const bool real = (fft.transform == Transform::r2c && operand == FftOperand::in)
        || (fft.transform == Transform::c2r && operand == FftOperand::out);
    const std::int64_t half = fft.shape.back() / 2 + 1;
    const bool halved = fft.transform != Transform::c2c && !real;
    const std::int64_t last = halved ? half : fft.shape.back();
    Checked elements = real && fft.in_place ? Checked(half) * 2 : Checked(last);
    std::vector<std::int64_t> shape;
    for (std::size_t i = 0; i + 1 < fft.shape.size(); ++i) {
        elements = elements * fft.shape[i];
        shape.push_back(fft.shape[i]);
    }
    shape.push_back(last);
    return sizedOperand({operand, role, fft.type, real ? 1 : 2, 0, 0, std::move(shape)}, elements * fft.batch);
}

std::optional<std::int64_t> batchStrideOf(const Fft&, FftOperand)
{
    return std::nullopt;
}

std::string storageWords(const Fft&, FftOperand)
{
    return {};
}

} // namespace phasebench
