// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/protocol/frame.h"
#include "tests/engine/protocol/messages.h"

#include <cstring>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace phasebench::rubbish_test {
namespace {

using testing::HasSubstr;

std::string complaint(const std::string& bytes)
{
    Decoder<Reply> decoder;
    decoder.feed(bytes);
    try {
        decoder.next();
    } catch (const ProtocolError& error) {
        return error.what();
    }
    return "";
}

std::string prefix(std::uint32_t header, std::uint64_t payload)
{
    std::string bytes = "PBN1" + std::string(12, '\0');
    std::memcpy(bytes.data() + 4, &header, sizeof header);
    std::memcpy(bytes.data() + 8, &payload, sizeof payload);
    return bytes;
}

std::string frame(const std::string& header, const std::string& payload = {})
{
    return prefix(static_cast<std::uint32_t>(header.size()), payload.size()) + header + payload;
}

TEST(Rubbish, IsToldByItsFirstByte)
{
    EXPECT_THAT(complaint("h"), HasSubstr("no message"));
    EXPECT_THAT(complaint("Pandas are nice"), HasSubstr("no message"));
    EXPECT_EQ(complaint("PBN"), "");
}

TEST(Rubbish, AnotherFormatIsCalledThat)
{
    EXPECT_THAT(complaint("PBN2"), HasSubstr("another format"));
}

TEST(Rubbish, AnotherProtocolIsCalledThat)
{
    const std::string sentence = complaint(encode(Reply(Hello{"old-worker", 99})));
    EXPECT_THAT(sentence, HasSubstr("old-worker speaks version 99"));
    EXPECT_THAT(sentence, HasSubstr("install the programs of one version"));
}

TEST(Rubbish, OversizeIsRefusedBeforeItIsRead)
{
    EXPECT_THAT(complaint(prefix(maximumHeaderBytes + 1, 0)), HasSubstr("at most 16777216 bytes"));
    EXPECT_THAT(complaint(prefix(10, maximumPayloadBytes + 1)), HasSubstr("at most 1073741824 bytes"));
    EXPECT_THAT(complaint(prefix(10, ~std::uint64_t{0})), HasSubstr("too large"));
    EXPECT_EQ(complaint(prefix(maximumHeaderBytes, maximumPayloadBytes)), "");
}

TEST(Rubbish, OversizeIsNeverWritten)
{
    EXPECT_THROW(encode(Reply(Progress{std::string(maximumHeaderBytes, 'x'), 0})), ProtocolError);
}

TEST(Rubbish, HeadersThatAreNoMessage)
{
    for (const char* header : {"", "{", "[]", "7", "null", "{}", R"({"message":7})", R"({"message":"sing"})",
             R"({"message":"hello"})", R"({"message":"hello","program":"x","protocol":"1"})",
             R"({"message":"hello","program":"x","protocol":-1e308})",
             R"({"message":"heartbeat","arrays":[{"name":"call","length":-1.0}]})",
             R"({"message":"samples","series":"call","count":1e300})",
             R"({"message":"samples","series":"call","count":1})", R"({"message":"outcome","task":1})",
             R"({"message":"outcome","task":1,"run":7,"call":null,"fixes":[],"wisdom":"","poisoned":false})",
             R"({"message":"description","machine":[]})", R"({"message":"heartbeat","arrays":7})",
             R"({"message":"heartbeat","arrays":[{"name":"call","length":-1}]})",
             R"({"message":"heartbeat","arrays":[{"name":"call","length":1}]})", "{\"message\":\"\xff\"}"})
        EXPECT_THAT(complaint(frame(header)), testing::EndsWith(".")) << header;
}

TEST(Rubbish, ArraysThatDoNotFitTheirPayload)
{
    const std::string eight(8, '\0');
    EXPECT_THAT(complaint(frame(R"({"message":"heartbeat"})", eight)), HasSubstr("more array values than it names"));
    EXPECT_THAT(
        complaint(frame(R"({"message":"samples","series":"a","count":1,"arrays":[{"name":"a","length":2}]})", eight)),
        HasSubstr("more array values than it brings"));
    EXPECT_THAT(
        complaint(frame(
            R"({"message":"samples","series":"a","count":1,"arrays":[{"name":"a","length":1},{"name":"a","length":0}]})",
            eight)),
        HasSubstr("twice"));
    const std::string huge
        = R"({"message":"samples","series":"a","count":1,"arrays":[{"name":"a","length":18446744073709551615}]})";
    EXPECT_THAT(complaint(frame(huge, eight)), HasSubstr("\"message.arrays[0].length\" must be a whole number"));
}

TEST(Rubbish, BlobsThatAreNone)
{
    const std::string eight(8, '\0');
    EXPECT_THAT(complaint(frame(R"({"message":"heartbeat","blobs":[{"name":"a","length":9}]})", eight)),
        HasSubstr("more array values than it brings"));
    EXPECT_THAT(complaint(frame(R"({"message":"heartbeat","blobs":[{"name":"a","length":7}]})", eight)),
        HasSubstr("more array values than it names"));
    EXPECT_THAT(complaint(frame(
                    R"({"message":"race","candidates":{"rows":2,"columns":[]},"round":"","elapsed":0,"budget":1,
                        "blobs":[{"name":"candidates","length":8}]})",
                    eight)),
        testing::EndsWith("."));
    EXPECT_THAT(complaint(frame(R"({"message":"race","round":"","elapsed":0,"budget":1,
                                    "blobs":[{"name":"candidates","length":8}]})",
                    eight)),
        testing::EndsWith("."));
}

