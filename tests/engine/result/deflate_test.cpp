// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/deflate.h"

#include <gtest/gtest.h>
#include <random>

namespace phasebench::deflate_test {
namespace {

std::vector<std::byte> bytes(std::size_t count, unsigned kinds)
{
    std::mt19937_64 random(1);
    std::vector<std::byte> result(count);
    for (std::byte& byte : result)
        byte = static_cast<std::byte>(random() % kinds);
    return result;
}

constexpr std::size_t most = 1 << 20;

TEST(Deflate, LosesNothing)
{
    for (const std::size_t count : {0U, 1U, 7U, 1000U, 100'000U})
        for (const unsigned kinds : {1U, 3U, 256U}) {
            const std::vector<std::byte> plain = bytes(count, kinds);
            EXPECT_EQ(inflated(deflated(plain), most), plain) << count << " bytes of " << kinds << " kinds";
        }
}

TEST(Deflate, NeedsLessRoomWhereBytesRepeatAndHardlyMoreWhereTheyDoNot)
{
    EXPECT_LT(deflated(bytes(100'000, 3)).size(), 30'000U);
    EXPECT_LT(deflated(bytes(100'000, 256)).size(), 100'200U);
}

TEST(Deflate, RefusesWhatIsCutOffOrOverwritten)
{
    const std::vector<std::byte> whole = deflated(bytes(1000, 256));
    for (const std::size_t size : {0UL, 1UL, 2UL, 10UL, whole.size() - 1})
        EXPECT_THROW(inflated(std::span(whole).first(size), most), std::runtime_error) << size;
    std::vector<std::byte> overwritten = whole;
    overwritten[whole.size() / 2] ^= std::byte{0xff};
    EXPECT_THROW(inflated(overwritten, most), std::runtime_error);
    std::vector<std::byte> longer = whole;
    longer[0] ^= std::byte{1}; // the number of bytes, off by one
    EXPECT_THROW(inflated(longer, most), std::runtime_error);
}

TEST(Deflate, MakesNoRoomForMoreThanItIsToldOrThanTheBytesCanHold)
{
    EXPECT_THROW(inflated(deflated(bytes(1000, 1)), 999), std::runtime_error);
    std::vector<std::byte> claimed(8, std::byte{0xff}); // 2^56 bytes and more
    claimed.push_back(std::byte{0x7f});
    const std::vector<std::byte> stream = deflated(bytes(1000, 1));
    claimed.insert(claimed.end(), stream.begin() + 2, stream.end());
    EXPECT_THROW(inflated(claimed, SIZE_MAX), std::runtime_error);
}

} // namespace
} // namespace phasebench::deflate_test
