// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace phasebench::fuzz {

using Bytes = std::span<const std::byte>;

inline std::string_view textOf(Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Each takes anything that a stranger's file or another process may send. It ends, and what is wrong with the input is
// told by the exception or the fault that the code under test documents; any other exception ends the program.

void fuzzExperiment(Bytes input); ///< parsed, resolved, explained, written and read again
void fuzzLesson(Bytes input);
void fuzzRun(Bytes input); ///< the JSON of one run of a results file, and all that is made of it
void fuzzBlobs(Bytes input); ///< samples, timelines and rankings; the first byte says which
void fuzzResultsFile(Bytes input); ///< the whole file: everything is read, and something appended
void fuzzRequests(Bytes input); ///< frames as a worker reads them
void fuzzReplies(Bytes input); ///< frames as the runner reads them
void fuzzTuning(Bytes input); ///< tuning.json

} // namespace phasebench::fuzz
