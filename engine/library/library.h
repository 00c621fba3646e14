// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/problem/fault.h"

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What every layer may know of a library that computes, without linking it: one descriptor a library, in a folder of
/// its own, and one registry (registry.h).
namespace phasebench {

enum class Device { cpu, gpu };

struct Library;

/// One limit of a library, such as a type that it does not compute. A library's limits are independent of each other.
struct CapabilityRule {
    /// What is wrong, with the fix where one change helps; empty when the experiment keeps the rule. Precondition: the
    /// problem is of the library's kind.
    std::optional<Fault> (*check)(const Library& library, const Experiment& resolved);
};

/// A matmul's type with an arithmetic that a library computes it in, and the types that the result may have.
struct Product {
    DataType type;
    ComputeType compute;
    std::array<std::optional<DataType>, 2> results;
};

/// One key of a candidate's configuration.
struct ConfigurationKey {
    std::string_view name;
    bool (*isRight)(const nlohmann::json& value);
    std::string_view right; ///< what it must be, for "it must be …"
    std::string_view byDefault = {}; ///< JSON text; empty: it has no default, so it is always told
    /// The value for people, such as "split-K 4"; null: it is not told.
    std::string (*words)(const nlohmann::json& value) = nullptr;
    bool required = false;
};

/// An environment variable that a library reads when it loads, and that changes what it does.
struct EnvironmentVariable {
    std::string_view name;
    /// Experiments may set it. Not so: what has a key of its own (threads), and what names a file or a folder, because
    /// experiments come from strangers.
    bool settable = false;
    std::string_view preset = {}; ///< what workers get where nobody set it; empty: nothing
};

/// Kernels that a library chooses by the processor when it loads, and an environment variable that chooses others.
struct KernelSets {
    std::string_view variable;
    /// The sets, by the variable's names, that a processor with these flags (of /proc/cpuinfo) runs and that are worth
    /// trying, newest first. Empty where the flags say nothing.
    std::vector<std::string> (*runnable)(std::string_view flags);
    /// The vector instructions that a set uses, such as "SSE"; empty for a set that is not known.
    std::string_view (*instructions)(std::string_view set);
};

struct Library {
    std::string_view name; ///< as in files: "cublaslt"
    std::string_view title; ///< as on screen: "cuBLASLt"
    Device device = Device::cpu;
    const ProblemKind* kind = nullptr; ///< of the problems that it computes
    std::string_view licence; ///< SPDX
    std::string_view worker; ///< serves it: "cpu" is the program phasebench-cpu-worker
    std::span<const CapabilityRule> rules;
    std::span<const Product> products = {}; ///< of a library for matmuls
    std::span<const ConfigurationKey> configuration;
    std::span<const EnvironmentVariable> environment = {};
    const KernelSets* kernelSets = nullptr; ///< null: it leaves no choice
    /// Its candidates are settings of a whole process (kernels, threads): the runner races them, not a worker.
    bool tunedByProcess = false;
    bool hasEffort = false; ///< `planning.effort` is for its planner
    bool keepsPlans = false; ///< what a plan was made of stays as long as the process lives
};

} // namespace phasebench
