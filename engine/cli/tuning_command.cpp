// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/cli/output.h"
#include "engine/cli/tuning_option.h"
#include "engine/measure/gain.h"
#include "engine/result/tuning_file.h"
#include "engine/text/numbers.h"

#include <nlohmann/json.hpp>

namespace phasebench::cli {

namespace {

std::string lineOf(const TunedWinner& winner)
{
    return winner.backend + " " + winner.library + " on " + winner.device
        + (winner.driver.empty() ? "" : ", driver " + winner.driver) + ", " + winner.date + "\n  problem "
        + winner.problem.dump() + "\n  winner " + winner.configuration.dump()
        + (winner.gain ? "; the library's pick takes " + longerThan("it", *winner.gain) : std::string()) + "\n";
}

nlohmann::json jsonOf(const std::vector<TunedWinner>& winners)
{
    nlohmann::json list = nlohmann::json::array();
    for (const TunedWinner& winner : winners)
        list.push_back(toJson(winner));
    return {{"phasebench_tuning", 1}, {"winners", std::move(list)}};
}

} // namespace

std::filesystem::path tuningFileOf(const Arguments& arguments)
{
    if (const auto given = arguments.value("--tuning"))
        return *given;
    return userTuningFile();
}

ExitCode tuningCommand(const Arguments& arguments)
{
    const std::string& action = arguments.operands().front();
    const bool withFile = arguments.operands().size() == 2;
    const std::filesystem::path own = tuningFileOf(arguments);
    if (own.empty())
        throw UsageError("There is no folder for the user's data (HOME is not set): name a file with --tuning FILE.");
    if (action == "list" && !withFile) {
        const auto winners = readTuningFile(own);
        if (arguments.has("--json")) {
            printJson(jsonOf(winners));
            return done;
        }
        if (winners.empty())
            print("No winner of a race is kept in " + own.string() + ".\n");
        for (const TunedWinner& winner : winners)
            print(lineOf(winner));
        return done;
    }
    if (action == "export" && withFile) {
        const auto winners = readTuningFile(own);
        writeTuningFile(arguments.operands()[1], winners);
        print(formatCount(static_cast<std::int64_t>(winners.size())) + " winners were written.\n");
        return done;
    }
    if (action == "import" && withFile) {
        const std::filesystem::path file = arguments.operands()[1];
        std::error_code error;
        if (!std::filesystem::exists(file, error))
            throw TuningFileError("The tuning file \"" + file.string() + "\" is not there.");
        const auto others = readTuningFile(file);
        const std::size_t kept = keepWinners(own, others);
        print(formatCount(static_cast<std::int64_t>(others.size())) + " winners were taken over; "
            + formatCount(static_cast<std::int64_t>(kept)) + " are kept now.\n");
        return done;
    }
    throw UsageError("tuning takes list, export FILE or import FILE.");
}

} // namespace phasebench::cli
