// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/protocol/message.h"
#include "engine/worker/fake/script.h"

namespace phasebench::fake {

/// What a worker would answer to the task, with figures that are the same in every test.
Outcome plainAnswer(const Task& task, const Rule& rule);

} // namespace phasebench::fake
