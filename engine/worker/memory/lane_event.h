// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/memory/memory.h"

namespace phasebench {

/// A mark in the order of one lane that other lanes and the host can wait for; one of the driver's events.
class LaneEvent {
public:
    /// Throws BackendError. The memory, which must have a driver, outlives the event.
    explicit LaneEvent(Memory& memory);
    ~LaneEvent();
    LaneEvent(LaneEvent&& other) noexcept;
    LaneEvent& operator=(LaneEvent&& other) noexcept;

    /// Marks what was enqueued on the lane so far. Throws BackendError, as the others do.
    void record(Lane lane);
    /// Lets the lane go on only when the mark is reached; nothing where none was recorded.
    void holdBack(Lane lane);
    /// Lets this thread go on only when the mark is reached; nothing where none was recorded.
    void wait();

private:
    Memory* m_memory;
    void* m_event = nullptr;
    bool m_recorded = false;
};

} // namespace phasebench
