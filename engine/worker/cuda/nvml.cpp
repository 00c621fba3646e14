// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/nvml.h"

#include "engine/worker/cuda/dynamic_library.h"

#include <array>
#include <optional>

namespace phasebench {

namespace {

using NvmlDevice = void*;
constexpr int success = 0;
constexpr unsigned smClock = 1;
constexpr unsigned memoryClock = 2;
constexpr unsigned gpuTemperature = 0;

struct Reason {
    unsigned long long bit;
    const char* name;
};
constexpr std::array<Reason, 9> reasons{{{0x1, "gpu_idle"}, {0x2, "applications_clocks_setting"}, {0x4, "sw_power_cap"},
    {0x8, "hw_slowdown"}, {0x10, "sync_boost"}, {0x20, "sw_thermal_slowdown"}, {0x40, "hw_thermal_slowdown"},
    {0x80, "hw_power_brake_slowdown"}, {0x100, "display_clocks_setting"}}};

} // namespace

std::vector<std::string> throttleReasons(unsigned long long mask)
{
    std::vector<std::string> names;
    for (const Reason& reason : reasons)
        if (mask & reason.bit)
            names.emplace_back(reason.name);
    return names;
}

bool isThrottled(unsigned long long mask)
{
    return (mask & (0x4 | 0x8 | 0x20 | 0x40 | 0x80)) != 0;
}

struct Nvml::Table {
    using DeviceUnsigned = int (*)(NvmlDevice, unsigned*);

    int (*init)();
    int (*shutdown)();
    const char* (*errorString)(int);
    int (*systemGetDriverVersion)(char*, unsigned);
    int (*deviceGetHandleByPciBusId)(const char*, NvmlDevice*);
    int (*deviceGetClockInfo)(NvmlDevice, unsigned, unsigned*);
    int (*deviceGetTemperature)(NvmlDevice, unsigned, unsigned*);
    DeviceUnsigned deviceGetPowerUsage; ///< milliwatts
    int (*deviceGetCurrentClocksReasons)(NvmlDevice, unsigned long long*);
    DeviceUnsigned deviceGetCurrPcieLinkGeneration;
    DeviceUnsigned deviceGetMaxPcieLinkGeneration;
    DeviceUnsigned deviceGetCurrPcieLinkWidth;
    DeviceUnsigned deviceGetMaxPcieLinkWidth;
};

Nvml::~Nvml()
{
    m_table->shutdown();
}

Result<std::unique_ptr<Nvml>> Nvml::open()
{
    const auto opened = openCudaLibrary("libnvidia-ml.so.1");
    if (!opened)
        return failed("NVML was not found (" + opened.error().sentence + ").");
    void* const library = *opened;
    auto table = std::make_unique<Table>();
    Table& t = *table;
    std::string missing;
    loadSymbol(library, t.init, "nvmlInit_v2", missing);
    loadSymbol(library, t.shutdown, "nvmlShutdown", missing);
    loadSymbol(library, t.errorString, "nvmlErrorString", missing);
    loadSymbol(library, t.systemGetDriverVersion, "nvmlSystemGetDriverVersion", missing);
    loadSymbol(library, t.deviceGetHandleByPciBusId, "nvmlDeviceGetHandleByPciBusId_v2", missing);
    loadSymbol(library, t.deviceGetClockInfo, "nvmlDeviceGetClockInfo", missing);
    loadSymbol(library, t.deviceGetTemperature, "nvmlDeviceGetTemperature", missing);
    loadSymbol(library, t.deviceGetPowerUsage, "nvmlDeviceGetPowerUsage", missing);
    loadSymbol(library, t.deviceGetCurrPcieLinkGeneration, "nvmlDeviceGetCurrPcieLinkGeneration", missing);
    loadSymbol(library, t.deviceGetMaxPcieLinkGeneration, "nvmlDeviceGetMaxPcieLinkGeneration", missing);
    loadSymbol(library, t.deviceGetCurrPcieLinkWidth, "nvmlDeviceGetCurrPcieLinkWidth", missing);
    loadSymbol(library, t.deviceGetMaxPcieLinkWidth, "nvmlDeviceGetMaxPcieLinkWidth", missing);
    std::string older;
    loadSymbol(library, t.deviceGetCurrentClocksReasons, "nvmlDeviceGetCurrentClocksEventReasons", older);
    if (!t.deviceGetCurrentClocksReasons)
        loadSymbol(library, t.deviceGetCurrentClocksReasons, "nvmlDeviceGetCurrentClocksThrottleReasons", missing);
    if (!missing.empty())
        return failed("NVML lacks " + missing + ".");
    if (const int result = t.init(); result != success)
        return failed("NVML cannot be used: " + std::string(t.errorString(result)) + ".");
    std::unique_ptr<Nvml> nvml(new Nvml);
    nvml->m_table = std::move(table);
    return nvml;
}

std::string Nvml::driverVersion() const
{
    std::array<char, 80> text{};
    return m_table->systemGetDriverVersion(text.data(), text.size()) == success ? text.data() : "";
}

void* Nvml::device(const std::string& pciBusId) const
{
    NvmlDevice device = nullptr;
    return m_table->deviceGetHandleByPciBusId(pciBusId.c_str(), &device) == success ? device : nullptr;
}

std::string Nvml::link(const std::string& pciBusId) const
{
    NvmlDevice const gpu = device(pciBusId);
    unsigned generation = 0;
    unsigned width = 0;
    if (!gpu || m_table->deviceGetMaxPcieLinkGeneration(gpu, &generation) != success
        || m_table->deviceGetMaxPcieLinkWidth(gpu, &width) != success)
        return {};
    return "PCIe " + std::to_string(generation) + " x" + std::to_string(width);
}

Conditions Nvml::conditions(const std::string& pciBusId) const
{
    NvmlDevice const gpu = device(pciBusId);
    const auto ask = [&](auto query, auto... arguments) -> std::optional<unsigned> {
        unsigned value = 0;
        return gpu && query(gpu, arguments..., &value) == success ? std::optional(value) : std::nullopt;
    };
    const auto power = ask(m_table->deviceGetPowerUsage);
    std::optional<unsigned long long> mask = 0;
    if (!gpu || m_table->deviceGetCurrentClocksReasons(gpu, &*mask) != success)
        mask.reset();
    Conditions conditions;
    conditions.sm_clock_mhz = ask(m_table->deviceGetClockInfo, smClock);
    conditions.memory_clock_mhz = ask(m_table->deviceGetClockInfo, memoryClock);
    conditions.temperature_c = ask(m_table->deviceGetTemperature, gpuTemperature);
    if (power)
        conditions.power_w = *power * 1e-3;
    if (mask) {
        conditions.throttled = isThrottled(*mask);
        conditions.throttle_reasons = throttleReasons(*mask);
    }
    conditions.pcie_generation = ask(m_table->deviceGetCurrPcieLinkGeneration);
    conditions.pcie_generation_max = ask(m_table->deviceGetMaxPcieLinkGeneration);
    conditions.pcie_width = ask(m_table->deviceGetCurrPcieLinkWidth);
    conditions.pcie_width_max = ask(m_table->deviceGetMaxPcieLinkWidth);
    conditions.asked = {"sm_clock_mhz", "memory_clock_mhz", "temperature_c", "power_w", "throttled", "throttle_reasons",
        "pcie_generation", "pcie_generation_max", "pcie_width", "pcie_width_max"};
    return conditions;
}

} // namespace phasebench
