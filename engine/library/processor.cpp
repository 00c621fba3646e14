// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/processor.h"

#include "engine/library/library.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

namespace phasebench {

namespace {

/// Each is wider than those before it, and includes them.
constexpr std::string_view byWidth[] = {"SSE", "AVX", "AVX2", "AVX-512"};

/// 0 for a word that is not among them.
std::ptrdiff_t widthOf(std::string_view instructions)
{
    const auto found = std::ranges::find(byWidth, instructions);
    return found == std::end(byWidth) ? 0 : found - std::begin(byWidth) + 1;
}

} // namespace

std::string cpuFlags()
{
    std::ifstream cpuinfo("/proc/cpuinfo");
    for (std::string line; std::getline(cpuinfo, line);)
        if (line.starts_with("flags") || line.starts_with("Features"))
            if (const auto colon = line.find(':'); colon != std::string::npos)
                return line.substr(colon + 1);
    return {};
}

std::string_view vectorInstructions(std::string_view flags)
{
    std::istringstream words{std::string(flags)};
    std::set<std::string> has;
    for (std::string word; words >> word;)
        has.insert(word);
    if (has.contains("avx512f") && has.contains("avx512bw") && has.contains("avx512vl"))
        return "AVX-512";
    if (has.contains("avx2") && has.contains("fma"))
        return "AVX2";
    return has.contains("avx") ? "AVX" : has.contains("sse2") ? "SSE" : "";
}

bool sameKernelSet(std::string_view a, std::string_view b)
{
    return std::ranges::equal(
        a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

std::string whySlow(const Library& library, std::string_view kernelSet, std::string_view instructions)
{
    if (!library.kernelSets)
        return {};
    const std::string_view used = library.kernelSets->instructions(kernelSet);
    // AVX2 kernels on an AVX-512 processor can be a good choice; those without fused multiply-add never are.
    const auto fewest = std::min(widthOf(instructions), widthOf("AVX2"));
    if (used.empty() || widthOf(used) >= fewest)
        return {};
    return std::string(library.title) + " runs its " + std::string(kernelSet) + " kernels, which use "
        + std::string(used) + " instructions; this processor has " + std::string(instructions)
        + ", so other kernels would be several times as fast.";
}

} // namespace phasebench
