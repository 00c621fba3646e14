// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/protocol/framing.h"

#include "engine/protocol/reply_frame.h"
#include "engine/protocol/request_frame.h"

namespace phasebench {

namespace {

// Bytes that were read are dropped in large steps: moving the rest for every small message would be slow.
constexpr std::size_t compactBytes = 1 << 16;

void readMessage(Frame frame, Request& request)
{
    request = requestFrom(frame);
}
void readMessage(Frame frame, Reply& reply)
{
    reply = replyFrom(std::move(frame));
}

} // namespace

std::string encode(const Request& request)
{
    return pack(toFrame(request));
}

std::string encode(const Reply& reply)
{
    return pack(toFrame(reply));
}

template <typename Message> std::optional<Message> Decoder<Message>::next()
{
    std::size_t position = m_position;
    std::optional<Frame> frame = unpack(m_buffer, position);
    if (!frame)
        return std::nullopt;
    Message message;
    try {
        readMessage(std::move(*frame), message);
    } catch (const ProtocolError&) {
        throw;
    } catch (const std::runtime_error& error) {
        throw ProtocolError(std::string("A message cannot be understood: ") + error.what());
    } catch (const std::exception& error) {
        throw ProtocolError(std::string("A message cannot be understood (") + error.what() + ").");
    }
    m_position = position;
    if (m_position == m_buffer.size() || m_position > compactBytes) {
        m_buffer.erase(0, m_position);
        m_position = 0;
    }
    return message;
}

template class Decoder<Request>;
template class Decoder<Reply>;

} // namespace phasebench
