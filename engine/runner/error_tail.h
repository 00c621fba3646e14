// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace phasebench {

/// The last few kilobytes that a worker wrote to its standard error.
class ErrorTail {
public:
    void add(std::string_view bytes);
    /// The last line with something in it, as printable UTF-8 of at most 300 bytes; empty when there is none.
    std::string lastLine() const;

private:
    std::string m_bytes;
};

} // namespace phasebench
