// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/settings_types.h"

#include <array>

namespace phasebench {

namespace {
using namespace std::string_view_literals;

constexpr std::array callForms = {"stateless"sv, "stateful"sv};
constexpr std::array operandUpdates = {"reset"sv, "in_place"sv};
constexpr std::array batchings = {"dimension"sv, "sequence"sv, "overlapped"sv};
constexpr std::array peerCopies = {"direct"sv, "staged"sv};
constexpr std::array managedModes = {"fault"sv, "prefetch"sv, "advise"sv};
constexpr std::array efforts = {"estimate"sv, "measure"sv, "patient"sv, "exhaustive"sv};
constexpr std::array cacheStates = {"cold"sv, "hot"sv};
} // namespace

template <> std::span<const std::string_view> namesOf<CallForm>()
{
    return callForms;
}
template <> std::span<const std::string_view> namesOf<OperandUpdate>()
{
    return operandUpdates;
}
template <> std::span<const std::string_view> namesOf<Batching>()
{
    return batchings;
}
template <> std::span<const std::string_view> namesOf<PeerCopy>()
{
    return peerCopies;
}
template <> std::span<const std::string_view> namesOf<ManagedMode>()
{
    return managedModes;
}
template <> std::span<const std::string_view> namesOf<Effort>()
{
    return efforts;
}
template <> std::span<const std::string_view> namesOf<CacheState>()
{
    return cacheStates;
}

} // namespace phasebench
