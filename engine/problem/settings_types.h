// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/text/enumeration.h"

namespace phasebench {

/// What can be chosen of a call, its planning and its measuring, by the words of an experiment file.
enum class CallForm { stateless, stateful };
enum class OperandUpdate { reset, in_place };
enum class Batching { dimension, sequence, overlapped };
enum class PeerCopy { direct, staged };
enum class ManagedMode { fault, prefetch, advise };
enum class Effort { estimate, measure, patient, exhaustive };
enum class CacheState { cold, hot };

template <> std::span<const std::string_view> namesOf<CallForm>();
template <> std::span<const std::string_view> namesOf<OperandUpdate>();
template <> std::span<const std::string_view> namesOf<Batching>();
template <> std::span<const std::string_view> namesOf<PeerCopy>();
template <> std::span<const std::string_view> namesOf<ManagedMode>();
template <> std::span<const std::string_view> namesOf<Effort>();
template <> std::span<const std::string_view> namesOf<CacheState>();

} // namespace phasebench
