// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fft/problem.h"
#include "engine/problem/keys/command_text.h"

#include <type_traits>

namespace phasebench {

CommandForm commandForm(std::type_identity<Fft>);

/// The document's "problem" without its kind. Throws CommandMistake.
nlohmann::json problemFrom(std::type_identity<Fft>, const CommandProblem& given);

/// The reverse: the parts "LxMxN", the type and what follows, whose keys are taken out of the document's problem.
std::vector<std::string> commandText(std::type_identity<Fft>, nlohmann::json& problem);

} // namespace phasebench
