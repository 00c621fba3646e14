// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/run_json.h"
#include "tests/engine/protocol/messages.h"

#include <gtest/gtest.h>

namespace phasebench::round_trip_test {
namespace {

template <typename Message> Message through(const Message& message)
{
    Decoder<Message> decoder;
    decoder.feed(encode(message));
    auto decoded = decoder.next();
    if (!decoded)
        throw std::runtime_error("A whole frame was fed and no message came.");
    EXPECT_FALSE(decoder.next());
    return *decoded;
}

TEST(RoundTrip, RequestsWithoutContentKeepTheirKind)
{
    EXPECT_TRUE(std::holds_alternative<DescribeRequest>(through<Request>(DescribeRequest{})));
    EXPECT_TRUE(std::holds_alternative<StopSamplingRequest>(through<Request>(StopSamplingRequest{})));
    EXPECT_TRUE(std::holds_alternative<CancelRequest>(through<Request>(CancelRequest{})));
    EXPECT_TRUE(std::holds_alternative<QuitRequest>(through<Request>(QuitRequest{})));
}

TEST(RoundTrip, TaskKeepsEverything)
{
    const nlohmann::json configuration = {{"algorithm", 66}};
    const Eliminated hung = eliminatedBy(Elimination::hangs, "2 seconds");
    for (const Task::Work& work :
        {Task::Work(FirstUseTask{ColdLevel::plan, configuration}), Task::Work(MeasureTask{configuration}),
            Task::Work(TraceTask{configuration}), Task::Work(RaceTask{{{configuration, hung}}, 1.5}),
            Task::Work(TimingTask{{{configuration, 3}}}), Task::Work(ProbeTask{})}) {
        Task sent = someTask();
        sent.work = work;
        const auto got = std::get<Task>(through<Request>(sent));
        EXPECT_EQ(got.id, 42);
        EXPECT_EQ(got.work, work) << kindOf(sent);
        EXPECT_EQ(got.experiment, sent.experiment);
        EXPECT_EQ(got.wisdom, sent.wisdom);
    }
}

TEST(RoundTrip, HelloAndHeartbeat)
{
    const auto hello = std::get<Hello>(through<Reply>(Hello{"phasebench-cpu-worker", protocolVersion}));
    EXPECT_EQ(hello.program, "phasebench-cpu-worker");
    EXPECT_TRUE(std::holds_alternative<Heartbeat>(through<Reply>(Heartbeat{})));
}

TEST(RoundTrip, DescriptionKeepsTheMachine)
{
    Description description;
    description.machine.host = "lab";
    description.machine.cores = 12;
    Gpu gpu;
    gpu.name = "H100";
    gpu.memory = 85'000'000'000;
    description.machine.gpus.push_back(gpu);
    description.machine.libraries["cublaslt"] = "13.1.0";
    description.machine.environment["OMP_NUM_THREADS"] = {"4", "environment"};
    const auto got = std::get<Description>(through<Reply>(description));
    EXPECT_EQ(toJson(got.machine), toJson(description.machine));
    EXPECT_EQ(got.machine.gpus.at(0).memory, 85'000'000'000);
}

TEST(RoundTrip, ProgressWithoutAnEndInSightHasNoRemainingTime)
{
    const auto got = std::get<Progress>(through<Reply>(Progress{"phases, 31 samples", 2.5}));
    EXPECT_EQ(got.text, "phases, 31 samples");
    EXPECT_EQ(got.remaining, 2.5);
    const Progress endless{"", std::numeric_limits<double>::infinity()};
    EXPECT_LT(std::get<Progress>(through<Reply>(endless)).remaining, 0);
}

TEST(RoundTrip, SamplesKeepEveryBit)
{
    const SamplesChunk chunk{"execution.host", {1.0 / 3.0, 0.0, 1e-300, 1e300}, 10};
    const auto got = std::get<SamplesChunk>(through<Reply>(chunk));
    EXPECT_EQ(got.series, chunk.series);
    EXPECT_EQ(got.values, chunk.values);
    EXPECT_EQ(got.count, 10);
    EXPECT_TRUE(std::get<SamplesChunk>(through<Reply>(SamplesChunk{"call", {}, 1})).values.empty());
}

TEST(RoundTrip, OutcomeKeepsWhatAWorkerFoundOut)
{
    const Outcome sent = someOutcome();
    const auto got = std::get<Outcome>(through<Reply>(sent));
    EXPECT_EQ(got.task, sent.task);
    EXPECT_EQ(got.run.status, RunStatus::failed);
    EXPECT_EQ(got.run.series, sent.run.series);
    ASSERT_TRUE(got.run.call);
    EXPECT_EQ(got.run.call->stop, StopReason::plateau);
    EXPECT_EQ(got.run.call->excludes, sent.run.call->excludes);
    EXPECT_EQ(got.fixes, sent.fixes);
    EXPECT_EQ(got.wisdom, sent.wisdom);
    EXPECT_TRUE(got.poisoned);
    nlohmann::json before = toJson(sent.run);
    nlohmann::json after = toJson(got.run);
    before.erase("call");
    after.erase("call");
    EXPECT_EQ(after, before);
}

TEST(RoundTrip, OutcomeOfATaskThatFoundNothing)
{
    Outcome outcome;
    outcome.run.status = RunStatus::unsupported;
    const auto got = std::get<Outcome>(through<Reply>(outcome));
    EXPECT_EQ(got.run.status, RunStatus::unsupported);
    EXPECT_FALSE(got.run.call);
    EXPECT_TRUE(got.run.series.empty());
    EXPECT_FALSE(got.poisoned);
}

TEST(RoundTrip, ARaceOfManyCandidatesFitsIntoAMessage)
{
    Outcome outcome;
    for (int i = 0; i < 8'000; ++i) {
        Candidate candidate;
        candidate.rank = i + 1;
        candidate.configuration = {{"algorithm", 66}, {"tile", std::to_string(16 * (i % 31)) + "x64"},
            {"cluster", std::to_string(i % 16) + "x2x1"}, {"stages", "64xAUTO"}, {"split_k", i % 33},
            {"swizzle", i % 2}, {"custom", i % 7}, {"inner_shape", "undefined"}, {"reduction", "compute_type"}};
        candidate.kernel = std::string(1900, 'k') + std::to_string(i % 900); // a template's name is long
        candidate.workspace = i * 1048592LL;
        if (i % 3 != 0)
            candidate.eliminated = eliminatedBy(Elimination::quick_round);
        outcome.run.candidates.push_back(std::move(candidate));
    }
    ASSERT_GT(toJson(outcome.run).dump().size(), std::size_t{16} << 20) << "as text it is more than a header holds";
    const auto got = std::get<Outcome>(through<Reply>(outcome));
    EXPECT_EQ(toJson(got.run).at("candidates"), toJson(outcome.run).at("candidates"));

    RaceProgress progress;
    progress.candidates = outcome.run.candidates;
    progress.round = "finals";
    EXPECT_EQ(std::get<RaceProgress>(through<Reply>(progress)).candidates.size(), 8'000U);
}

TEST(RoundTrip, ACandidateIsAnnouncedByItsConfiguration)
{
    const CandidateStarted started{nlohmann::json{{"algorithm", 66}}, 1.5};
    const auto got = std::get<CandidateStarted>(through<Reply>(started));
    EXPECT_EQ(got.configuration, started.configuration);
    EXPECT_EQ(got.elapsed, 1.5);
    EXPECT_FALSE(std::get<CandidateStarted>(through<Reply>(CandidateStarted{})).configuration.has_value());
}

TEST(RoundTrip, BytesThatAreNoUtf8DoNotLoseAnOutcome)
{
    Outcome outcome = someOutcome();
    outcome.run.message = "A library said \xff\xfe.";
    const auto got = std::get<Outcome>(through<Reply>(outcome));
    EXPECT_TRUE(got.run.message.starts_with("A library said "));
    EXPECT_EQ(got.run.series, outcome.run.series);
}

TEST(RoundTrip, MessagesFedByteByByteComeWholeAndInOrder)
{
    std::string bytes;
    for (const Reply& reply :
        {Reply(Hello{"worker"}), Reply(SamplesChunk{"call", {1, 2, 3}, 1}), Reply(someOutcome()), Reply(Heartbeat{})})
        bytes += encode(reply);
    Decoder<Reply> decoder;
    std::vector<std::size_t> kinds;
    for (const char& byte : bytes) {
        decoder.feed({&byte, 1});
        while (const auto reply = decoder.next())
            kinds.push_back(reply->index());
    }
    EXPECT_EQ(kinds, (std::vector<std::size_t>{0, 4, 7, 1}));
}

TEST(RoundTrip, ManyMessagesAtOnce)
{
    std::string bytes;
    for (int i = 0; i < 5000; ++i)
        bytes += encode(Reply(Progress{std::to_string(i), -1}));
    Decoder<Reply> decoder;
    decoder.feed(bytes);
    for (int i = 0; i < 5000; ++i)
        ASSERT_EQ(std::get<Progress>(decoder.next().value()).text, std::to_string(i));
    EXPECT_FALSE(decoder.next());
}

} // namespace
} // namespace phasebench::round_trip_test
