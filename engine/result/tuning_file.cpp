// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/tuning_file.h"

#include "engine/problem/problem_json.h"
#include "engine/result/race_report.h"
#include "engine/result/value_reader.h"
#include "engine/result/write_beside.h"
#include "engine/text/quotes.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/file.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace phasebench {

namespace {

constexpr std::uintmax_t largest = 16U << 20; ///< bytes of a tuning file

nlohmann::json keyOf(const Experiment& experiment)
{
    nlohmann::json key = toJson(experiment.callProblem());
    const bool cpu = !experiment.execution.space || experiment.execution.space->isCpu();
    if (cpu)
        key["threads"] = experiment.execution.threads.value_or(1);
    else
        key["workspace"] = experiment.planning.workspace;
    return key;
}

/// The version alone: what follows it in parentheses tells how it runs just now.
std::string versionOf(const Machine& machine, const std::string& backend)
{
    const auto library = machine.libraries.find(backend);
    if (library == machine.libraries.end())
        return {};
    return library->second.substr(0, library->second.find(' '));
}

std::string deviceOf(const Machine& machine, const Experiment& experiment)
{
    const auto& space = experiment.execution.space;
    if (!space || space->isCpu())
        return machine.cpu;
    const auto gpu = static_cast<std::size_t>(space->gpu);
    return gpu < machine.gpus.size() ? machine.gpus[gpu].name : std::string();
}

std::string driverOf(const Machine& machine, const Experiment& experiment)
{
    const auto& space = experiment.execution.space;
    return space && !space->isCpu() ? machine.driver : std::string();
}

nlohmann::json numberOrNull(const std::optional<double>& value)
{
    return value ? nlohmann::json(*value) : nlohmann::json();
}

} // namespace

nlohmann::json toJson(const TunedWinner& winner)
{
    const Gain gain = winner.gain.value_or(Gain{});
    return {{"backend", winner.backend}, {"problem", winner.problem}, {"configuration", winner.configuration},
        {"library", winner.library}, {"driver", winner.driver}, {"device", winner.device},
        {"gain", winner.gain ? nlohmann::json(gain.ratio) : nlohmann::json()}, {"gain_low", numberOrNull(gain.low)},
        {"gain_high", numberOrNull(gain.high)}, {"date", winner.date}};
}

