// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/memory_kind.h"

#include <array>

namespace phasebench {

namespace {

// CUpointer_attribute and CUmemorytype (CUDA Driver API, "Data types").
constexpr int memoryType = 2;
constexpr int isManaged = 8;
constexpr int deviceOrdinal = 9;
constexpr int typeHost = 1;

} // namespace

MemorySpace memoryKindAt(const CudaDriver& driver, const void* address)
{
    const CudaDriverTable& table = driver.table();
    const auto at = reinterpret_cast<CuDevicePointer>(address);
    // Asked for all at once, memory that the driver never saw is no error: its attributes are left null.
    int type = 0;
    int managed = 0;
    int ordinal = 0;
    std::array attributes{memoryType, isManaged, deviceOrdinal};
    std::array<void*, attributes.size()> values{&type, &managed, &ordinal};
    driver.check(
        table.pointerGetAttributes(attributes.size(), attributes.data(), values.data(), at), "cuPointerGetAttributes");
    if (type == 0)
        return {}; // plain pageable memory
    if (managed != 0)
        return {MemorySpace::Kind::managed, 0};
    if (type == typeHost)
        return {MemorySpace::Kind::host_pinned, 0};
    return {MemorySpace::Kind::gpu, ordinal};
}

std::string whyNotThere(const CudaDriver& driver, const void* data, std::size_t bytes, const MemorySpace& claimed)
{
    const auto* const first = static_cast<const std::byte*>(data);
    for (const std::byte* const address : {first, first + (bytes > 0 ? bytes - 1 : 0)})
        if (const MemorySpace kind = memoryKindAt(driver, address); !(kind == claimed))
            return "should be in " + nameOf(claimed) + " memory, and by the driver's pointer attributes it is in "
                + nameOf(kind) + " memory.";
    return {};
}

} // namespace phasebench
