// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/fft/words.h"

namespace phasebench {

namespace {
std::string lengths(const std::vector<std::int64_t>& shape, std::string_view sign)
{
    std::string text;
    for (std::size_t i = 0; i < shape.size(); ++i)
        text.append(i == 0 ? std::string_view() : sign).append(std::to_string(shape[i]));
    return text;
}
} // namespace

std::string titleOf(const Fft& fft)
{
    std::string text = "FFT " + lengths(fft.shape, " x ");
    text.append(" ").append(nameOf(fft.transform)).append(" ").append(nameOf(fft.type));
    if (fft.transform == Transform::c2c && fft.direction == Direction::inverse)
        text.append(" inverse");
    if (fft.in_place)
        text.append(" in place");
    return text;
}

std::string actionOf(const Fft& fft)
{
    auto half = fft.shape;
    half.back() = half.back() / 2 + 1;
    const std::string points = lengths(fft.shape, " × ");
    std::string text = "transform ";
    switch (fft.transform) {
    case Transform::c2c:
        text += points + " complex numbers" + (fft.direction == Direction::inverse ? " back" : "");
        break;
    case Transform::r2c:
        text += points + " real numbers into " + lengths(half, " × ") + " complex ones";
        break;
    case Transform::c2r:
        text += lengths(half, " × ") + " complex numbers into " + points + " real ones";
        break;
    }
    if (fft.batch > 1)
        text += ", " + std::to_string(fft.batch) + " times in a batch,";
    return text + (fft.in_place ? " in place" : "");
}

std::string_view flopConvention(const Fft&)
{
    return "5\u00a0N\u00a0log\u2082\u00a0N";
}

} // namespace phasebench
