// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phasebench {

struct CommandLine;

/// `phasebench --export-charts`: prints the files that it wrote; the exit code is as in resources/manual/formats.md.
/// Needs a QApplication.
int exportCharts(const CommandLine& arguments);

/// The same for --hand-out.
int writeHandOutFile(const CommandLine& arguments);

} // namespace phasebench
