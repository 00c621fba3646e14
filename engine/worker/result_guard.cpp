// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/result_guard.h"

#include "engine/problem/kinds.h"
#include "engine/worker/memory/cuda_driver.h"
#include "engine/worker/memory/number_format.h"
#include "engine/worker/memory/verify.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace phasebench {

namespace {

constexpr std::size_t places = 8; ///< of a result on a GPU
constexpr std::size_t placeBytes = 256;
constexpr int untouched = 0xff; ///< in every floating-point type a NaN

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2g", value);
    return text;
}

} // namespace

ResultGuard::ResultGuard(const Experiment& experiment, Memory& memory, OperandSets& sets, Stream stream)
    : m_experiment(experiment)
    , m_problem(experiment.callProblem())
    , m_memory(memory)
    , m_sets(sets)
    , m_stream(stream)
{
    for (const OperandSets::Slot& slot : sets.slots())
        if (slot.operand.role != Role::input && !m_slot)
            m_slot = &slot;
    m_inPlace = m_slot->operand.role == Role::both;
    m_type = resultTypeOf(m_problem);
}

void ResultGuard::prepare()
{
    if (m_inPlace)
        return; // what is not written is the input, which differs from the reference
    void* const at = m_sets.execution(0).of(m_slot->operand.id);
    const auto bytes = static_cast<std::size_t>(m_slot->operand.bytes);
    if (m_memory.execution().isCpu())
        std::memset(at, untouched, bytes);
    else
        m_memory.driver()->check(m_memory.driver()->table().memsetD8Async(
                                     reinterpret_cast<CuDevicePointer>(at), untouched, bytes, m_stream.handle),
            "cuMemsetD8Async");
}

std::vector<std::byte> ResultGuard::piece(std::size_t offset, std::size_t bytes)
{
    std::vector<std::byte> host(bytes);
    const auto* const at = static_cast<const std::byte*>(m_sets.execution(0).of(m_slot->operand.id)) + offset;
    m_memory.copy(host.data(), MemorySpace{}, at, m_memory.executionMemory(), bytes, m_stream);
    return host;
}

std::vector<std::byte> ResultGuard::result()
{
    std::vector<std::byte> host = piece(0, static_cast<std::size_t>(m_slot->operand.bytes));
    m_memory.synchronise(m_stream);
    return host;
}

Check ResultGuard::verified(const std::vector<std::byte>& result) const
{
    HostOperands host;
    for (const OperandSets::Slot& slot : m_sets.slots())
        host.of(slot.operand.id) = slot.master;
    host.of(resultOf(m_problem)) = result;
    return verify(m_problem, host, m_experiment.measure.seed);
}

std::string ResultGuard::compare(const std::vector<std::byte>& got, std::size_t offset) const
{
    return visitStorage(m_type, [&](auto storage) -> std::string {
        using Storage = decltype(storage);
        const auto count = static_cast<std::int64_t>(got.size() / sizeof(Storage));
        double worst = 0;
        for (std::int64_t i = 0; i < count; ++i) {
            const double right = toDouble(loadAt<Storage>(m_reference.data() + offset, i));
            if (right != right)
                continue; // padding, which nothing writes
            const double difference = std::abs(toDouble(loadAt<Storage>(got.data(), i)) - right);
            if (!(difference <= worst))
                worst = std::isnan(difference) ? INFINITY : difference;
        }
        if (worst <= m_allowed)
            return {};
        return "its result is wrong: an entry differs from the library's first pick by "
            + (std::isfinite(worst) ? number(worst) : std::string("more than a number can say")) + ", and "
            + number(m_allowed) + " is tolerated";
    });
}

std::string ResultGuard::quickly()
{
    if (m_reference.empty()) {
        std::vector<std::byte> first = result();
        const Check check = verified(first);
        if (!check.passed)
            return "its result is wrong: relative error " + number(check.relative_error) + ", and "
                + number(check.tolerance) + " is tolerated";
        m_reference = std::move(first);
        m_allowed = 2 * check.tolerance * m_problem.visit([](const auto& kind) { return errorScale(kind); });
        return {};
    }
    if (m_memory.execution().isCpu())
        return compare(result(), 0);
    std::vector<std::pair<std::size_t, std::vector<std::byte>>> pieces;
    for (std::size_t i = 0; i < places; ++i) {
        const std::size_t last = m_reference.size() > placeBytes ? m_reference.size() - placeBytes : 0;
        const std::size_t offset = last * i / (places - 1) / 16 * 16; // entries of every type begin there
        pieces.emplace_back(offset, piece(offset, std::min(placeBytes, m_reference.size() - offset)));
    }
    m_memory.synchronise(m_stream);
    for (const auto& [offset, bytes] : pieces)
        if (std::string wrong = compare(bytes, offset); !wrong.empty())
            return wrong;
    return {};
}

std::string ResultGuard::thoroughly(double& relativeError)
{
    const Check check = verified(result());
    relativeError = check.relative_error;
    if (check.passed)
        return {};
    return "its result is wrong: relative error " + number(check.relative_error) + ", and " + number(check.tolerance)
        + " is tolerated";
}

} // namespace phasebench
