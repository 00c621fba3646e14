// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/problem.h"

#include <QString>

namespace phasebench {

class ExperimentModel;
class Form;

/// What the button of the kind says: "Matmul".
QString buttonText(std::type_identity<Matmul>);

/// Adds the rows of what only a matmul has; they are there while the experiment is one.
void addRows(std::type_identity<Matmul>, Form& form, ExperimentModel& model);

} // namespace phasebench
