// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/machine.h"

#include "engine/library/environment.h"
#include "engine/result/host_conditions.h"
#include "tests/support/example_run.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gtest/gtest.h>

namespace phasebench::machine_test {
namespace {

using test::exampleRun;

void write(const std::filesystem::path& path, const std::string& text)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

TEST(Machine, DescribesThisComputer)
{
    setenv("OPENBLAS_THREAD_TIMEOUT", "4", 1);
    const Machine machine = describeComputer();
    unsetenv("OPENBLAS_THREAD_TIMEOUT");
    EXPECT_FALSE(machine.host.empty());
    EXPECT_NE(machine.system.find("Linux"), std::string::npos);
    EXPECT_GE(machine.cores, 1);
    EXPECT_GT(machine.memory, 0);
    EXPECT_TRUE(machine.gpus.empty());
    EXPECT_EQ(machine.environment.at("OPENBLAS_THREAD_TIMEOUT").value, "4");
    EXPECT_EQ(machine.environment.at("OPENBLAS_THREAD_TIMEOUT").set_by, "environment");
    for (const auto& [name, setting] : machine.environment)
        EXPECT_TRUE(isLibraryEnvironment(name)) << name;
}

TEST(Machine, SaysWhoSetTheEnvironment)
{
    Machine machine;
    machine.environment["OPENBLAS_CORETYPE"] = {"Haswell", "environment"};
    attributeEnvironment(machine, {{"CUDA_MODULE_LOADING", "EAGER"}}, "experiment");
    EXPECT_EQ(machine.environment["CUDA_MODULE_LOADING"].set_by, "experiment");
    Machine worker;
    worker.environment["CUDA_MODULE_LOADING"] = {"EAGER", "environment"};
    worker.environment["OMP_NUM_THREADS"] = {"3", "environment"};
    merge(machine, worker);
    EXPECT_EQ(machine.environment["CUDA_MODULE_LOADING"].set_by, "experiment");
    EXPECT_EQ(machine.environment["OMP_NUM_THREADS"].set_by, "environment");
    EXPECT_EQ(machine.environment["OPENBLAS_CORETYPE"].value, "Haswell");
}

TEST(Machine, MergesWhatAWorkerKnows)
{
    Machine machine;
    machine.host = "lab";
    Machine without;
    without.cuda_reason = "There is no NVIDIA driver.";
    merge(machine, without);
    EXPECT_EQ(machine.cuda_reason, "There is no NVIDIA driver.");
    merge(machine, exampleRun().machine);
    EXPECT_EQ(machine.gpus.size(), 1U);
    EXPECT_EQ(machine.cuda_reason, "");
    // A worker that sees no GPU takes none away.
    merge(machine, without);
    EXPECT_EQ(machine.gpus.size(), 1U);
    EXPECT_EQ(machine.cuda_reason, "");
    Machine cpu;
    cpu.libraries["fftw"] = "3.3.10";
    merge(machine, cpu);
    EXPECT_EQ(machine.libraries.size(), 2U);
    EXPECT_EQ(machine.host, "lab");
}

TEST(Machine, IsOneLine)
{
    Machine machine = exampleRun().machine;
    EXPECT_EQ(describe(machine), "H100 80GB HBM3 · driver 580.159 · cuBLASLt 13.1.0");
    machine.gpus.push_back(machine.gpus.front());
    EXPECT_EQ(describe(machine), "2 × H100 80GB HBM3 · driver 580.159 · cuBLASLt 13.1.0");
    machine.gpus.clear();
    machine.libraries = {{"openblas", "0.3.21 (Haswell, pthreads)"}, {"fftw", "3.3.10"}};
    EXPECT_EQ(describe(machine), "Intel Xeon Platinum 8480+ · 16 threads · OpenBLAS 0.3.21 · FFTW 3.3.10");
    EXPECT_EQ(describe(Machine{}), "");
}

TEST(Machine, SurvivesJson)
{
    Machine machine = exampleRun().machine;
    machine.environment["OPENBLAS_CORETYPE"] = {"Haswell", "experiment"};
    machine.cupti_reason = "CUPTI: insufficient privileges.";
    EXPECT_EQ(toJson(machineFromJson(toJson(machine))), toJson(machine));
}

TEST(HostConditions, ReadTheKernelsFiles)
{
    const TemporaryFolder root;
    write(root / "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");
    write(root / "sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "2400000\n");
    write(root / "proc/loadavg", "0.75 0.5 0.1 1/100 4242\n");
    write(root / "sys/class/power_supply/AC/type", "Mains\n");
    write(root / "sys/class/power_supply/BAT0/type", "Battery\n");
    write(root / "sys/class/power_supply/BAT0/status", "Discharging\n");
    const nlohmann::json conditions = toJson(hostConditions(root.path()));
    EXPECT_EQ(conditions["cpu_governor"], "powersave");
    EXPECT_EQ(conditions["cpu_clock_mhz"], 2400);
    EXPECT_EQ(conditions["load"], 0.75);
    EXPECT_EQ(conditions["on_battery"], true);
}

TEST(HostConditions, AreNullWhereTheKernelSaysNothing)
{
    const TemporaryFolder root;
    // A mouse's battery is not the computer's.
    write(root / "sys/class/power_supply/mouse/type", "Battery\n");
    write(root / "sys/class/power_supply/mouse/scope", "Device\n");
    write(root / "sys/class/power_supply/mouse/status", "Discharging\n");
    const nlohmann::json conditions = toJson(hostConditions(root.path()));
    for (const char* key : {"cpu_governor", "cpu_clock_mhz", "load", "on_battery"})
        EXPECT_TRUE(conditions.at(key).is_null()) << key;
}

} // namespace
} // namespace phasebench::machine_test
