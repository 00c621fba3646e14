// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/memory_kind.h"

namespace phasebench {

namespace {

// CUpointer_attribute and CUmemorytype (CUDA Driver API, "Data types").
constexpr int memoryType = 2;
constexpr int isManaged = 8;
constexpr int deviceOrdinal = 9;
constexpr int typeHost = 1;
constexpr int invalidValue = 1; ///< what the driver says of memory that it never saw: plain pageable memory

} // namespace

MemorySpace memoryKindAt(const CudaDriver& driver, const void* address)
{
    const CudaDriverTable& table = driver.table();
    const auto at = reinterpret_cast<CuDevicePointer>(address);
    int type = 0;
    const int result = table.pointerGetAttribute(&type, memoryType, at);
    if (result == invalidValue)
        return {};
    driver.check(result, "cuPointerGetAttribute");
    int managed = 0;
    driver.check(table.pointerGetAttribute(&managed, isManaged, at), "cuPointerGetAttribute");
    if (managed != 0)
        return {MemorySpace::Kind::managed, 0};
    if (type == typeHost)
        return {MemorySpace::Kind::host_pinned, 0};
    int ordinal = 0;
    driver.check(table.pointerGetAttribute(&ordinal, deviceOrdinal, at), "cuPointerGetAttribute");
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
