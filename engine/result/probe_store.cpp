// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/probe_store.h"

#include "engine/result/link_probe_json.h"
#include "engine/result/value_reader.h"
#include "engine/result/write_beside.h"
#include "engine/text/quotes.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <unistd.h>

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

std::string fileNameFrom(const std::string& host)
{
    std::string name = host.empty() ? "computer" : host;
    for (char& c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_' || c == '.';
        if (!plain)
            c = '_';
    }
    return "probe-" + name + ".json";
}

} // namespace

std::filesystem::path probePath(const Machine& machine)
{
    const std::filesystem::path folder = dataFolder();
    return folder.empty() ? folder : folder / fileNameFrom(machine.host);
}

void keepProbe(const LinkProbe& probe)
{
    const std::filesystem::path path = probePath(probe.machine);
    if (path.empty())
        throw ProbeStoreError(
            "The link probe cannot be kept for predictions: neither XDG_DATA_HOME nor HOME names a folder.");
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error)
        throw ProbeStoreError("The link probe cannot be kept for predictions: the folder "
            + inQuotes(path.parent_path().native()) + " cannot be made (" + error.message() + ").");
    try {
        writeBeside(path, toJson(probe).dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
    } catch (const WriteError& failure) {
        throw ProbeStoreError(std::string("The link probe cannot be kept for predictions: ") + failure.what());
    }
}

std::optional<LinkProbe> keptProbe(const Machine& machine)
{
    const std::filesystem::path path = probePath(machine);
    std::error_code error;
    if (path.empty() || !std::filesystem::is_regular_file(path, error))
        return std::nullopt;
    if (std::filesystem::file_size(path, error) > mostBytes)
        throw ProbeStoreError(inQuotes(path.native()) + " is larger than any link probe; delete it and probe again.");
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file.good() && !file.eof())
        throw ProbeStoreError(inQuotes(path.native()) + " cannot be read.");
    const auto json = parseBounded(text);
    if (!json)
        throw ProbeStoreError(inQuotes(path.native()) + " holds no link probe; delete it and probe again.");
    try {
        return linkProbeFromJson(*json);
    } catch (const std::exception& fault) {
        throw ProbeStoreError(
            inQuotes(path.native()) + " holds no link probe: " + fault.what() + " Delete it and probe again.");
    }
}

} // namespace phasebench
