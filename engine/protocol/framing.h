// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/protocol/message.h"

#include <cstddef>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace phasebench {

/// A message cannot be read: it is damaged, or of another version of the protocol.
class ProtocolError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Frame: "PBN1", u32 header bytes, u64 payload bytes (little endian), a JSON header, then arrays of doubles and blobs
/// named in the header; candidates, of which there may be tens of thousands, are a blob. The header is at most 16 MiB,
/// the payload at most 1 GiB; throws ProtocolError when a message is larger. An Outcome's run travels without its
/// experiment, which the runner knows, and of its call figures only why the series ended and what they exclude:
/// summarise() makes the others from the samples.
std::string encode(const Request& request);
std::string encode(const Reply& reply);

/// Collects bytes from a pipe and yields whole messages. Throws ProtocolError at the first bytes that no message can
/// have, and from then on always: the begin of the next message cannot be found.
template <typename Message> class Decoder {
public:
    void feed(std::span<const char> bytes) { m_buffer.append(bytes.data(), bytes.size()); }
    std::optional<Message> next();

private:
    std::string m_buffer;
    std::size_t m_position = 0; ///< bytes of m_buffer that were read already
};

extern template class Decoder<Request>;
extern template class Decoder<Reply>;

} // namespace phasebench
