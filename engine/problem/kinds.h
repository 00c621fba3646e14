// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What every kind of problem gives, as functions overloaded for it: for those who visit a Problem.
#include "engine/problem/fft/data.h"
#include "engine/problem/fft/operands.h"
#include "engine/problem/fft/words.h"
#include "engine/problem/fft/work.h"
#include "engine/problem/matmul/data.h"
#include "engine/problem/matmul/operands.h"
#include "engine/problem/matmul/words.h"
#include "engine/problem/matmul/work.h"
