// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"
#include "engine/result/conditions.h"

#include <memory>
#include <string>
#include <vector>

namespace phasebench {

/// NVIDIA's management library, opened at run time with declarations of our own (source: NVML API reference). It reads
/// and never sets. Each query takes up to 2 ms in a virtual machine: never near a timed section.
class Nvml {
public:
    /// Fails without the library or the driver.
    static Result<std::unique_ptr<Nvml>> open();
    ~Nvml();
    Nvml(const Nvml&) = delete;
    Nvml& operator=(const Nvml&) = delete;

    std::string driverVersion() const; ///< such as "580.159.03"; empty when not told
    /// Such as "PCIe 5 x16", the most that GPU and slot can do; empty when not told.
    std::string link(const std::string& pciBusId) const;
    /// {"sm_clock_mhz", "memory_clock_mhz", "temperature_c", "power_w", "throttled", "throttle_reasons",
    ///  "pcie_generation", "pcie_generation_max", "pcie_width", "pcie_width_max"}; what the GPU does not tell is null.
    Conditions conditions(const std::string& pciBusId) const;

private:
    Nvml() = default;
    struct Table;
    void* device(const std::string& pciBusId) const;
    std::unique_ptr<Table> m_table;
};

/// The reasons in NVML's mask that hold, by the names of nvidia-smi, such as "sw_power_cap".
std::vector<std::string> throttleReasons(unsigned long long mask);
/// Whether one of them slows the GPU down for want of power or cooling; idling and chosen clocks do not count.
bool isThrottled(unsigned long long mask);

} // namespace phasebench
