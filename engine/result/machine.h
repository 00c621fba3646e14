// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
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

/// An environment variable that changes a library, and who set it: "environment" (the user's), "experiment" or
/// "phasebench".
struct EnvironmentSetting {
    std::string value;
    std::string set_by;
};

/// The computer, whichever worker ran.
struct Machine {
    std::string host;
    std::string cpu;
    int cores = 0; ///< hardware threads that this process may use
    int hardware_threads = 0; ///< of the computer; 0 where that is not known
    std::string vector_instructions; ///< the widest of the CPU, such as "AVX2"; empty where that is not known
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

/// Numbers that are not known are null, and so is what is empty of driver, cuda_reason, cupti_reason and a GPU's texts.
nlohmann::json toJson(const Machine& machine);
/// Throws std::runtime_error with one sentence when the JSON is no machine.
Machine machineFromJson(const nlohmann::json& json);

/// What this process can find out without a library: host, CPU, cores, memory, caches, system, and the environment
/// variables of the fixed list (libraryEnvironment()), all as set by "environment": see attributeEnvironment().
Machine describeComputer();

/// Says who set the environment variables that the runner gave its worker.
void attributeEnvironment(Machine& machine, const std::map<std::string, std::string>& settings, std::string_view setBy);

/// Adds what a worker knows of GPUs and libraries; what `from` does not know stays.
void merge(Machine& into, const Machine& from);

/// Do two records tell of the same hardware: the processor and the GPUs? Names of computers change with their network
/// and say little in a container.
bool alike(const Machine& a, const Machine& b);

/// One line for the status bar and captions, such as "H100 80GB HBM3 · driver 580.159 · cuBLASLt 13.1", or without a
/// GPU "Xeon Platinum 8480+ · 16 threads · OpenBLAS 0.3.21 · FFTW 3.3.10".
std::string describe(const Machine& machine);

/// The processor with the product's name only: "Intel(R) Xeon(R) Platinum 8480+" is "Intel Xeon Platinum 8480+".
std::string shortName(const std::string& processor);

} // namespace phasebench
