// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/range.h"
#include "engine/result/link_probe.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace phasebench {

/// What one link of a probe does at any size: between two measured sizes time is interpolated over the logarithms of
/// both; above the largest the rate stays, below the smallest the time does.
class LinkCurve {
public:
    /// Empty where the probe holds no such link.
    static std::optional<LinkCurve> of(
        const LinkProbe& probe, const MemorySpace& from, const MemorySpace& to, std::string_view mode);

    double time(std::int64_t bytes) const; ///< microseconds: of the medians
    /// Microseconds: of the ends of the medians' intervals.
    Range timeRange(std::int64_t bytes) const;
    double rate(std::int64_t bytes) const { return static_cast<double>(bytes) / (time(bytes) * 1e-6); }
    double bestRate() const; ///< of all sizes, bytes a second
    std::span<const LinkFigure> figures() const { return m_figures; } ///< by size

private:
    template <typename Value> double interpolated(std::int64_t bytes, Value value) const;
    std::vector<LinkFigure> m_figures; ///< not empty
};

} // namespace phasebench
