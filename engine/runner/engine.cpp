// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/engine.h"

#include "engine/runner/engine_impl.h"

namespace phasebench {

Engine::Engine(WorkerPrograms programs, EngineListener& listener)
    : m_impl(std::make_unique<Impl>(std::move(programs), listener))
{
}

Engine::~Engine() = default;

void Engine::describeMachine()
{
    m_impl->post([](Impl& impl) { impl.describeMachine(); });
}

JobId Engine::submit(Job job)
{
    const JobId id = m_impl->newJobId();
    m_impl->post([id, job = std::move(job)](Impl& impl) mutable { impl.enqueue(id, std::move(job)); });
    return id;
}

void Engine::stopSampling()
{
    m_impl->post([](Impl& impl) { impl.stopSampling(); });
}

void Engine::cancel()
{
    m_impl->post([](Impl& impl) { impl.cancel(); });
}

void Engine::cancelAll()
{
    m_impl->post([](Impl& impl) { impl.cancelAll(); });
}

} // namespace phasebench
