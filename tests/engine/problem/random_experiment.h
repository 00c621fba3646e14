// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/keys/problem_keys.h"
#include "engine/problem/keys/settings_keys.h"
#include "engine/problem/operand.h"

#include <gtest/gtest.h>
#include <random>

namespace phasebench::test {

/// Draws valid experiments over all keys.
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
        for (const OperandId id : operandIds)
            if (roleOf(e.problem, id))
                e.placement.of(id) = memorySpace();
        draw(transferKeys(), e.transfer);
        draw(executionKeys(), e.execution);
        draw(callKeys(), e.call);
        draw(planningKeys(), e.planning);
        draw(measureKeys(), e.measure);
        if (maybe())
            e.execution.space = maybe() ? ExecutionSpace{} : ExecutionSpace{ExecutionSpace::Kind::gpu, number(0, 7)};
        if (maybe())
            e.execution.environment = {{"OPENBLAS_CORETYPE", "Haswell"}, {"CUDA_MODULE_LOADING", "EAGER"}};
        // Rules that tie keys together.
        if (e.call.batching != Batching::dimension)
            e.call.count = e.problem.batch();
        e.planning.tuned = false;
        if (maybe())
            draw(autotuneKeys(), e.planning.autotune.emplace());
        else if (maybe())
            e.planning.tuned = true;
        else if (maybe())
            e.planning.configuration = {{"algorithm", number(0, 99)}, {"tile", "128x64"}, {"split_k", number(1, 8)}};
        e.measure.timeout += e.measure.min_time;
        e.measure.max_samples += e.measure.min_samples;
        if (e.measure.samples && e.measure.processes)
            *e.measure.samples += *e.measure.processes;
        return e;
    }

    /// Draws every number, word, text and truth value of a table, within its range and not far from its lower end; what
    /// may be left out is, every other time.
    template <typename Owner> void draw(const KeyTable<Owner>& table, Owner& owner)
    {
        for (const KeyRow<Owner>& row : table.rows()) {
            const nlohmann::json value = valueFor(row.key);
            if (!row.read || value.is_null() || (!row.key.left_out.empty() && maybe()))
                continue;
            const nlohmann::json object{{row.key.name, value}};
            Faults faults;
            ObjectReader reader(object, "", "", faults);
            row.read(reader, row.key, owner);
            EXPECT_TRUE(faults.empty()) << faults.front().sentence;
            EXPECT_EQ(row.write(owner), value) << row.key.name;
        }
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

    nlohmann::json valueFor(const Key& key)
    {
        switch (key.type) {
        case KeyType::integer:
            return number(static_cast<int>(key.integers.least),
                static_cast<int>(std::min(key.integers.most, key.integers.least + 199)));
        case KeyType::number: {
            const double least = std::max(key.reals.least, -2.0);
            return least + real(0.001, 0.999) * (std::min(key.reals.most, 60.0) - least);
        }
        case KeyType::boolean:
            return maybe();
        case KeyType::word:
            return key.words[static_cast<std::size_t>(number(0, static_cast<int>(key.words.size()) - 1))];
        case KeyType::text:
            return "Größe \"×\" \\ n";
        default:
            return nullptr; // drawn by the caller
        }
    }

    MatrixOptions matrix(bool isInput)
    {
        MatrixOptions options;
        draw(matrixKeys(), options);
        // Valid with every size that is drawn.
        options.transpose = isInput && options.transpose;
        options.conjugate = isInput && options.conjugate;
        if (options.ld)
            options.ld = number(200, 400);
        if (options.batch_stride)
            options.batch_stride = isInput && maybe() ? 0 : number(100'000, 200'000);
        return options;
    }

    Matmul matmul()
    {
        Matmul value;
        draw(problemKeys(std::type_identity<Matmul>()), value);
        value.batch = number(1, 9);
        value.beta = maybe() ? value.beta : 0;
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
        draw(problemKeys(std::type_identity<Fft>()), value);
        for (int i = number(1, 3); i > 0; --i)
            value.shape.push_back(number(1, 100));
        value.batch = number(1, 9);
        if (value.transform != Transform::c2c)
            value.direction = value.transform == Transform::c2r ? Direction::inverse : Direction::forward;
        return value;
    }

    std::mt19937 m_engine;
};

} // namespace phasebench::test
