// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/problem/fault.h"
#include "engine/text/quotes.h"

#include <span>

/// The rules behind whyImpossible(), one row each: a row that is deleted is a refusal that is lifted.
namespace phasebench {

struct CapabilityRule {
    /// The first fault that the rule finds; empty when the experiment keeps the rule.
    std::optional<Fault> (*check)(const Experiment& resolved);
};

std::span<const CapabilityRule> commonRules();
std::span<const CapabilityRule> cublasltRules();
std::span<const CapabilityRule> openblasRules();
std::span<const CapabilityRule> cufftRules();
std::span<const CapabilityRule> fftwRules();

} // namespace phasebench
