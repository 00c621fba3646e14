// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

namespace phasebench {

enum class FileKind { results, experiment, lesson };

/// By its content, where it can be read: results are SQLite files, a lesson says that it is one; else by its ending.
FileKind kindOf(const QString& path);

/// The document of an experiment file, whatever it says. The error is one sentence: no file, too long, no JSON.
tl::expected<nlohmann::json, QString> readExperiment(const QString& path);

} // namespace phasebench
