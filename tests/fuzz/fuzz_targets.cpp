// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/findings.h"
#include "engine/insight/log_text.h"
#include "engine/insight/results_text.h"
#include "engine/lesson/lesson.h"
#include "engine/problem/explain.h"
#include "engine/problem/sweep.h"
#include "engine/protocol/framing.h"
#include "engine/result/chrome_trace.h"
#include "engine/result/deflate.h"
#include "engine/result/packed_rows.h"
#include "engine/result/results_csv.h"
#include "engine/result/results_file.h"
#include "engine/result/run_json.h"
#include "engine/result/samples_blob.h"
#include "engine/result/timeline_json.h"
#include "engine/result/tuning_file.h"
#include "engine/result/value_reader.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/example_run.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace phasebench::fuzz {

namespace {

constexpr std::size_t mostInflated = std::size_t{16} << 20;

/// Everything that is made of a run for people and for other programs.
void useRun(const Run& run)
{
    const std::vector<Run> runs{run};
    toText(runs);
    toCsv(runs);
    samplesCsv(run);
    logText(run, std::nullopt);
    chromeTraceText(run);
    toJson(run, Samples::with).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void write(const std::filesystem::path& path, Bytes bytes)
{
    std::ofstream(path, std::ios::binary) << textOf(bytes);
}

template <typename Message> void decode(Bytes input)
{
    Decoder<Message> decoder;
    try {
        // In two pieces, so that a frame is cut somewhere.
        const std::string_view text = textOf(input);
        for (const std::string_view piece : {text.substr(0, text.size() / 3), text.substr(text.size() / 3)}) {
            decoder.feed({piece.data(), piece.size()});
            while (decoder.next()) { }
        }
    } catch (const ProtocolError&) {
        return;
    }
}

} // namespace

void fuzzExperiment(Bytes input)
{
    Faults faults;
    const ExperimentFile file = ExperimentFile::parse(textOf(input), faults);
    if (!faults.empty())
        return;
    Experiment experiment = file.experiment(0);
    resolve(experiment, Computer{});
    explain(experiment);
    Faults again;
    ExperimentFile::parse(file.base().dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), again);
    if (!again.empty())
        throw std::logic_error("what was read is refused when it is written: " + again.front().sentence);
}

void fuzzLesson(Bytes input)
{
    Faults faults;
    const Lesson lesson = Lesson::parse(textOf(input), "/nowhere", faults);
    if (faults.empty())
        revealOf(lesson, {});
}

void fuzzRun(Bytes input)
{
    const auto json = parseBounded(textOf(input));
    if (!json)
        return;
    Run run;
    try {
        run = runFromJson(*json);
    } catch (const std::runtime_error&) {
        return;
    }
    useRun(run);
}

void fuzzBlobs(Bytes input)
{
    if (input.empty())
        return;
    const auto kind = static_cast<unsigned>(input.front()) % 4;
    const Bytes blob = input.subspan(1);
    try {
        switch (kind) {
        case 0:
            inflated(blob, mostInflated);
            break;
        case 1:
            samplesOf(blob);
            break;
        case 2:
            eventsOf(blob);
            break;
        default: {
            // A head of JSON, a zero, and columns.
            const std::size_t end = textOf(blob).find('\0');
            auto head = parseBounded(textOf(blob).substr(0, end));
            if (!head || end == std::string_view::npos)
                return;
            const Bytes columns = blob.subspan(end + 1);
            std::size_t room = mostInflated;
            unpack(PackedRows{std::move(*head), {columns.begin(), columns.end()}}, room);
        }
        }
    } catch (const std::runtime_error&) { // the documented answer
        return;
    }
}

void fuzzResultsFile(Bytes input)
{
    const TemporaryFolder folder;
    const std::filesystem::path path = folder / "a.phasebench";
    write(path, input);
    try {
        const ResultsFile file(path, ResultsFile::Mode::read);
        std::vector<std::string> faults;
        for (Run& run : file.soundRuns(faults)) {
            file.loadSeries(run);
            file.loadTimeline(run);
            useRun(run);
        }
        file.probe();
        file.sweep();
    } catch (const ResultsFileError&) { // what is wrong is told
    }
    if (!std::filesystem::is_regular_file(path) || textOf(input).size() != std::filesystem::file_size(path))
        throw std::logic_error("reading changed the file");
    try {
        ResultsFile file(path, ResultsFile::Mode::append);
        const std::int64_t id = file.append(test::exampleRun());
        if (file.run(id).experiment != test::exampleRun().experiment)
            throw std::logic_error("what was appended reads otherwise");
    } catch (const ResultsFileError&) { // a damaged file is not appended to
    }
}

void fuzzRequests(Bytes input)
{
    decode<Request>(input);
}

void fuzzReplies(Bytes input)
{
    decode<Reply>(input);
}

void fuzzTuning(Bytes input)
{
    const TemporaryFolder folder;
    const std::filesystem::path path = folder / "tuning.json";
    write(path, input);
    try {
        const auto winners = readTuningFile(path);
        keepWinners(path, winners);
        readTuningFile(path);
    } catch (const TuningFileError&) { // what is wrong is told
    }
}

} // namespace phasebench::fuzz
