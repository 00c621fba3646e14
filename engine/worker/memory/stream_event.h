// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/memory/memory.h"

namespace phasebench {

/// A mark in the order of one stream that other streams and the host can wait for; one of the driver's events.
class StreamEvent {
public:
    /// Throws BackendError. The memory, which must have a driver, outlives the event.
    explicit StreamEvent(Memory& memory);
    ~StreamEvent();
    StreamEvent(StreamEvent&& other) noexcept;
    StreamEvent& operator=(StreamEvent&& other) noexcept;

    /// Marks what was enqueued on the stream so far. Throws BackendError, as the others do.
    void record(Stream stream);
    /// Lets the stream go on only when the mark is reached; nothing where none was recorded.
    void holdBack(Stream stream);
    /// Lets this thread go on only when the mark is reached; nothing where none was recorded.
    void wait();

private:
    Memory* m_memory;
    void* m_event = nullptr;
    bool m_recorded = false;
};

} // namespace phasebench
