// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The window's words for every kind of problem, as functions overloaded for it.
#include "gui/models/fft_words.h"
#include "gui/models/matmul_words.h"
