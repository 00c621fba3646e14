// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fake_driver.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <stdexcept>

namespace phasebench::test {

/// A GPU that is not there and that does as late as it may what its streams are given: nothing happens before somebody
/// waits, and then the stream that comes first in `order` goes on as far as its waits let it. A wait that is missing
/// gives a wrong result in one of the orders. One at a time.
class LazyGpu {
public:
    /// `order`: streams by the order in which they were made, the most eager first.
    explicit LazyGpu(std::vector<std::size_t> order)
        : m_order(std::move(order))
    {
        s_self = this;
        CudaDriverTable t = m_fake.driver()->table();
        t.memcpyHtoDAsync = [](CuDevicePointer to, const void* from, std::size_t bytes, void* stream) {
            return s_self->copy(reinterpret_cast<void*>(to), from, bytes, stream);
        };
        t.memcpyDtoHAsync = [](void* to, CuDevicePointer from, std::size_t bytes, void* stream) {
            return s_self->copy(to, reinterpret_cast<const void*>(from), bytes, stream);
        };
        t.memcpyDtoDAsync = [](CuDevicePointer to, CuDevicePointer from, std::size_t bytes, void* stream) {
            return s_self->copy(reinterpret_cast<void*>(to), reinterpret_cast<const void*>(from), bytes, stream);
        };
        t.streamCreate = [](void** stream, unsigned) {
            s_self->m_streams.emplace_back();
            return *stream = reinterpret_cast<void*>(s_self->m_streams.size()), 0;
        };
        t.streamSynchronize = [](void*) {
            return s_self->drain(), 0;
        };
        t.eventRecord = [](void* event, void* stream) {
            const int mark = ++s_self->m_recorded[event];
            s_self->launch(stream, [event, mark] {
                s_self->m_reached[event] = mark;
                s_self->m_times[event] = std::chrono::steady_clock::now();
            });
            return 0;
        };
        t.streamWaitEvent = [](void* stream, void* event, unsigned) {
            s_self->queueOf(stream).push_back({event, s_self->m_recorded[event], {}});
            return 0;
        };
        t.eventSynchronize = [](void* event) {
            const int mark = s_self->m_recorded[event];
            while (s_self->m_reached[event] < mark)
                s_self->step();
            return 0;
        };
        t.eventElapsedTime = [](float* milliseconds, void* start, void* end) {
            const std::chrono::duration<float, std::milli> span = s_self->m_times[end] - s_self->m_times[start];
            return *milliseconds = span.count(), 0;
        };
        m_driver = CudaDriver::over(t).value();
    }
    ~LazyGpu()
    {
        m_driver.reset();
        s_self = nullptr;
    }
    LazyGpu(const LazyGpu&) = delete;
    LazyGpu& operator=(const LazyGpu&) = delete;

    std::shared_ptr<CudaDriver> driver() const { return m_driver; }
    /// Work that a library would hand to the GPU.
    void launch(void* stream, std::function<void()> work) { queueOf(stream).push_back({nullptr, 0, std::move(work)}); }
    std::size_t streams() const { return m_streams.size(); }

private:
    struct Step {
        void* event = nullptr; ///< to wait for; null: work
        int mark = 0;
        std::function<void()> work;
    };

    inline static LazyGpu* s_self = nullptr;

    std::deque<Step>& queueOf(void* stream) { return m_streams.at(reinterpret_cast<std::uintptr_t>(stream) - 1); }
    int copy(void* to, const void* from, std::size_t bytes, void* stream)
    {
        launch(stream, [=] { std::memcpy(to, from, bytes); });
        return 0;
    }
    bool goOn(std::size_t stream)
    {
        std::deque<Step>& queue = m_streams[stream];
        if (queue.empty() || (queue.front().event && m_reached[queue.front().event] < queue.front().mark))
            return false;
        const Step step = std::move(queue.front());
        queue.pop_front();
        if (step.work)
            step.work();
        return true;
    }
    /// One step of the most eager stream that may go on.
    void step()
    {
        for (const std::size_t stream : m_order)
            if (stream < m_streams.size() && goOn(stream))
                return;
        for (std::size_t stream = 0; stream < m_streams.size(); ++stream)
            if (goOn(stream))
                return;
        throw std::runtime_error("The streams wait for each other for ever.");
    }
    void drain()
    {
        while (std::ranges::any_of(m_streams, [](const auto& queue) { return !queue.empty(); }))
            step();
    }

    FakeDriver m_fake;
    std::vector<std::size_t> m_order;
    std::vector<std::deque<Step>> m_streams;
    std::map<void*, int> m_recorded;
    std::map<void*, int> m_reached;
    std::map<void*, std::chrono::steady_clock::time_point> m_times;
    std::shared_ptr<CudaDriver> m_driver;
};

} // namespace phasebench::test
