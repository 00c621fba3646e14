// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/results_keeper.h"

#include "engine/result/state_folder.h"
#include "engine/text/numbers.h"
#include "engine/text/quotes.h"

#include <algorithm>
#include <set>

namespace phasebench {

namespace {

constexpr std::chrono::milliseconds pauseBetweenAttempts(500);
constexpr std::chrono::milliseconds laterPatience(200); // a cancel shall not wait for another program
constexpr int mostSpareNames = 100;

/// Where a spare file may be, the best place first.
std::vector<std::filesystem::path> spareFolders(const std::filesystem::path& file)
{
    std::vector<std::filesystem::path> folders{std::filesystem::absolute(file).parent_path()};
    std::error_code error;
    if (auto temporary = std::filesystem::temp_directory_path(error); !error)
        folders.push_back(std::move(temporary));
    if (auto state = stateFolder(); !state.empty()) {
        std::filesystem::create_directories(state, error); // where it cannot be made, no file can be made in it
        folders.push_back(std::move(state));
    }
    return folders;
}

/// A name that nothing has; empty where all are taken.
std::filesystem::path spareName(const std::filesystem::path& folder, const std::filesystem::path& file)
{
    for (int i = 1; i <= mostSpareNames; ++i) {
        const std::filesystem::path name
            = folder / (file.stem().string() + ".spare" + std::to_string(i) + ".phasebench");
        std::error_code error;
        if (std::filesystem::symlink_status(name, error).type() == std::filesystem::file_type::not_found)
            return name;
    }
    return {};
}

std::string counted(std::size_t count)
{
    return formatCount(static_cast<std::int64_t>(count)) + (count == 1 ? " point" : " points");
}

} // namespace

ResultsKeeper::ResultsKeeper(std::filesystem::path file)
    : m_path(std::move(file))
{
    try {
        open();
    } catch (const FileIsHeld& error) {
        m_held = true;
        m_reason = error.what();
    }
}

ResultsKeeper::~ResultsKeeper() = default;

void ResultsKeeper::keepSweep(const nlohmann::json& experiment)
{
    m_sweep = m_lastSweep = experiment;
    try {
        open();
    } catch (const FileIsHeld&) { // the first point's writing tells of it
        m_held = true;
    }
}

ResultsFile& ResultsKeeper::file()
{
    open();
    return *m_file;
}

void ResultsKeeper::open()
{
    if (!m_file) {
        m_sweep = m_lastSweep;
        m_file.emplace(m_path, ResultsFile::Mode::append);
    }
    if (m_sweep)
        m_file->keepSweep(*m_sweep);
    m_sweep.reset();
}

void ResultsKeeper::add(Point point)
{
    const bool first = !waits();
    m_waiting.push_back(std::move(point));
    if (first)
        write();
    if (waits())
        writeSpare();
}

void ResultsKeeper::tryAgain(bool atOnce)
{
    if (waits() && (atOnce || Clock::now() >= m_next))
        write();
}

void ResultsKeeper::write()
{
    try {
        open();
        while (waits()) {
            Point& point = m_waiting.front();
            try {
                write(point);
            } catch (const RunIsRefused& refusal) {
                point.run->id = 0;
                if (m_refusal.empty())
                    m_refusal = refusal.what();
            }
            m_kept.push_back(std::move(point));
            m_waiting.pop_front();
            m_spared -= std::min<std::size_t>(m_spared, 1);
        }
        m_file->setPatience(laterPatience);
        m_held = false;
        m_reason.clear();
        dropSpare();
        return;
    } catch (const FileIsHeld& error) {
        m_held = true;
        m_reason = error.what();
        if (m_file)
            m_file->setPatience(laterPatience);
    } catch (const ResultsFileError& error) {
        m_held = false;
        m_reason = error.what();
        m_file.reset(); // it was moved, or what is there is damaged: it is looked at anew
    }
    m_next = Clock::now() + pauseBetweenAttempts;
}

void ResultsKeeper::remember(std::size_t point, std::int64_t run)
{
    m_written.erase(point);
    try {
        if (const auto fingerprint = m_file->fingerprint(run))
            m_written[point] = {run, *fingerprint};
    } catch (const ResultsFileError&) { // it is written; a later pass finds that it cannot be read, and measures anew
    }
}

Run ResultsKeeper::written(std::size_t point, std::int64_t id)
{
    const auto known = m_written.find(point);
    if (known == m_written.end() || known->second.run != id || file().fingerprint(id) != known->second.fingerprint)
        throw ResultsFileError(inQuotes(m_path.string()) + " no longer holds what was written as run "
            + std::to_string(id) + ": another program changed or replaced it.");
    Run run = file().run(id);
    file().loadSeries(run);
    file().loadTimeline(run);
    return run;
}

std::string ResultsKeeper::lost() const
{
    if (m_written.empty() || m_held)
        return {};
    try {
        const ResultsFile now(m_path, ResultsFile::Mode::read); // m_file may be one that was moved
        const auto missing = std::ranges::count_if(m_written,
            [&](const auto& entry) { return now.fingerprint(entry.second.run) != entry.second.fingerprint; });
        if (missing == 0)
            return {};
        return inQuotes(m_path.string()) + " no longer holds " + counted(static_cast<std::size_t>(missing))
            + (missing == 1 ? " that was" : " that were") + " written into it: another program changed or replaced it.";
    } catch (const FileIsHeld&) {
        return {};
    } catch (const ResultsFileError& error) {
        return error.what();
    }
}

/// What stands in a run's place may be another program's, or the file a pass before is no longer there.
void ResultsKeeper::write(Point& point)
{
    Run& run = *point.run;
    if (const auto moved = m_moved.find(point.number); moved != m_moved.end())
        run.id = moved->second;
    const auto there = m_file->fingerprint(run.id);
    const auto known = m_written.find(point.number);
    if (point.refines && there && known != m_written.end() && known->second == Written{run.id, *there})
        m_file->update(run);
    else if (run.id > 0 && !there)
        m_file->append(run, run.id);
    else
        m_moved[point.number] = run.id = m_file->append(run);
    remember(point.number, run.id);
}

void ResultsKeeper::writeSpare()
{
    const auto appendTo = [this](ResultsFile& spare, std::size_t from) {
        for (std::size_t i = from; i < m_waiting.size(); ++i)
            spare.append(*m_waiting[i].run);
    };
    if (m_spare) {
        try {
            appendTo(*m_spare, m_spared);
            m_spared = m_waiting.size();
            return;
        } catch (const ResultsFileError&) { // then another place is looked for; what is in this one stays
            m_spare.reset();
        }
    }
    for (const std::filesystem::path& folder : spareFolders(m_path)) {
        const std::filesystem::path name = spareName(folder, m_path);
        if (name.empty())
            continue;
        try {
            ResultsFile spare(name, ResultsFile::Mode::append);
            appendTo(spare, 0);
            dropSpare(); // all of it is in the new one
            m_spare.emplace(std::move(spare));
            m_sparePath = name;
            m_spared = m_waiting.size();
            return;
        } catch (const ResultsFileError&) { // the next place may have room; sentence() says where the runs are
            std::error_code ignored; // it may never have come to be
            std::filesystem::remove(name, ignored);
        }
    }
}

void ResultsKeeper::dropSpare()
{
    m_spare.reset();
    std::error_code ignored; // a file too many loses nothing
    if (!m_sparePath.empty())
        std::filesystem::remove(m_sparePath, ignored);
    m_sparePath.clear();
    m_spared = 0;
}

std::string ResultsKeeper::sentence() const
{
    if (!waits())
        return {};
    std::set<std::size_t> points; // one may wait with what several of its processes measured
    for (const Point& point : m_waiting)
        points.insert(point.number);
    std::string text = m_reason + " " + counted(points.size()) + (points.size() == 1 ? " waits" : " wait");
    if (m_sparePath.empty())
        return text + " in memory only.";
    text += " in " + inQuotes(m_sparePath.string());
    return m_spared < m_waiting.size() ? text + ", some in memory only." : text + ".";
}

std::vector<ResultsKeeper::Point> ResultsKeeper::giveUp()
{
    m_spare.reset();
    std::vector<Point> points(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(m_waiting.end()));
    m_waiting.clear();
    for (Point& point : points)
        point.run->id = 0;
    return points;
}

} // namespace phasebench
