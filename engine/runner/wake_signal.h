// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runner/file_descriptor.h"

namespace phasebench {

/// Ends a poll(2) of another thread.
class WakeSignal {
public:
    WakeSignal(); ///< throws std::system_error when the process has no file descriptor left
    void raise(); ///< from any thread
    void clear();
    int descriptor() const { return m_event.get(); } ///< readable once raised

private:
    FileDescriptor m_event;
};

} // namespace phasebench
