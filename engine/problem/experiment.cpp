// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/experiment.h"

#include "engine/problem/operand.h"

namespace phasebench {

namespace {
using namespace std::string_view_literals;

constexpr std::array searches = {"heuristic"sv, "enumerate"sv};
constexpr std::array methods = {"race"sv, "fixed"sv};
} // namespace

template <> std::span<const std::string_view> namesOf<Autotune::Search>()
{
    return searches;
}

template <> std::span<const std::string_view> namesOf<Autotune::Method>()
{
    return methods;
}

Problem Experiment::callProblem() const
{
    return call.batching == Batching::dimension ? problem : elementOf(problem);
}

} // namespace phasebench
