// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/text_file.h"

#include <fstream>

namespace phasebench {

std::optional<std::string> firstLineOf(const std::filesystem::path& path)
{
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line))
        return std::nullopt;
    const auto first = line.find_first_not_of(" \t\r");
    if (first == std::string::npos)
        return std::nullopt;
    return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

} // namespace phasebench