TEST(Rubbish, SamplesThatAreNoTimes)
{
    for (const double value : {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
        EXPECT_THAT(complaint(encode(Reply(SamplesChunk{"call", {value}, 1}))), HasSubstr("no time"));
}

TEST(Rubbish, ATaskWithAnExperimentThatIsNone)
{
    Decoder<Request> decoder;
    decoder.feed(frame(
        R"({"message":"task","id":1,"kind":"measure","experiment":{"phasebench":1},"work":{"configuration":{}},"wisdom":""})"));
    EXPECT_THROW(decoder.next(), ProtocolError);
}

TEST(Rubbish, AStreamThatLostItsFramingStaysLost)
{
    Decoder<Reply> decoder;
    decoder.feed(std::string("rubbish"));
    EXPECT_THROW(decoder.next(), ProtocolError);
    decoder.feed(encode(Reply(Heartbeat{})));
    EXPECT_THROW(decoder.next(), ProtocolError);
}

/// Reads until the decoder wants more or gives up; anything but a message or a ProtocolError fails the test.
template <typename Message> void digest(const std::string& bytes)
{
    Decoder<Message> decoder;
    decoder.feed(bytes);
    try {
        while (decoder.next()) { }
    } catch (const ProtocolError& error) {
        EXPECT_STRNE(error.what(), "");
    }
}

TEST(Rubbish, RandomBytesNeverCrash)
{
    std::mt19937_64 random(1);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes = round % 2 ? "PBN1" : "";
        const std::size_t length = random() % 200;
        for (std::size_t i = 0; i < length; ++i)
            bytes += static_cast<char>(random());
        digest<Reply>(bytes);
        digest<Request>(bytes);
    }
}

TEST(Rubbish, TruncatedMessagesOnlyWaitForTheRest)
{
    const std::string whole = encode(Reply(someOutcome()));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        Decoder<Reply> decoder;
        decoder.feed(whole.substr(0, length));
        ASSERT_FALSE(decoder.next()) << length;
    }
}

TEST(Rubbish, FlippedBitsNeverCrash)
{
    std::mt19937_64 random(2);
    const std::string reply = encode(Reply(someOutcome())) + encode(Reply(SamplesChunk{"call", {1, 2, 3}, 1}));
    const std::string request = encode(Request(someTask()));
    for (int round = 0; round < 3000; ++round) {
        const auto flip = [&](std::string bytes) {
            for (std::uint64_t flips = 1 + random() % 3; flips > 0; --flips)
                bytes[random() % bytes.size()] ^= static_cast<char>(1U << (random() % 8));
            return bytes;
        };
        digest<Reply>(flip(reply));
        digest<Request>(flip(request));
    }
}

} // namespace
} // namespace phasebench::rubbish_test
