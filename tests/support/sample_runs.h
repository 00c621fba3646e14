// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/run.h"

#include <memory>
#include <vector>

/// Made-up but plausible runs for tests of models and charts; the figures follow from the series, as in real ones.
namespace phasebench::samples {

using RunPtr = std::shared_ptr<const Run>;

/// A matmul 8000 x 2000 x 4000 float32 on GPU 0 with its operands in `space`: 31 samples, ten calls that share a plan.
Run matmul(const std::string& title, const MemorySpace& space, CallForm form = CallForm::stateful);

/// The four runs of the phase chart's picture: pageable, pinned, on the GPU, and stateless on the GPU.
std::vector<RunPtr> fourPlacements();

/// An FFT of 1 048 576 points on the CPU at each planner effort, of one experiment: one title for all.
std::vector<RunPtr> plannerEfforts();

/// A run that failed before it had a figure.
Run failed(const std::string& message);

/// `count` runs of one sweep over m.
std::vector<RunPtr> sweep(int count);

RunPtr shared(Run run);

} // namespace phasebench::samples
