// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/library/registry.h"
#include "engine/worker/backend.h"

namespace phasebench {

/// FFTs of float32 and float64 by FFTW. Planners above "estimate" measure, so they overwrite their scratch operands;
/// they cannot be cancelled, only limited in time.
class FftwBackend : public Backend {
public:
    std::string name() const override { return std::string(library::fftw.name); }
    bool planningNeedsScratch(const PlanPreferences& preferences) const override
    {
        return preferences.effort != Effort::estimate;
    }
    Result<std::unique_ptr<Specification>> specify(const Problem& problem, const Operands& representative) override;

    /// A JSON object with FFTW's text for each precision that knows anything; empty when none does.
    std::string wisdom() const override;
    /// Forgets what is known and learns this instead: wisdom of a higher effort would silently be used by a lower one.
    /// Text that is no such object, or wisdom of another FFTW, is ignored: wisdom only saves time.
    void setWisdom(const std::string& text) override;

private:
    bool m_threadsReady = false;
};

/// Such as "3.3.10 (sse2-avx)".
std::string fftwVersion();

} // namespace phasebench
