// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"
#include "engine/result/run_json.h"

namespace phasebench::cli {

/// What `run --json` and `show --json` print: a document with the runs and their timelines, and with their samples when
/// asked for, run by run, so that a long file needs no more memory than its largest run.
class DocumentPrinter {
public:
    DocumentPrinter();
    void add(const LinkProbe& probe); ///< before any run
    void add(const Run& run, Samples samples);
    void end();

private:
    bool m_runs = false; ///< one was printed
};

} // namespace phasebench::cli
