// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/fft/work.h"

#include <cmath>

namespace phasebench {

double flopOf(const Fft& fft)
{
    double points = 1;
    for (const std::int64_t length : fft.shape)
        points *= static_cast<double>(length);
    if (fft.shape.empty() || points <= 0)
        return 0;
    const double factor = fft.transform == Transform::c2c ? 5.0 : 2.5;
    return factor * points * std::log2(points) * static_cast<double>(fft.batch);
}

bool computeAlike(const Fft& a, const Fft& b)
{
    return a.type == b.type && a.transform == b.transform;
}

} // namespace phasebench
