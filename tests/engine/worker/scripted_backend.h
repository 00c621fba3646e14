// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/backend.h"
#include "engine/worker/clock.h"

#include <functional>
#include <string>
#include <vector>

namespace phasebench::test {

/// A backend that writes down what it is asked for, takes as long as it is told, and computes a float32 matmul the
/// plain way.
class ScriptedBackend : public Backend {
public:
    std::vector<std::string> calls; ///< "specify", "plan", "execute", "unplan", "unspecify"
    double planningTime = 0; ///< us
    double executionTime = 0; ///< us
    bool planning = true;
    bool wrong = false; ///< writes a wrong result
    bool destroysInput = false;
    std::int64_t workspace = 0;
    std::vector<const void*> inputs; ///< the address of the first input of each execution
    std::function<void()> onExecution;
    std::vector<PlanPreferences> preferences; ///< of each plan
    bool algorithmByAlignment = false; ///< chooses by the alignment that it is promised
    bool keeps = false; ///< keepsPlans()
    bool warmedUp = false;
    /// Who computes: empty, the caller at once.
    std::function<void(Stream, std::function<void()>)> launch;

    std::string name() const override { return "scripted"; }
    bool hasPlanning() const override { return planning; }
    bool keepsPlans() const override { return keeps; }
    void warmUpPlanning() override { warmedUp = true; }
    Result<std::unique_ptr<Specification>> specify(const Problem& problem, const Operands&) override;
};

} // namespace phasebench::test
