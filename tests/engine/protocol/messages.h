// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/protocol/framing.h"

namespace phasebench {

/// A resolved experiment with little in it that has its default.
Experiment someExperiment();
Task someTask();
/// An outcome as a worker sends it: series, but no figures made of them.
Outcome someOutcome();

} // namespace phasebench
