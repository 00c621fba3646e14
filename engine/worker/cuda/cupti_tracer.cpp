// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cupti_tracer.h"

namespace phasebench {

CuptiTracer::CuptiTracer(std::unique_ptr<CuptiSession> session)
    : m_session(std::move(session))
{
}

} // namespace phasebench
