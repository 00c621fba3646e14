// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/machine.h"

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

/// What was found out about each computer, such as its link probe: the last one of a kind, in the user's data folder.
namespace phasebench {

/// One sentence: which file cannot be read or written, and why.
class MachineRecordError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct MachineRecordKind {
    std::string_view file; ///< how the names of its files begin
    std::string_view name; ///< such as "link probe"
    std::string_view use; ///< what it is kept for
    std::string_view again; ///< what a person does to get another one
};

/// $XDG_DATA_HOME/phasebench/<kind>-<host>.json, else in ~/.local/share; the computer's name with letters, digits, '-',
/// '_' and '.' only. Empty where the environment names neither folder.
std::filesystem::path recordPath(const MachineRecordKind& kind, const Machine& machine);

/// Replaces the computer's earlier record; a crash leaves the one or the other. Throws MachineRecordError.
void keepRecord(const MachineRecordKind& kind, const Machine& machine, const nlohmann::json& record);

/// Hands the computer's record to `read`; false where there is none. Throws MachineRecordError where the file is
/// damaged, or `read` throws.
bool readRecord(
    const MachineRecordKind& kind, const Machine& machine, const std::function<void(const nlohmann::json&)>& read);

} // namespace phasebench
