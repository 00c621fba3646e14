// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/keys/key_table.h"

namespace phasebench {

const KeyTable<Fft>& problemKeys(std::type_identity<Fft>); ///< within "problem"

/// The keys of objects within "problem": there are none.
std::vector<Key> nestedKeys(std::type_identity<Fft>);

} // namespace phasebench
