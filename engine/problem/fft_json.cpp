// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/keys/fft_keys.h"
#include "engine/problem/keys/matmul_keys.h"
#include "engine/problem/problem_json.h"

namespace phasebench {

Fft readFft(ObjectReader& reader)
{
    Fft fft;
    fft.shape = {1};
    fftKeys().read(reader, fft);
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
    refuseKeysOf(matmulKeys(), fftKeys(), reader, "a key of a matmul, but this problem's kind is \"fft\"");
    reader.finish();
    return fft;
}

nlohmann::json toJson(const Fft& fft)
{
    nlohmann::json problem = fftKeys().write(fft);
    problem["kind"] = "fft";
    return problem;
}

} // namespace phasebench
