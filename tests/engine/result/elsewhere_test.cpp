// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/other_computer.h"

#include "engine/result/recorded_badge.h"

#include <gtest/gtest.h>

namespace phasebench::elsewhere_test {
namespace {

Machine laptop()
{
    Machine machine;
    machine.host = "laptop";
    machine.cpu = "AMD Ryzen 7 7840U";
    machine.memory = std::int64_t{32} << 30;
    return machine;
}

Machine withGpu()
{
    Machine machine = laptop();
    machine.gpus.resize(1);
    machine.gpus.front().name = "NVIDIA H100 80GB HBM3";
    return machine;
}

TEST(Elsewhere, ProcessorMemoryAndGpusTellComputersApartNamesDoNot)
{
    Machine other = laptop();
    EXPECT_FALSE(isOtherComputer(other, laptop(), false));
    other.host = "another-name";
    other.memory += other.memory / 100; // another kernel keeps another part for itself
    EXPECT_FALSE(isOtherComputer(other, laptop(), false));
    other.memory *= 2;
    EXPECT_TRUE(isOtherComputer(other, laptop(), false));
    other = laptop();
    other.cpu = "Intel Core i7";
    EXPECT_TRUE(isOtherComputer(other, laptop(), true));
    EXPECT_TRUE(isOtherComputer(withGpu(), laptop(), false));
    EXPECT_FALSE(isOtherComputer(withGpu(), laptop(), true));
    EXPECT_FALSE(isOtherComputer(Machine(), laptop(), false)) << "it says nothing of itself";
}

TEST(Elsewhere, MarksWhatIsShownWithABadge)
{
    phasebench::Run own;
    own.machine = describeComputer();
    phasebench::Run other = own;
    other.machine.cpu += " of another kind";
    other.date = "2026-11-22T10:00:00Z";
    std::vector<phasebench::Run> runs{own, other};
    markOtherComputer(runs);
    EXPECT_FALSE(runs[0].recorded);
    EXPECT_TRUE(runs[1].recorded);
    EXPECT_TRUE(recordedBadge(runs[1]).ends_with(" · 2026-11-22")) << recordedBadge(runs[1]);
    LinkProbe probe;
    probe.machine = other.machine;
    EXPECT_EQ(recordedBadge(probe), "");
    markOtherComputer(probe);
    EXPECT_TRUE(recordedBadge(probe).starts_with("recorded · "));
}

} // namespace
} // namespace phasebench::elsewhere_test
