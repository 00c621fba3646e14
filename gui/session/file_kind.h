// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"

#include <QString>
#include <nlohmann/json.hpp>

namespace phasebench {

enum class FileKind { results, experiment, lesson };

/// By its content, where it can be read: results are SQLite files, a lesson says that it is one; else by its ending.
FileKind kindOf(const QString& path);

/// The document of an experiment file, whatever it says. Fails where there is no file, or it is too long or no JSON.
Result<nlohmann::json> readExperiment(const QString& path);

} // namespace phasebench
