// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/openblas/kernel_sets.h"

#include "engine/library/processor.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

namespace phasebench {

std::vector<std::string> openblasKernelSetsFor(std::string_view flags)
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

std::string_view openblasInstructionsOf(std::string_view set)
{
    // OpenBLAS 0.3.21, cpuid_x86.c and dynamic.c.
    static constexpr std::pair<std::string_view, std::string_view> known[] = {
        {"SapphireRapids", "AVX-512"},
        {"Cooperlake", "AVX-512"},
        {"SkylakeX", "AVX-512"},
        {"Zen", "AVX2"},
        {"Haswell", "AVX2"},
        {"Excavator", "AVX2"},
        {"Sandybridge", "AVX"},
        {"Bulldozer", "AVX"},
        {"Piledriver", "AVX"},
        {"Steamroller", "AVX"},
        {"Prescott", "SSE"},
        {"Core2", "SSE"},
        {"Penryn", "SSE"},
        {"Dunnington", "SSE"},
        {"Nehalem", "SSE"},
        {"Atom", "SSE"},
        {"Nano", "SSE"},
        {"Katmai", "SSE"},
        {"Coppermine", "SSE"},
        {"Northwood", "SSE"},
        {"Banias", "SSE"},
        {"Opteron", "SSE"},
        {"Opteron_SSE3", "SSE"},
        {"Barcelona", "SSE"},
        {"Bobcat", "SSE"},
    };
    for (const auto& [name, instructions] : known)
        if (sameKernelSet(name, set))
            return instructions;
    return {};
}

} // namespace phasebench
