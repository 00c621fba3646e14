// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/chrome_trace.h"
#include "engine/result/results_file.h"
#include "engine/result/run_json.h"
#include "engine/result/timeline_json.h"
#include "tests/support/example_run.h"
#include "tests/support/example_timeline.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <set>

namespace phasebench::timeline_test {
namespace {

using nlohmann::json;
using test::exampleRun;
using test::exampleTimeline;

phasebench::Run tracedRun(int calls = 3)
{
    phasebench::Run run = exampleRun();
    run.timeline = exampleTimeline(calls);
    return run;
}

TEST(Timeline, IsReadBackFromJson)
{
    const json written = toJson(exampleTimeline());
    ASSERT_EQ(written["events"].size(), 16U);
    EXPECT_EQ(written["dropped"], 2);
    EXPECT_EQ(written["unattributed"], 1);
    const json& kernel = written["events"][3];
    EXPECT_EQ(kernel["kind"], "kernel");
    EXPECT_EQ(kernel["name"], "gemm<float, 128>");
    EXPECT_EQ(kernel["phase"], "execution");
    EXPECT_EQ(kernel["grid"], json({8, 4, 1}));
    EXPECT_EQ(kernel["registers"], 128);
    EXPECT_EQ(kernel["shared_memory"], 49'152);
    EXPECT_FALSE(written["events"][15].contains("phase")) << "what belongs to no phase is shown as that";
    EXPECT_EQ(toJson(timelineFromJson(written)), written);
    EXPECT_TRUE(toJson(Timeline{}).is_null());
    EXPECT_TRUE(timelineFromJson(nullptr).events.empty());
}

TEST(Timeline, IsReadBackFromItsPackedForm)
{
    const Timeline timeline = exampleTimeline();
    const PackedTimeline packed = pack(timeline);
    EXPECT_EQ(packed.head["launches"].size(), 6U) << "what repeats stands once";
    EXPECT_EQ(toJson(unpack(packed)), toJson(timeline));
    const PackedTimeline kept{packed.head, eventsOf(blobOf(packed))};
    EXPECT_EQ(toJson(unpack(kept)), toJson(timeline));
    EXPECT_LT(blobOf(packed).size(), timeline.events.size() * 12);
}

TEST(Timeline, OfAHundredThousandEventsIsKept)
{
    const Timeline timeline = exampleTimeline(19'999);
    ASSERT_EQ(timeline.events.size(), 99'996U);
    const PackedTimeline packed = pack(timeline);
    const Timeline read = unpack({packed.head, eventsOf(blobOf(packed))});
    ASSERT_EQ(read.events.size(), timeline.events.size());
    EXPECT_DOUBLE_EQ(read.events.back().start, timeline.events.back().start);
}

TEST(Timeline, ThatIsBrokenIsRefused)
{
    const PackedTimeline packed = pack(exampleTimeline());
    std::vector<std::byte> blob = blobOf(packed);
    blob.push_back(std::byte{0x80});
    EXPECT_THROW(eventsOf(blob), std::runtime_error);
    EXPECT_THROW(unpack({packed.head, {99, 0, 0, 0}}), std::runtime_error) << "a launch that is not there";
    EXPECT_THROW(unpack({packed.head, {0, 0, 0}}), std::runtime_error);
    EXPECT_THROW(unpack({packed.head, std::vector<double>(4 * 100'001, 0.0)}), std::runtime_error);
    EXPECT_THROW(unpack({json::array(), {}}), std::runtime_error);
    PackedTimeline manyStreams = packed;
    manyStreams.head["launches"][0]["lane"] = 2147483647; // more threads than a trace has numbers for
    EXPECT_THROW(unpack(manyStreams), std::runtime_error);
    const std::vector<std::byte> backwards{std::byte{0}, std::byte{0}, std::byte{1}, std::byte{0}};
    EXPECT_THROW(eventsOf(backwards), std::runtime_error) << "before the begin";
}

TEST(Timeline, LiesInTheFileAndIsLoadedWhenAskedFor)
{
    const TemporaryFolder folder;
    const auto path = folder / "a.phasebench";
    {
        ResultsFile file(path, ResultsFile::Mode::append);
        file.append(exampleRun());
        file.append(tracedRun());
    }
    const ResultsFile file(path, ResultsFile::Mode::read);
    std::vector<phasebench::Run> runs = file.runs();
    EXPECT_TRUE(runs[1].timeline.events.empty());
    file.loadTimeline(runs[0]);
    file.loadTimeline(runs[1]);
    EXPECT_TRUE(runs[0].timeline.events.empty());
    EXPECT_EQ(toJson(runs[1].timeline), toJson(exampleTimeline()));
}

TEST(Timeline, GoesIntoAFileThatWasMadeBeforeThereWereAny)
{
    const TemporaryFolder folder;
    const auto path = folder / "old.phasebench";
    std::filesystem::copy_file(sourceFolder() / "tests/samples/format-1.phasebench", path);
    std::filesystem::permissions(path, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
    std::int64_t id = 0;
    {
        ResultsFile file(path, ResultsFile::Mode::append);
        phasebench::Run old = file.runs().front();
        file.loadTimeline(old);
        EXPECT_TRUE(old.timeline.events.empty());
        id = file.append(tracedRun());
    }
    const ResultsFile file(path, ResultsFile::Mode::read);
    phasebench::Run run = file.runs().back();
    ASSERT_EQ(run.id, id);
    file.loadTimeline(run);
    EXPECT_EQ(run.timeline.events.size(), 16U);
}

TEST(FirstUse, IsSummarisedByLevelAndKept)
{
    phasebench::Run run = exampleRun();
    run.series["first.process.specification"] = {400'000, 410'000, 420'000};
    run.series["first.plan.planning"] = {55};
    run.series["first.warm.planning"] = {9, 10, 11};
    summarise(run);
    ASSERT_EQ(run.first_use.size(), 3U);
    EXPECT_EQ(run.first_use[0].level, ColdLevel::process);
    EXPECT_EQ(run.first_use[0].phase, Phase::specification);
    EXPECT_EQ(run.first_use[0].host.median, 410'000);
    EXPECT_EQ(run.first_use[1].level, ColdLevel::plan);
    EXPECT_FALSE(run.first_use[1].host.low) << "measured once";
    const phasebench::Run read = runFromJson(toJson(run));
    EXPECT_EQ(toJson(read)["first_use"], toJson(run)["first_use"]);
    EXPECT_EQ(toJson(run)["first_use"][2]["level"], "warm");
}

/// What the Trace Event Format asks of a file: every event has its keys, process and thread names are said once each
/// and are different, and the complete events of a thread nest, since viewers stack them.
void expectWellFormed(const json& trace)
{
    ASSERT_TRUE(trace["traceEvents"].is_array());
    EXPECT_TRUE(trace["displayTimeUnit"] == "ns" || trace["displayTimeUnit"] == "ms");
    using ThreadKey = std::pair<int, int>;
    std::map<ThreadKey, std::vector<std::pair<double, double>>> spans;
    std::map<ThreadKey, std::map<std::string, int>> metadata;
    std::map<int, std::map<std::string, int>> aboutProcesses;
    std::set<std::pair<int, std::string>> threadNames;
    std::set<std::pair<int, int>> sortIndices;
    for (const json& event : trace["traceEvents"]) {
        for (const char* key : {"pid", "tid"})
            ASSERT_TRUE(event.contains(key) && event[key].is_number_integer()) << event.dump();
        ASSERT_TRUE(event.contains("name") && event["name"].is_string()) << event.dump();
        const ThreadKey thread{event["pid"], event["tid"]};
        const std::string name = event["name"];
        if (event["ph"] == "X") {
            EXPECT_FALSE(name.empty());
            ASSERT_TRUE(event["ts"].is_number() && event["dur"].is_number()) << event.dump();
            EXPECT_GE(event["ts"].get<double>(), 0);
            EXPECT_GE(event["dur"].get<double>(), 0);
            EXPECT_TRUE(event["cat"].is_string() && event["args"].is_object()) << event.dump();
            for (const auto& [key, argument] : event["args"].items())
                EXPECT_FALSE(argument.is_null()) << key;
            spans[thread].push_back({event["ts"], event["dur"]});
        } else {
            ASSERT_EQ(event["ph"], "M") << event.dump();
            if (name.starts_with("process_"))
                ++aboutProcesses[thread.first][name];
            else
                ++metadata[thread][name];
            if (name == "thread_name") {
                EXPECT_TRUE(threadNames.insert({thread.first, event["args"]["name"]}).second) << event.dump();
            }
            if (name == "thread_sort_index") {
                EXPECT_TRUE(sortIndices.insert({thread.first, event["args"]["sort_index"]}).second) << event.dump();
            }
        }
    }
    const std::map<std::string, int> ofThread{{"thread_name", 1}, {"thread_sort_index", 1}};
    const std::map<std::string, int> ofProcess{{"process_name", 1}, {"process_sort_index", 1}};
    EXPECT_EQ(spans.size(), metadata.size());
    std::set<int> ids;
    for (const auto& [thread, said] : metadata)
        EXPECT_TRUE(ids.insert(thread.second).second) << "Perfetto takes a thread's id for the system's";
    for (auto& [thread, list] : spans) {
        EXPECT_EQ(metadata[thread], ofThread);
        EXPECT_EQ(aboutProcesses[thread.first], ofProcess);
        std::ranges::sort(list,
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first < b.first : a.second > b.second; });
        std::vector<double> open;
        for (const auto& [start, duration] : list) {
            while (!open.empty() && open.back() <= start)
                open.pop_back();
            EXPECT_TRUE(open.empty() || start + duration <= open.back())
                << "thread " << thread.second << ": an event at " << start << " us reaches out of the one it is in";
            open.push_back(start + duration);
        }
    }
}

TEST(ChromeTrace, KeepsToTheFormat)
{
    expectWellFormed(chromeTrace(tracedRun()));
    phasebench::Run run;
    run.timeline.names = {"first", "second"};
    for (const double start : {0.0, 5.0, 9.0, 20.0}) { // of 10 us each: the first three overlap within their stream
        TimelineEvent kernel;
        kernel.kind = TimelineEvent::Kind::kernel;
        kernel.stream = 1;
        kernel.start = start;
        kernel.duration = 10;
        run.timeline.events.push_back(kernel);
    }
    const json trace = chromeTrace(run);
    expectWellFormed(trace);
    std::set<int> threads;
    for (const json& event : trace["traceEvents"])
        if (event["ph"] == "X")
            threads.insert(event["tid"].get<int>());
    EXPECT_EQ(threads.size(), 3U);
}

TEST(ChromeTrace, OfARecordedOverlapKeepsToTheFormat)
{
    const ResultsFile file(sourceFolder() / "resources/recorded/h100-over-memory.phasebench", ResultsFile::Mode::read);
    std::size_t traced = 0;
    for (phasebench::Run run : file.runs()) {
        file.loadTimeline(run);
        if (run.timeline.events.empty())
            continue;
        ++traced;
        expectWellFormed(chromeTrace(run));
    }
    EXPECT_GE(traced, 2U);
}

TEST(ChromeTrace, HasACompleteEventForEveryEventAndNamesItsLanes)
{
    phasebench::Run run = tracedRun();
    run.id = 7;
    const json trace = chromeTrace(run);
    EXPECT_EQ(trace["otherData"]["run"], 7);
    EXPECT_EQ(trace["otherData"]["dropped records"], 2);
    std::map<std::pair<int, int>, std::string> threads;
    std::map<int, std::string> processes;
    std::size_t complete = 0;
    for (const json& event : trace["traceEvents"]) {
        for (const char* key : {"ph", "name", "pid", "tid"})
            ASSERT_TRUE(event.contains(key)) << event.dump();
        if (event["ph"] == "X") {
            ++complete;
            EXPECT_GE(event["ts"].get<double>(), 0);
            EXPECT_GT(event["dur"].get<double>(), 0);
        } else if (event["name"] == "thread_name") {
            threads[{event["pid"], event["tid"]}] = event["args"]["name"];
        } else if (event["name"] == "process_name") {
            processes[event["pid"]] = event["args"]["name"];
        }
    }
    EXPECT_EQ(complete, 16U);
    EXPECT_EQ(processes.size(), 2U);
    EXPECT_EQ(threads.size(), 5U) << "calls, phases and three streams";
    const auto kernel = std::ranges::find_if(
        trace["traceEvents"], [](const json& event) { return event["name"] == "gemm<float, 128>"; });
    ASSERT_NE(kernel, trace["traceEvents"].end());
    EXPECT_EQ((*kernel)["args"]["grid"], json({8, 4, 1}));
    EXPECT_EQ((*kernel)["args"]["phase"], "execution");
    EXPECT_EQ(processes[(*kernel)["pid"]], "GPU");
}

} // namespace
} // namespace phasebench::timeline_test
