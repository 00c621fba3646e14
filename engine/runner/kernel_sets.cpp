// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/kernel_sets.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>
#include <sstream>

namespace phasebench {

std::vector<std::string> kernelSetsFor(std::string_view flags)
{
    std::istringstream words{std::string(flags)};
    std::set<std::string> has;
    for (std::string word; words >> word;)
        has.insert(word);
    const auto all = [&](std::initializer_list<const char*> wanted) {
        return std::ranges::all_of(wanted, [&](const char* flag) { return has.contains(flag); });
    };
    std::vector<std::string> sets;
    if (all({"avx512f", "avx512bw", "avx512dq", "avx512vl"})) {
        if (all({"avx512_bf16", "amx_tile"}))
            sets.emplace_back("SapphireRapids");
        if (all({"avx512_bf16"}))
            sets.emplace_back("Cooperlake");
        sets.emplace_back("SkylakeX");
    }
    if (all({"avx2", "fma"})) {
        sets.emplace_back("Zen");
        sets.emplace_back("Haswell");
    } else if (all({"avx"})) {
        sets.emplace_back("Sandybridge");
    }
    if (has.contains("asimd")) {
        if (has.contains("sve"))
            sets.emplace_back("NEOVERSEV1");
        if (has.contains("asimdhp"))
            sets.emplace_back("NEOVERSEN1");
        sets.emplace_back("ARMV8");
    }
    return sets;
}

std::string cpuFlags()
{
    std::ifstream cpuinfo("/proc/cpuinfo");
    for (std::string line; std::getline(cpuinfo, line);)
        if (line.starts_with("flags") || line.starts_with("Features"))
            if (const auto colon = line.find(':'); colon != std::string::npos)
                return line.substr(colon + 1);
    return {};
}

bool sameKernelSet(std::string_view a, std::string_view b)
{
    return std::ranges::equal(
        a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

} // namespace phasebench
