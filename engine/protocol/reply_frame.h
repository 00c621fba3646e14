// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/protocol/frame.h"
#include "engine/protocol/message.h"

namespace phasebench {

Frame toFrame(const Reply& reply);
/// Throws ProtocolError, or nlohmann::json::exception for a field that is missing or of another type.
Reply replyFrom(Frame frame);

} // namespace phasebench
