// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/machine_record.h"

#include "engine/result/value_reader.h"
#include "engine/result/write_beside.h"
#include "engine/text/quotes.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace phasebench {

namespace {

constexpr std::uintmax_t mostBytes = 16 << 20;

/// Relative paths there are invalid and to be ignored (XDG Base Directory Specification).
std::filesystem::path folderFrom(const char* variable)
{
    const char* const value = std::getenv(variable);
    const std::filesystem::path path(value ? value : "");
    return path.is_absolute() ? path : std::filesystem::path();
}

std::filesystem::path dataFolder()
{
    if (const auto own = folderFrom("XDG_DATA_HOME"); !own.empty())
        return own / "phasebench";
    if (const auto home = folderFrom("HOME"); !home.empty())
        return home / ".local" / "share" / "phasebench";
    return {};
}

std::string fileNameFrom(std::string_view kind, const std::string& host)
{
    std::string name = host.empty() ? "computer" : host;
    for (char& c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_' || c == '.';
        if (!plain)
            c = '_';
    }
    return std::string(kind) + "-" + name + ".json";
}

std::string cannotKeep(const MachineRecordKind& kind)
{
    return "The " + std::string(kind.name) + " cannot be kept for " + std::string(kind.use) + ": ";
}

/// What is wrong with a file, and the way out.
std::string damagedRecord(const std::filesystem::path& path, const std::string& fault, const MachineRecordKind& kind)
{
    return inQuotes(path.string()) + fault + "elete it and " + std::string(kind.again) + ".";
}

} // namespace

std::filesystem::path recordPath(const MachineRecordKind& kind, const Machine& machine)
{
    const std::filesystem::path folder = dataFolder();
    return folder.empty() ? folder : folder / fileNameFrom(kind.file, machine.host);
}

void keepRecord(const MachineRecordKind& kind, const Machine& machine, const nlohmann::json& record)
{
    const std::filesystem::path path = recordPath(kind, machine);
    if (path.empty())
        throw MachineRecordError(cannotKeep(kind) + "neither XDG_DATA_HOME nor HOME names a folder.");
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error)
        throw MachineRecordError(cannotKeep(kind) + "the folder " + inQuotes(path.parent_path().string())
            + " cannot be made (" + error.message() + ").");
    try {
        writeBeside(path, record.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
    } catch (const WriteError& failure) {
        throw MachineRecordError(cannotKeep(kind) + failure.what());
    }
}

bool readRecord(
    const MachineRecordKind& kind, const Machine& machine, const std::function<void(const nlohmann::json&)>& read)
{
    const std::filesystem::path path = recordPath(kind, machine);
    const std::string name(kind.name);
    std::error_code error;
    if (path.empty() || !std::filesystem::is_regular_file(path, error))
        return false;
    if (std::filesystem::file_size(path, error) > mostBytes)
        throw MachineRecordError(damagedRecord(path, " is larger than any " + name + "; d", kind));
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file.good() && !file.eof())
        throw MachineRecordError(inQuotes(path.string()) + " cannot be read.");
    const auto json = parseBounded(text);
    if (!json)
        throw MachineRecordError(damagedRecord(path, " holds no " + name + "; d", kind));
    try {
        read(*json);
    } catch (const std::exception& fault) {
        throw MachineRecordError(damagedRecord(path, " holds no " + name + ": " + fault.what() + " D", kind));
    }
    return true;
}

} // namespace phasebench
