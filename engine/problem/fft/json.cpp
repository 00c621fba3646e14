// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/fft/json.h"

#include "engine/problem/keys/problem_keys.h"

namespace phasebench {

void readProblem(ObjectReader& reader, Fft& fft)
{
    fft.shape = {1};
    problemKeys(std::type_identity<Fft>()).read(reader, fft);
    const auto natural = fft.transform == Transform::c2r ? Direction::inverse : Direction::forward;
    if (fft.transform != Transform::c2c && !reader.isLeftOut("direction") && fft.direction != natural) {
        const std::string right = inQuotes(nameOf(natural));
        reader.fault("direction",
            "\"problem.direction\" must be " + right + ", which is the only direction of "
                + std::string(nameOf(fft.transform)) + ".",
            {{"problem.direction", right}});
    }
    if (fft.transform != Transform::c2c)
        fft.direction = natural;
    refuseKeysOfOtherKinds<Fft>(reader);
    reader.finish();
}

std::string_view sizeKey(const Fft&)
{
    return "problem.shape";
}

nlohmann::json toJson(const Fft& fft)
{
    return problemKeys(std::type_identity<Fft>()).write(fft);
}

} // namespace phasebench
