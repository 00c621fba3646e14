// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/versions.h"

namespace phasebench {

namespace {

std::string dotted(std::uint64_t major, std::uint64_t minor, std::uint64_t patch)
{
    return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
}

} // namespace

std::string cudaVersionText(int version)
{
    return std::to_string(version / 1000) + "." + std::to_string(version % 1000 / 10);
}

std::string cublasVersionText(std::size_t version)
{
    return dotted(version / 10000, version / 100 % 100, version % 100);
}

std::string cuptiVersionText(std::uint32_t version)
{
    return dotted(version / 10000, version / 100 % 100, version % 100);
}

} // namespace phasebench
