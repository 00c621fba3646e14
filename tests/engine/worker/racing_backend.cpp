// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/worker/racing_backend.h"

#include "engine/problem/operand.h"

namespace phasebench::test {

namespace {

class RacingPlan : public Plan {
public:
    RacingPlan(RacingBackend& backend, const Matmul& matmul, std::size_t way)
        : m_backend(backend)
        , m_matmul(matmul)
        , m_way(way)
    {
        m_facts.workspace = m_backend.ways.at(way).workspace;
    }
    PlanRecord record() const override { return {{{"algorithm", m_way}}, nlohmann::json::object(), {}}; }

private:
    void doEnqueue(const Operands& operands, Stream) override
    {
        const Way& way = m_backend.ways.at(m_way);
        if (m_backend.onExecution)
            m_backend.onExecution();
        if (way.fails)
            throw BackendError("scriptedMatmul failed: NOT_SUPPORTED.");
        if (way.poisons)
            throw BackendError("scriptedMatmul failed: ILLEGAL_ADDRESS.", true);
        if (way.hangs)
            m_backend.onHang();
        const double end = now() + way.time;
        const auto* const x = static_cast<const float*>(operands.of(MatmulOperand::a));
        const auto* const y = static_cast<const float*>(operands.of(MatmulOperand::b));
        auto* const z = static_cast<float*>(operands.of(MatmulOperand::d));
        for (std::int64_t i = 0; i < m_matmul.m; ++i)
            for (std::int64_t j = 0; j < m_matmul.n; ++j) {
                float sum = 0;
                for (std::int64_t l = 0; l < m_matmul.k; ++l)
                    sum += x[l * m_matmul.m + i] * y[j * m_matmul.k + l];
                z[j * m_matmul.m + i] = sum;
            }
        if (way.wrong)
            z[m_matmul.m * m_matmul.n - 1] += 1.0F;
        while (now() < end) { }
    }
    RacingBackend& m_backend;
    Matmul m_matmul;
    std::size_t m_way;
};

class RacingSearch : public CandidateSearch {
public:
    RacingSearch(RacingBackend& backend, const Matmul& matmul)
        : m_backend(backend)
        , m_matmul(matmul)
    {
    }
    std::vector<FoundCandidate> first(double) override
    {
        std::vector<FoundCandidate> list;
        for (std::size_t i = 0; i < m_backend.ways.size(); ++i) {
            FoundCandidate found;
            found.facts.configuration = {{"algorithm", i}};
            if (i == 0)
                found.facts.heuristic_rank = 0;
            found.refusal = m_backend.ways[i].refusal;
            list.push_back(std::move(found));
        }
        return list;
    }
    Result<std::unique_ptr<Plan>> plan(std::size_t candidate) override
    {
        return std::make_unique<RacingPlan>(m_backend, m_matmul, candidate);
    }
    std::int64_t considered() const override { return static_cast<std::int64_t>(m_backend.ways.size()); }
    std::int64_t distinct() const override { return considered(); }

private:
    RacingBackend& m_backend;
    Matmul m_matmul;
};

class RacingSpecification : public Specification {
public:
    RacingSpecification(RacingBackend& backend, const Matmul& matmul)
        : m_backend(backend)
        , m_matmul(matmul)
    {
    }
    Result<std::unique_ptr<Plan>> plan(
        const PlanPreferences&, const PlanConfiguration* choice, const Operands&) override
    {
        return std::make_unique<RacingPlan>(m_backend, m_matmul, choice ? choice->value("algorithm", 0U) : 0U);
    }
    std::shared_ptr<CandidateSearch> candidates(
        const PlanPreferences&, const Autotune&, const Operands&, Stream) override
    {
        if (m_backend.ways.empty())
            return nullptr;
        return std::make_shared<RacingSearch>(m_backend, m_matmul);
    }

private:
    RacingBackend& m_backend;
    Matmul m_matmul;
};

} // namespace

Result<std::unique_ptr<Specification>> RacingBackend::specify(const Problem& problem, const Operands&)
{
    return std::make_unique<RacingSpecification>(*this, problem.as<Matmul>());
}

} // namespace phasebench::test
