// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/commands.h"
#include "engine/result/results_file.h"

#include <filesystem>

namespace phasebench::cli {

namespace {

/// A file under a name of its own until it is whole; removed unless it is kept.
class PartFile {
public:
    explicit PartFile(const std::filesystem::path& target)
        : m_target(target)
        , m_path(target.string() + ".part")
    {
        std::error_code ignored; // one of a merge that was killed; where it cannot be removed, writing to it says why
        std::filesystem::remove(m_path, ignored);
    }
    ~PartFile()
    {
        std::error_code ignored; // it may never have come to be
        std::filesystem::remove(m_path, ignored);
    }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    void keep() const
    {
        std::error_code error;
        std::filesystem::rename(m_path, m_target, error);
        if (error)
            throw ResultsFileError("\"" + m_target.string() + "\" cannot be written: " + error.message() + ".");
    }

private:
    std::filesystem::path m_target;
    std::filesystem::path m_path;
};

void copyRuns(const ResultsFile& from, ResultsFile& to)
{
    for (Run& run : from.runs()) {
        from.loadSeries(run);
        from.loadTimeline(run);
        to.append(run);
        run.series.clear(); // one run's samples at a time are enough to hold
        run.timeline = {};
    }
    if (const auto probe = from.probe())
        to.append(*probe);
}

} // namespace

ExitCode mergeCommand(const Arguments& arguments)
{
    const auto target = arguments.value("-o");
    if (!target)
        throw UsageError("The command \"merge\" needs the option -o with the name of the file to write.");
    std::error_code ignored; // what cannot be looked at cannot be written either, and that says why
    if (std::filesystem::exists(std::filesystem::symlink_status(*target, ignored)))
        throw ResultsFileError("\"" + *target + "\" exists already; give -o the name of a new file.");
    const PartFile part(*target);
    {
        ResultsFile merged(part.path(), ResultsFile::Mode::append);
        for (const std::string& name : arguments.operands()) {
            const ResultsFile source(name, ResultsFile::Mode::read);
            copyRuns(source, merged);
            // A sweep that was broken off can go on only where the runs that follow belong to it.
            const auto sweep = arguments.operands().size() == 1 ? source.sweep() : std::nullopt;
            merged.keepSweep(sweep ? *sweep : nlohmann::json());
        }
    }
    part.keep();
    return done;
}

} // namespace phasebench::cli
