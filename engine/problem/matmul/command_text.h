// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/keys/command_text.h"
#include "engine/problem/matmul/problem.h"

#include <type_traits>

namespace phasebench {

CommandForm commandForm(std::type_identity<Matmul>);

/// The document's "problem" without its kind. Throws CommandMistake.
nlohmann::json problemFrom(std::type_identity<Matmul>, const CommandProblem& given);

/// The reverse: the parts "MxNxK", the type and what follows, whose keys are taken out of the document's problem.
std::vector<std::string> commandText(std::type_identity<Matmul>, nlohmann::json& problem);

} // namespace phasebench
