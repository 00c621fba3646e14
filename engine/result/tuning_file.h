// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"
#include "engine/result/run.h"

#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace phasebench {

/// A candidate that won a race, with everything that it holds for: another library, driver or device chooses anew.
struct TunedWinner {
    std::string backend; ///< cublaslt cufft openblas fftw
    nlohmann::json problem; ///< with the workspace limit and, on a CPU, the threads
    nlohmann::json configuration; ///< decoded; never the place in a heuristic's list
    std::string library; ///< its version
    std::string driver; ///< empty on a CPU
    std::string device; ///< the GPU's or CPU's name
    std::optional<Gain> gain; ///< of the race that it won; empty where that is not known
    std::string date; ///< of the race

    bool operator==(const TunedWinner&) const = default;
};

/// As it stands in a tuning file; `gain`, `gain_low` and `gain_high` are null where they are not known.
nlohmann::json toJson(const TunedWinner& winner);

/// The tuning file cannot be read or written; one sentence.
class TuningFileError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// phasebench/tuning.json in the user's data folder ($XDG_DATA_HOME, else ~/.local/share); empty when neither is known.
std::filesystem::path userTuningFile();

/// A file that is not there reads as empty. Throws TuningFileError.
std::vector<TunedWinner> readTuningFile(const std::filesystem::path& path);
/// Through a new file that takes the old one's place, so that a crash loses neither; never in the place of a results
/// file. Throws TuningFileError.
void writeTuningFile(const std::filesystem::path& path, std::span<const TunedWinner> winners);
/// Adds winners; one for the same problem, library, driver and device takes the old one's place.
void addWinners(std::vector<TunedWinner>& into, std::span<const TunedWinner> winners);

/// Adds winners to those of a file; programs that do so at the same time wait for each other, so that none is lost.
/// Returns how many it holds now. Throws TuningFileError.
std::size_t keepWinners(const std::filesystem::path& path, std::span<const TunedWinner> winners);

/// What a completed race is kept as; empty without a winner.
std::optional<TunedWinner> winnerToKeep(const Run& run);

/// The winner kept for this problem on this machine, or one sentence why there is none that fits.
Result<nlohmann::json> lookUp(
    std::span<const TunedWinner> winners, const Experiment& resolved, std::string_view backend, const Machine& machine);

} // namespace phasebench
