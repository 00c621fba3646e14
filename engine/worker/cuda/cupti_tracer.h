// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/cuda/cupti_session.h"
#include "engine/worker/tracer.h"

namespace phasebench {

/// Attributes every kernel, copy and memset to its scope by CUPTI's external correlation ids.
class CuptiTracer : public Tracer {
public:
    explicit CuptiTracer(std::unique_ptr<CuptiSession> session);

    TimingSource source() const override { return TimingSource::cupti; }
    void begin(std::uint64_t scope, Stream) override { m_session->push(scope); }
    void end(Stream) override { m_session->pop(); }
    Trace collect() override { return m_session->collect(); }

private:
    std::unique_ptr<CuptiSession> m_session;
};

} // namespace phasebench
