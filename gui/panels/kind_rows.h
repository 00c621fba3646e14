// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The rows of every kind of problem, as functions overloaded for it.
#include "gui/panels/fft_rows.h"
#include "gui/panels/matmul_rows.h"
