// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/replay/replay_program.h"

#include "engine/result/recordings.h"
#include "engine/result/results_file.h"
#include "engine/worker/channel.h"
#include "engine/worker/replay/replay_samples.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace phasebench {

namespace {

class Replayer {
public:
    Replayer(const ReplayArguments& arguments, Channel& channel)
        : m_arguments(arguments)
        , m_channel(channel)
        , m_recordings(Recordings::read(arguments.place))
    {
    }

    Description description() const
    {
        const Machine* const machine = m_recordings.machine();
        return {machine ? *machine : Machine{}};
    }

    Outcome answer(const Task& task)
    {
        Outcome outcome;
        outcome.task = task.id;
        outcome.run.experiment = task.experiment;
        Experiment asked = task.experiment;
        resolve(asked, m_recordings.computer());
        if (const auto fault = m_recordings.whyNot(asked)) {
            outcome.run.status = RunStatus::unsupported;
            outcome.run.message = fault->sentence;
            outcome.fixes = fault->fixes;
            return outcome;
        }
        const auto answers = m_recordings.answers(asked);
        std::size_t& turn = m_turns[answers.front()];
        replay(*answers[turn++ % answers.size()], outcome);
        return outcome;
    }

private:
    void replay(const RecordedRun& recorded, Outcome& outcome)
    {
        Run run;
        try {
            const ResultsFile file(recorded.file, ResultsFile::Mode::read);
            run = file.run(recorded.run.id);
            file.loadSeries(run);
            file.loadTimeline(run);
        } catch (const ResultsFileError& error) {
            outcome.run.status = RunStatus::failed;
            outcome.run.message = error.what();
            return;
        }
        run.recorded = true;
        if (!tellSamples(run, m_arguments.seconds, m_channel)) {
            outcome.run.status = RunStatus::cancelled;
            outcome.run.message = "Cancelled.";
            return;
        }
        outcome.run = std::move(run);
    }

    const ReplayArguments& m_arguments;
    Channel& m_channel;
    Recordings m_recordings;
    std::map<const RecordedRun*, std::size_t> m_turns; ///< by the first answer: how many were given
};

} // namespace

Result<ReplayArguments> replayArguments(int argc, const char* const* argv)
{
    const std::string usage = "this program is started by phasebench and phasebench-cli as "
                              "phasebench-replay-worker FILE|FOLDER [--seconds S].";
    ReplayArguments arguments;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--seconds") == 0 && i + 1 < argc) {
            const char* const text = argv[++i];
            const char* const end = text + std::strlen(text);
            const auto [read, error] = std::from_chars(text, end, arguments.seconds);
            if (error != std::errc() || read != end || !(arguments.seconds >= 0) || !std::isfinite(arguments.seconds))
                return failed("\"" + std::string(text) + "\" is no number of seconds: " + usage);
        } else if (arguments.place.empty() && argv[i][0] != '\0') {
            arguments.place = argv[i];
        } else {
            return failed("\"" + std::string(argv[i]) + "\" is too much: " + usage);
        }
    }
    if (arguments.place.empty())
        return failed("A results file is missing: " + usage);
    return arguments;
}

int runReplayWorker(int argc, char** argv)
{
    const auto arguments = replayArguments(argc, argv);
    if (!arguments) {
        std::fprintf(stderr, "phasebench-replay-worker: %s\n", arguments.error().sentence.c_str());
        return 2;
    }
    Channel channel(STDIN_FILENO, STDOUT_FILENO);
    channel.send(Hello{"phasebench-replay-worker", protocolVersion});
    Replayer replayer(*arguments, channel);
    while (const auto request = channel.next()) {
        if (const Task* const task = std::get_if<Task>(&*request))
            channel.send(replayer.answer(*task));
        else
            channel.send(replayer.description());
    }
    return EXIT_SUCCESS;
}

} // namespace phasebench
