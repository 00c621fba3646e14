// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// How documents of every kind of problem are edited, as functions overloaded for it.
#include "gui/session/fft_edit.h"
#include "gui/session/matmul_edit.h"
