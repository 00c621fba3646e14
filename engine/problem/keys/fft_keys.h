// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/keys/key_table.h"

namespace phasebench {

const KeyTable<Fft>& fftKeys(); ///< within "problem"

} // namespace phasebench
