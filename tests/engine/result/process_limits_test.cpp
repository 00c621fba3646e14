// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/process_limits.h"

#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace phasebench::process_limits_test {

class ProcessLimitsTest : public testing::Test {
protected:
    ProcessLimitsTest()
        : m_root(std::filesystem::temp_directory_path() / ("process_limits_" + std::to_string(getpid())))
    {
    }
    ~ProcessLimitsTest() override { std::filesystem::remove_all(m_root); }

    void write(const std::string& path, const std::string& text) const
    {
        const auto file = m_root / path;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << text << "\n";
    }
    ProcessLimits limits() const { return processLimits(m_root); }

private:
    std::filesystem::path m_root;
};

TEST_F(ProcessLimitsTest, ThereMayBeNone)
{
    EXPECT_FALSE(limits().memory) << "no /proc";
    write("proc/self/cgroup", "0::/user.slice");
    write("sys/fs/cgroup/user.slice/memory.max", "max");
    write("sys/fs/cgroup/user.slice/cpu.max", "max 100000");
    EXPECT_FALSE(limits().memory);
    EXPECT_FALSE(limits().cpus);
}

TEST_F(ProcessLimitsTest, OfVersion2TheLeastOnTheWayUpHolds)
{
    write("proc/self/cgroup", "0::/batch/job");
    write("sys/fs/cgroup/batch/memory.max", "600000000");
    write("sys/fs/cgroup/batch/memory.current", "200000000");
    write("sys/fs/cgroup/batch/job/memory.max", "900000000");
    write("sys/fs/cgroup/batch/job/memory.current", "100000000");
    write("sys/fs/cgroup/batch/job/cpu.max", "150000 100000");
    EXPECT_EQ(limits().memory, 600000000);
    EXPECT_EQ(limits().freeMemory, 400000000);
    EXPECT_EQ(limits().cpus, 1.5);
}

TEST_F(ProcessLimitsTest, OfVersion1EachControllerHasItsOwnTree)
{
    write("proc/self/cgroup", "4:memory:/case\n3:cpu,cpuacct:/other\n1:name=systemd:/x");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
    write("sys/fs/cgroup/memory/case/memory.limit_in_bytes", "629145600");
    write("sys/fs/cgroup/memory/case/memory.usage_in_bytes", "1000000000");
    write("sys/fs/cgroup/cpu/other/cpu.cfs_quota_us", "-1");
    write("sys/fs/cgroup/cpu/other/cpu.cfs_period_us", "100000");
    EXPECT_EQ(limits().memory, 629145600);
    EXPECT_EQ(limits().freeMemory, 0);
    EXPECT_FALSE(limits().cpus);
}

TEST_F(ProcessLimitsTest, InAContainerThatSeesOnlyItsOwnGroupTheMountPointIsIt)
{
    write("proc/self/cgroup", "4:memory:/docker/0123");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "629145600");
    EXPECT_EQ(limits().memory, 629145600);
}

} // namespace phasebench::process_limits_test
