// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string_view>

namespace phasebench {

/// A file cannot be written: one sentence with its name and the system's reason.
class WriteError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What may stand where a file is to be written.
enum class Replace {
    nothing,
    anyButResults, ///< measured points are never replaced by what can be made from them again
    anything, ///< somebody was asked
};

/// Writes a file under a new name beside `path` and lets it take that place when it is whole and on the disk: whatever
/// happens, there is either what was there before or all of the new. A symbolic link is followed; the rights are those
/// of the file that is replaced, else as the umask has them. What is no regular file, such as a pipe, is written to
/// directly. Throws WriteError; nothing is left behind then.
void writeBeside(const std::filesystem::path& path, std::string_view bytes, Replace replace = Replace::anyButResults);

/// The same for what writes files by itself: `write` is given the new name, at which there is an empty file.
void writeBeside(
    const std::filesystem::path& path, Replace replace, const std::function<void(const std::filesystem::path&)>& write);

/// The file begins as a results file does. False for what cannot be read.
bool beginsAsResults(const std::filesystem::path& path);

} // namespace phasebench
