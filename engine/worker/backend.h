// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/library/capability.h"
#include "engine/problem/experiment.h"
#include "engine/problem/fault.h"

#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <tl/expected.hpp>

/// The phases as types: each returns what the next one needs, so a backend cannot be used in the wrong order.
/// A backend never allocates operands, copies, synchronises or reads a clock: the driver does.
namespace phasebench {

/// A library call failed: one sentence with the call and the library's own word for the status.
class BackendError : public std::runtime_error {
public:
    explicit BackendError(const std::string& sentence, bool poisoned = false)
        : std::runtime_error(sentence)
        , m_poisoned(poisoned)
    {
    }
    bool poisoned() const { return m_poisoned; } ///< the CUDA context is lost: the process must end

private:
    bool m_poisoned;
};

/// A point turns out to be impossible while it is measured; the worker makes an outcome of it.
class RefusedError : public std::runtime_error {
public:
    explicit RefusedError(Fault fault)
        : std::runtime_error(fault.sentence)
        , m_fault(std::move(fault))
    {
    }
    const Fault& fault() const { return m_fault; }

private:
    Fault m_fault;
};

/// An operand's address does not fit the plan.
struct Misalignment {
    OperandId operand;
    std::int64_t alignment = 0; ///< bytes, of the address
    std::int64_t assumed = 0; ///< bytes, of the plan
};

/// Addresses in the execution space, by OperandId; null where the problem has no such operand. In place the result has
/// the address of the input (see resultOf()).
struct Operands {
    PerOperand<void*> at{};
    void* workspace = nullptr; ///< as many bytes as Plan::facts() asked for

    void*& of(OperandId id) { return at[id]; }
    void* of(OperandId id) const { return at[id]; }
};

/// The order in which work happens: a CUDA stream (CUstream and cudaStream_t are the same), null on a CPU.
struct Stream {
    void* handle = nullptr;
};

struct PlanPreferences {
    std::int64_t workspace = 0; ///< bytes at most
    Effort effort = Effort::estimate;
    int threads = 1;
    double timeLimit = 10.0; ///< seconds, for planners that measure
    bool coldCaches = false; ///< forget wisdom and heuristic caches first
    PerOperand<std::int64_t> alignment{}; ///< least alignment of each operand in the sequence, bytes
};

/// One way to run the planned problem: a candidate's decoded configuration, as PlanRecord::configuration wrote it.
using PlanConfiguration = nlohmann::json;

struct PlanFacts {
    std::int64_t workspace = 0; ///< bytes that bind() wants
    PerOperand<std::int64_t> alignment{}; ///< bytes that the plan assumes
    bool destroysInput = false; ///< the values of the inputs are lost after an execution
    bool cutOff = false; ///< the planner's time was over before it was done: the plan is the best one until then
};

/// What a plan chose, for the record.
struct PlanRecord {
    nlohmann::json configuration = nlohmann::json::object(); ///< a PlanConfiguration that makes the plan again
    nlohmann::json details = nlohmann::json::object(); ///< further, in the library's own words
    std::vector<std::string> remarks; ///< for the phase log, such as "8 candidates, heuristic #0 chosen"
};

class CandidateSearch;
class Plan;

/// Operands that fit a plan.
class Bound {
public:
    /// Hands one execution to the library: no checks, no allocation, no synchronisation. On a CPU it returns when the
    /// result is there.
    void enqueue(Stream stream) const;

private:
    friend class Plan;
    Bound(Plan& plan, const Operands& operands)
        : m_plan(&plan)
        , m_operands(operands)
    {
    }
    Plan* m_plan;
    Operands m_operands;
};

class Plan {
public:
    virtual ~Plan() = default;
    /// Filled in while planning is timed: numbers only.
    const PlanFacts& facts() const { return m_facts; }
    /// Made when it is asked for, outside timed regions.
    virtual PlanRecord record() const = 0;
    /// Checks the alignment of every operand.
    tl::expected<Bound, Misalignment> bind(const Operands& operands);

protected:
    PlanFacts m_facts;

private:
    friend class Bound;
    virtual void doEnqueue(const Operands& operands, Stream stream) = 0;
};

inline void Bound::enqueue(Stream stream) const
{
    m_plan->doEnqueue(m_operands, stream);
}

class Specification {
public:
    virtual ~Specification() = default;
    /// `scratch`: as large and as aligned as the operands; planners that measure overwrite them. The Specification
    /// outlives the Plan.
    virtual Result<std::unique_ptr<Plan>> plan(
        const PlanPreferences& preferences, const PlanConfiguration* choice, const Operands& scratch)
        = 0;
    /// The ways to run this problem, for a race (candidate_search.h); null where the library offers no choice. What the
    /// arguments refer to outlives the search.
    virtual std::shared_ptr<CandidateSearch> candidates(const PlanPreferences& /*preferences*/,
        const Autotune& /*autotune*/, const Operands& /*scratch*/, Stream /*stream*/)
    {
        return nullptr;
    }
};

class Backend {
public:
    virtual ~Backend() = default;
    virtual std::string name() const = 0; ///< Library::name
    /// A library without planning computes by one call: specification, planning and resource management are none of its
    /// phases, and what a plan holds for it is made once, untimed.
    virtual bool hasPlanning() const { return true; }
    /// Does planning write to the scratch operands for these preferences? The driver then allocates them.
    virtual bool planningNeedsScratch(const PlanPreferences&) const { return false; }
    /// The problem that one call computes. `representative`: the addresses of one operand set; bias and aux are read at
    /// planning by some libraries.
    virtual Result<std::unique_ptr<Specification>> specify(const Problem& problem, const Operands& representative) = 0;
    /// Does the library keep what a plan was made of for as long as the process lives? A cold plan then needs a process
    /// of its own, and warmUpPlanning() before it.
    virtual bool keepsPlans() const { return false; }
    /// Loads what planning needs, by making another plan than the problem's.
    virtual void warmUpPlanning() { }
    virtual std::string wisdom() const { return {}; }
    virtual void setWisdom(const std::string&) { }
};

} // namespace phasebench
