// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/problem/operand.h"

#include <random>

namespace phasebench::test {

/// Draws valid experiments over the whole contract.
class RandomExperiments {
public:
    explicit RandomExperiments(unsigned seed)
        : m_engine(seed)
    {
    }

    Experiment next()
    {
        Experiment e;
        e.title = maybe() ? "Größe \"×\" \\ n" : "";
        if (maybe())
            e.problem.value = matmul();
        else
            e.problem.value = fft();
        for (int i = 0; i < operandIdCount; ++i)
            if (const auto id = static_cast<OperandId>(i); roleOf(e.problem, id))
                e.placement.of(id) = memorySpace();
        e.transfer = {word<PeerCopy>(), word<ManagedMode>()};
        if (maybe())
            e.execution.space = maybe() ? ExecutionSpace{} : ExecutionSpace{ExecutionSpace::Kind::gpu, number(0, 7)};
        if (maybe())
            e.execution.threads = number(1, 512);
        if (maybe())
            e.execution.environment = {{"OPENBLAS_CORETYPE", "Haswell"}, {"CUDA_MODULE_LOADING", "EAGER"}};
        e.call = {word<CallForm>(), number(1, 1'000'000'000), word<OperandUpdate>(), word<Batching>()};
        if (e.call.batching != Batching::dimension)
            e.call.count = e.problem.batch();
        e.planning.workspace = number(0, 1 << 30);
        if (maybe())
            e.planning.effort = word<Effort>();
        if (maybe())
            e.planning.autotune = Autotune{
                word<Autotune::Search>(), word<Autotune::Method>(), real(0.1, 60), number(1, 64), number(1, 50)};
        else if (maybe())
            e.planning.tuned = true;
        else if (maybe())
            e.planning.configuration = {{"algorithm", number(0, 99)}, {"tile", "128x64"}, {"split_k", number(1, 8)}};
        e.measure.cache = word<CacheState>();
        e.measure.max_noise = real(0.0001, 0.5);
        e.measure.min_time = real(0, 10);
        e.measure.timeout = e.measure.min_time + real(0, 100);
        e.measure.min_samples = number(1, 100);
        e.measure.max_samples = e.measure.min_samples + number(0, 1000);
        if (maybe())
            e.measure.samples = number(1, 1000);
        e.measure.first_use = maybe();
        e.measure.seed = std::uniform_int_distribution<std::uint64_t>()(m_engine);
        return e;
    }

    bool maybe() { return number(0, 1) == 1; }
    int number(int least, int most) { return std::uniform_int_distribution(least, most)(m_engine); }
    double real(double least, double most) { return std::uniform_real_distribution(least, most)(m_engine); }
    template <typename E> E word() { return static_cast<E>(number(0, static_cast<int>(namesOf<E>().size()) - 1)); }

private:
    MemorySpace memorySpace()
    {
        const auto kind = static_cast<MemorySpace::Kind>(number(0, 3));
        return {kind, kind == MemorySpace::Kind::gpu ? number(0, 7) : 0};
    }

    MatrixOptions matrix(bool isInput)
    {
        MatrixOptions options;
        options.transpose = isInput && maybe();
        options.conjugate = isInput && maybe();
        options.order = word<Order>();
        if (maybe())
            options.ld = number(200, 400);
        if (maybe())
            options.batch_stride = isInput && maybe() ? 0 : number(100'000, 200'000);
        if (maybe())
            options.type = word<DataType>();
        return options;
    }

    Matmul matmul()
    {
        Matmul value;
        value.m = number(1, 200);
        value.n = number(1, 200);
        value.k = number(1, 200);
        value.batch = number(1, 9);
        value.type = static_cast<DataType>(number(0, static_cast<int>(DataType::int8)));
        value.compute = word<ComputeType>();
        value.alpha = real(-2, 2);
        value.beta = maybe() ? real(0.1, 2) : 0;
        value.epilog = word<Epilog>();
        value.a = matrix(true);
        value.b = matrix(true);
        value.d = matrix(false);
        if (value.beta != 0)
            value.c = matrix(false);
        return value;
    }

    Fft fft()
    {
        Fft value;
        for (int i = number(1, 3); i > 0; --i)
            value.shape.push_back(number(1, 100));
        value.batch = number(1, 9);
        value.transform = word<Transform>();
        value.type = static_cast<DataType>(number(0, static_cast<int>(DataType::bfloat16)));
        value.direction = value.transform == Transform::c2c ? word<Direction>()
            : value.transform == Transform::c2r             ? Direction::inverse
                                                            : Direction::forward;
        value.in_place = maybe();
        return value;
    }

    std::mt19937 m_engine;
};

} // namespace phasebench::test
