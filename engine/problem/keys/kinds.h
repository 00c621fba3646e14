// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What every kind of problem gives for documents, as functions overloaded for it.
#include "engine/problem/fft/command_text.h"
#include "engine/problem/fft/execution.h"
#include "engine/problem/fft/json.h"
#include "engine/problem/fft/keys.h"
#include "engine/problem/matmul/command_text.h"
#include "engine/problem/matmul/execution.h"
#include "engine/problem/matmul/json.h"
#include "engine/problem/matmul/keys.h"
