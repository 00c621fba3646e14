// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/problem.h"

#include <QString>

namespace phasebench {

class ExperimentModel;
class Form;

/// What the button of the kind says: "FFT".
QString buttonText(std::type_identity<Fft>);

/// Adds the rows of what only an FFT has; they are there while the experiment is one.
void addRows(std::type_identity<Fft>, Form& form, ExperimentModel& model);

} // namespace phasebench
