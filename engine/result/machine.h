// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace phasebench {

struct Gpu {
    std::string name;
    std::string uuid;
    std::string compute_capability; ///< such as "9.0"
    std::int64_t memory = 0; ///< bytes
    std::int64_t l2_cache = 0; ///< bytes
    int multiprocessors = 0;
    std::string link; ///< such as "PCIe 5 x16"; empty when not known
};

/// An environment variable that changes a library, and who set it: "environment" or "experiment".
struct EnvironmentSetting {
    std::string value;
    std::string set_by;
};

/// The computer, whichever worker ran.
struct Machine {
    std::string host;
    std::string cpu;
    int cores = 0; ///< hardware threads that this process may use
    std::int64_t memory = 0; ///< bytes
    std::int64_t last_level_cache = 0; ///< bytes
    std::string system; ///< operating system and kernel
    std::string driver; ///< NVIDIA driver version; empty without one
    std::string cuda_reason; ///< why there is no GPU to use; empty when there is
    std::string cupti_reason; ///< why CUPTI cannot be used; empty when it can
    std::vector<Gpu> gpus;
    std::map<std::string, std::string> libraries; ///< "openblas": "0.3.21 (Haswell, pthreads)", "cublaslt": "13.1.0", …
    std::map<std::string, EnvironmentSetting> environment;
};

nlohmann::json toJson(const Machine& machine);
Machine machineFromJson(const nlohmann::json& json);

/// What this process can find out without a library: host, CPU, cores, memory, caches, system, and the environment
/// variables of the fixed list.
Machine describeComputer();

/// Adds what a worker knows of GPUs and libraries.
void merge(Machine& into, const Machine& from);

/// One line for the status bar and captions, such as "H100 80GB HBM3 · driver 580.159 · cuBLASLt 13.1".
std::string describe(const Machine& machine);

} // namespace phasebench
