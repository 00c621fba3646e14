// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/memory.h"

#include <utility>

namespace phasebench {

Buffer::Buffer(Memory& memory, MemorySpace space, void* data, std::size_t bytes)
    : m_memory(&memory)
    , m_space(space)
    , m_data(data)
    , m_bytes(bytes)
{
}

Buffer::~Buffer()
{
    if (m_data)
        m_memory->release(m_space, m_data, m_bytes);
}

Buffer::Buffer(Buffer&& other) noexcept
    : m_memory(other.m_memory)
    , m_space(other.m_space)
    , m_data(std::exchange(other.m_data, nullptr))
    , m_bytes(std::exchange(other.m_bytes, 0))
{
}

Buffer& Buffer::operator=(Buffer&& other) noexcept
{
    std::swap(m_memory, other.m_memory);
    std::swap(m_space, other.m_space);
    std::swap(m_data, other.m_data);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

} // namespace phasebench
