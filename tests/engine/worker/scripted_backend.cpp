// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/worker/scripted_backend.h"

#include "engine/problem/matmul/operands.h"

namespace phasebench::test {

namespace {

void spin(double microseconds)
{
    for (const double end = now() + microseconds; now() < end;) { }
}

void multiply(const Matmul& matmul, const Operands& operands)
{
    const Matrix a = matrixOf(matmul, MatmulOperand::a);
    const Matrix b = matrixOf(matmul, MatmulOperand::b);
    const Matrix d = matrixOf(matmul, MatmulOperand::d);
    const auto* const x = static_cast<const float*>(operands.of(MatmulOperand::a));
    const auto* const y = static_cast<const float*>(operands.of(MatmulOperand::b));
    auto* const z = static_cast<float*>(operands.of(MatmulOperand::d));
    for (std::int64_t i = 0; i < matmul.m; ++i)
        for (std::int64_t j = 0; j < matmul.n; ++j) {
            float sum = 0;
            for (std::int64_t l = 0; l < matmul.k; ++l)
                sum += x[a.at(i, l)] * y[b.at(l, j)];
            z[d.at(i, j)] = sum;
        }
}

class ScriptedPlan : public Plan {
public:
    ScriptedPlan(ScriptedBackend& backend, const Matmul& matmul, const PlanPreferences& preferences)
        : m_backend(backend)
        , m_matmul(matmul)
        , m_algorithm(backend.algorithmByAlignment ? preferences.alignment[0] : 7)
    {
        for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d})
            m_facts.alignment[id] = 1;
        m_facts.workspace = backend.workspace;
        m_facts.destroysInput = backend.destroysInput;
    }
    PlanRecord record() const override
    {
        return {{{"algorithm", m_algorithm}}, nlohmann::json::object(), {"scripted"}};
    }
    ~ScriptedPlan() override { m_backend.calls.push_back("unplan"); }

private:
    void doEnqueue(const Operands& operands, Stream stream) override
    {
        m_backend.calls.push_back("execute");
        m_backend.inputs.push_back(operands.of(MatmulOperand::a));
        spin(m_backend.executionTime);
        if (m_backend.launch)
            m_backend.launch(stream, [matmul = m_matmul, operands] { multiply(matmul, operands); });
        else
            multiply(m_matmul, operands);
        if (m_backend.wrong)
            static_cast<float*>(operands.of(MatmulOperand::d))[0] += 1.0f;
        if (m_backend.destroysInput)
            static_cast<float*>(operands.of(MatmulOperand::a))[0] = 1e30f;
        if (m_backend.onExecution)
            m_backend.onExecution();
    }
    ScriptedBackend& m_backend;
    Matmul m_matmul;
    std::int64_t m_algorithm;
};

class ScriptedSpecification : public Specification {
public:
    ScriptedSpecification(ScriptedBackend& backend, const Matmul& matmul)
        : m_backend(backend)
        , m_matmul(matmul)
    {
    }
    ~ScriptedSpecification() override { m_backend.calls.push_back("unspecify"); }
    Result<std::unique_ptr<Plan>> plan(
        const PlanPreferences& preferences, const PlanConfiguration*, const Operands&) override
    {
        m_backend.calls.push_back("plan");
        m_backend.preferences.push_back(preferences);
        spin(m_backend.planningTime);
        return std::make_unique<ScriptedPlan>(m_backend, m_matmul, preferences);
    }

private:
    ScriptedBackend& m_backend;
    Matmul m_matmul;
};

} // namespace

Result<std::unique_ptr<Specification>> ScriptedBackend::specify(const Problem& problem, const Operands&)
{
    calls.push_back("specify");
    return std::make_unique<ScriptedSpecification>(*this, problem.as<Matmul>());
}

} // namespace phasebench::test
