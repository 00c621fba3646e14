// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/problem.h"
#include "gui/session/sweep_subjects.h"

namespace phasebench {

/// The document's "problem" to begin with, without its kind.
nlohmann::json exampleProblem(std::type_identity<Fft>);

/// The document after one of its keys was set, with what contradicts that put back to its default.
nlohmann::json withoutContradictions(
    std::type_identity<Fft>, nlohmann::json document, const std::string& key, const nlohmann::json& value);

/// The sizes that can be swept, the usual first. `problem`: the document's.
std::vector<SweepSubject> sizeSubjects(std::type_identity<Fft>, const nlohmann::json& problem);

/// The types that a sweep offers.
std::vector<std::string_view> sweptTypes(std::type_identity<Fft>);

} // namespace phasebench
