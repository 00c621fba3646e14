// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/candidate_search.h"
#include "engine/worker/clock.h"

#include <functional>
#include <vector>

namespace phasebench::test {

/// How one scripted candidate behaves.
struct Way {
    double time = 50; ///< us
    bool wrong = false; ///< computes a wrong result
    bool fails = false; ///< its execution is refused
    bool poisons = false; ///< its execution loses the context
    std::string refusal = {}; ///< of the search
    std::int64_t workspace = 0; ///< bytes that its plan turns out to need
    bool hangs = false; ///< its execution begins what onHang() makes endless
};

/// A backend for float32 matmuls whose candidates take known times; way 0 is the library's pick.
class RacingBackend : public Backend {
public:
    std::vector<Way> ways;
    std::function<void()> onExecution;
    std::function<void()> onHang;

    std::string name() const override { return "scripted"; }
    Result<std::unique_ptr<Specification>> specify(const Problem& problem, const Operands&) override;
};

} // namespace phasebench::test