namespace {

TunedWinner winnerFrom(const ValueReader& object)
{
    TunedWinner winner;
    winner.backend = object["backend"].text();
    winner.problem = object["problem"].object();
    winner.configuration = object["configuration"].object();
    winner.library = object["library"].text();
    winner.driver = object["driver"].text();
    winner.device = object["device"].text();
    if (const auto ratio = object["gain"].number())
        winner.gain = Gain{*ratio, object["gain_low"].number(), object["gain_high"].number()};
    winner.date = object["date"].text();
    object.expect(!winner.backend.empty() && !winner.configuration.empty(), "a winner with backend and configuration");
    return winner;
}

bool sameProblem(const TunedWinner& a, const TunedWinner& b)
{
    return a.backend == b.backend && a.problem == b.problem && a.library == b.library && a.driver == b.driver
        && a.device == b.device;
}

void makeFolderOf(const std::filesystem::path& file)
{
    std::error_code ignored; // writing the file says why it cannot be
    if (file.has_parent_path())
        std::filesystem::create_directories(file.parent_path(), ignored);
}

/// Held while the tuning file is read, changed and written. The lock is the folder's: the file itself is another one
/// after each writing. A file system without such locks goes without.
class FolderLock {
public:
    explicit FolderLock(const std::filesystem::path& file)
        : m_folder(::open(std::filesystem::absolute(file).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    {
        constexpr std::chrono::milliseconds pause(20);
        constexpr std::chrono::seconds patience(5);
        auto waited = std::chrono::milliseconds(0);
        while (m_folder >= 0 && ::flock(m_folder, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            if (waited >= patience) {
                ::close(m_folder);
                throw TuningFileError("The tuning file " + inQuotes(file.native())
                    + " is held by another program; try again when that has finished.");
            }
            std::this_thread::sleep_for(pause);
            waited += pause;
        }
    }
    ~FolderLock()
    {
        if (m_folder >= 0)
            ::close(m_folder);
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int m_folder;
};

} // namespace

std::filesystem::path userTuningFile()
{
    std::filesystem::path folder;
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data != '\0')
        folder = data;
    else if (const char* home = std::getenv("HOME"); home && *home != '\0')
        folder = std::filesystem::path(home) / ".local" / "share";
    else
        return {};
    return folder / "phasebench" / "tuning.json";
}

std::vector<TunedWinner> readTuningFile(const std::filesystem::path& path)
{
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return {};
    if (status.type() == std::filesystem::file_type::none)
        throw TuningFileError(
            "The tuning file " + inQuotes(path.native()) + " cannot be read: " + error.message() + ".");
    if (!std::filesystem::is_regular_file(status))
        throw TuningFileError("The tuning file " + inQuotes(path.native()) + " is "
            + (std::filesystem::is_directory(status) ? "a folder" : "no regular file") + "; give the name of a file.");
    if (std::filesystem::file_size(path, error) > largest)
        throw TuningFileError(
            "The tuning file " + inQuotes(path.native()) + " is larger than 16 MiB, which no tuning file is.");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw TuningFileError(
            "The tuning file " + inQuotes(path.native()) + " cannot be read: " + std::strerror(errno) + ".");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file)
        throw TuningFileError("The tuning file " + inQuotes(path.native()) + " cannot be read.");
    const auto json = parseBounded(text);
    if (!json || !json->is_object() || !json->contains("phasebench_tuning") || (*json)["phasebench_tuning"] != 1)
        throw TuningFileError(inQuotes(path.native())
            + " is no tuning file: one is a JSON object with \"phasebench_tuning\": 1 and \"winners\".");
    try {
        std::vector<TunedWinner> winners;
        ValueReader(*json, "")["winners"].forEach(
            [&](const ValueReader& winner) { winners.push_back(winnerFrom(winner)); });
        return winners;
    } catch (const std::runtime_error& wrong) {
        throw TuningFileError("The tuning file " + inQuotes(path.native()) + " cannot be used: " + wrong.what());
    }
}

void writeTuningFile(const std::filesystem::path& path, std::span<const TunedWinner> winners)
{
    nlohmann::json list = nlohmann::json::array();
    for (const TunedWinner& winner : winners)
        list.push_back(toJson(winner));
    makeFolderOf(path);
    try {
        writeBeside(path, nlohmann::json{{"phasebench_tuning", 1}, {"winners", std::move(list)}}.dump(2) + "\n");
    } catch (const WriteError& error) {
        throw TuningFileError(std::string("The tuning file ") + error.what());
    }
}

std::size_t keepWinners(const std::filesystem::path& path, std::span<const TunedWinner> winners)
{
    makeFolderOf(path);
    const FolderLock lock(path);
    auto all = readTuningFile(path);
    addWinners(all, winners);
    writeTuningFile(path, all);
    return all.size();
}

void addWinners(std::vector<TunedWinner>& into, std::span<const TunedWinner> winners)
{
    for (const TunedWinner& winner : winners) {
        const auto known = std::ranges::find_if(into, [&](const TunedWinner& old) { return sameProblem(old, winner); });
        if (known == into.end())
            into.push_back(winner);
        else
            *known = winner;
    }
}

std::optional<TunedWinner> winnerToKeep(const Run& run)
{
    const nlohmann::json configuration = winningConfiguration(run);
    if (run.status != RunStatus::completed || run.recorded || !configuration.is_object())
        return std::nullopt;
    TunedWinner winner;
    winner.backend = run.backend;
    winner.problem = keyOf(run.experiment);
    winner.configuration = configuration;
    winner.library = versionOf(run.machine, run.backend);
    winner.driver = driverOf(run.machine, run.experiment);
    winner.device = deviceOf(run.machine, run.experiment);
    winner.gain = run.race->gain;
    winner.date = run.date;
    return winner;
}

Result<nlohmann::json> lookUp(
    std::span<const TunedWinner> winners, const Experiment& resolved, std::string_view backend, const Machine& machine)
{
    TunedWinner wanted;
    wanted.backend = backend;
    wanted.problem = keyOf(resolved);
    wanted.library = versionOf(machine, wanted.backend);
    wanted.driver = driverOf(machine, resolved);
    wanted.device = deviceOf(machine, resolved);
    std::string reason = "No winner of an earlier race is kept for this problem; the library's own pick is planned.";
    for (const TunedWinner& winner : winners) {
        if (winner.backend != wanted.backend || winner.problem != wanted.problem)
            continue;
        if (sameProblem(winner, wanted))
            return winner.configuration;
        const auto differs = [](const char* what, const std::string& then, const std::string& now) {
            return std::string(what) + " " + then + ", and this is " + (now.empty() ? "unknown" : now);
        };
        reason = "The winner kept for this problem is not used: it was found with "
            + (winner.device != wanted.device ? differs("the device", winner.device, wanted.device)
                    : winner.library != wanted.library
                    ? differs((wanted.backend + " version").c_str(), winner.library, wanted.library)
                    : differs("the driver", winner.driver, wanted.driver))
            + "; the library's own pick is planned.";
    }
    return failed(reason);
}

} // namespace phasebench
