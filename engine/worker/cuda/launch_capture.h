// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/backend.h"

#include <functional>
#include <optional>
#include <string>

namespace phasebench {

/// What a call would launch.
struct CapturedLaunch {
    std::string kernel; ///< the largest kernel's name
    std::string key; ///< equal for calls that launch the same kernels in the same way; their parameters are not seen
};

/// Finds out what a library call launches without running it, by capturing it into a CUDA graph of this thread.
class LaunchCapture {
public:
    LaunchCapture();

    bool works() const { return m_nodeParameters && m_functionName; }
    /// Empty when the call cannot be captured. `launch` must use the stream. What it throws is thrown on, with the
    /// stream left as it was.
    std::optional<CapturedLaunch> of(Stream stream, const std::function<void()>& launch) const;

private:
    void* m_nodeParameters = nullptr; ///< the driver's functions: those of the runtime do not know others' kernels
    void* m_functionName = nullptr;
    void* m_kernelName = nullptr;
};

} // namespace phasebench
