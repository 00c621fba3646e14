// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/recordings.h"

#include "engine/problem/experiment_json.h"
#include "engine/problem/keys/key.h"
#include "engine/problem/keys/key_path.h"
#include "engine/result/recorded_badge.h"
#include "engine/result/results_file.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phasebench {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesAt(const fs::path& place)
{
    std::error_code error;
    if (!fs::is_directory(place, error))
        return {place};
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(place, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".phasebench")
            files.push_back(entry->path());
    std::ranges::sort(files);
    return files;
}

/// What of a resolved experiment decides what is measured: two experiments with equal keys ask for the same figures.
/// Left out are keys that decide nothing (the title, how long and how often is measured, the seed), and keys that have
/// no effect here (how managed memory is copied without managed operands, FFTW's effort elsewhere than in FFTW): the
/// table of keys says which.
nlohmann::json recordingKey(const Experiment& resolved)
{
    nlohmann::json document = toJson(resolved);
    for (const Key& key : experimentKeys()) {
        const nlohmann::json* const value = findAt(document, key.name);
        if (!value || key.name.starts_with("problem."))
            continue;
        if (!key.decides || !appliesTo(key, resolved))
            eraseAt(document, key.name);
        else if (value->is_null() && !key.fallback.is_null())
            setAt(document, key.name, key.fallback);
    }
    return document;
}

/// "/problem/shape/0" as experiments spell it: "problem.shape.0".
std::string dotted(std::string pointer)
{
    std::ranges::replace(pointer, '/', '.');
    return pointer.substr(1);
}

constexpr double farAway = 1e6; // what shall stay is given up last

/// How far one value is from another: sizes by their ratio, the rest is equal or not.
double distanceOf(const std::string& key, const nlohmann::json& a, const nlohmann::json& b)
{
    if (key.starts_with("/placement/"))
        return 0.6; // operands are often moved together
    if (a.is_number() && b.is_number() && a.get<double>() > 0 && b.get<double>() > 0)
        return 0.5 + std::abs(std::log2(a.get<double>() / b.get<double>())) / 4;
    return 1;
}

/// What a change leaves to look at: "problem.m = 8000".
std::string inWords(const std::vector<SuggestedFix>& changes)
{
    constexpr std::size_t most = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(changes.size(), most); ++i) {
        std::string value = changes[i].value;
        std::erase(value, '"');
        text += (i == 0 ? "" : ", ") + changes[i].key + " = " + value;
    }
    if (changes.size() > most)
        text += " and " + std::to_string(changes.size() - most) + " more";
    return text;
}

} // namespace

Recordings Recordings::read(const fs::path& place)
{
    Recordings recordings;
    for (const fs::path& file : filesAt(place)) {
        try {
            for (Run& run : ResultsFile(file, ResultsFile::Mode::read).runs(ResultsFile::Rankings::without)) {
                if (!run.experiment.execution.space)
                    continue;
                if (run.status == RunStatus::completed)
                    recordings.m_runs.push_back({file, std::move(run)});
                else if (run.status == RunStatus::unsupported)
                    recordings.m_refusals.emplace(recordingKey(run.experiment).dump(), run.message);
            }
        } catch (const ResultsFileError& error) {
            recordings.m_problems.emplace_back(error.what());
        }
    }
    for (std::size_t i = 0; i < recordings.m_runs.size(); ++i) {
        const nlohmann::json key = recordingKey(recordings.m_runs[i].run.experiment);
        recordings.m_byKey.emplace(key.dump(), i);
        recordings.m_flat.push_back(key.flatten());
    }
    return recordings;
}

std::vector<const RecordedRun*> Recordings::answers(const Experiment& resolved) const
{
    std::vector<const RecordedRun*> found;
    const auto [first, last] = m_byKey.equal_range(recordingKey(resolved).dump());
    // In turns, but not from one computer to another: their figures do not compare.
    for (auto entry = first; entry != last; ++entry)
        if (const RecordedRun& run = m_runs[entry->second];
            found.empty() || machineName(run.run.machine) == machineName(found.front()->run.machine))
            found.push_back(&run);
    return found;
}

bool Recordings::holds(const Experiment& resolved) const
{
    return m_byKey.contains(recordingKey(resolved).dump());
}

Recordings::Nearest Recordings::nearest(const Experiment& resolved, const std::string& keep) const
{
    const nlohmann::json asked = recordingKey(resolved).flatten();
    struct Neighbour {
        double distance;
        std::size_t run;
    };
    std::vector<Neighbour> neighbours;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        if (&m_runs[i].run.experiment.problem.kind() != &resolved.problem.kind())
            continue;
        double distance = 0;
        for (const auto& [key, value] : m_flat[i].items())
            if (const auto own = asked.find(key); own == asked.end() || *own != value)
                distance += own == asked.end() ? 1 : dotted(key) == keep ? farAway : distanceOf(key, *own, value);
        for (const auto& [key, value] : asked.items())
            if (!m_flat[i].contains(key))
                distance += 1;
        neighbours.push_back({distance, i});
    }
    std::ranges::stable_sort(neighbours, {}, &Neighbour::distance);
    // The nearest that changes of single keys lead to: an operand that only one of the two has is in the way.
    for (const Neighbour& neighbour : neighbours) {
        Nearest nearest{&m_runs[neighbour.run], {}};
        for (const auto& [key, value] : m_flat[neighbour.run].items())
            if (const auto own = asked.find(key); own == asked.end() || *own != value)
                nearest.changes.push_back({dotted(key), value.dump()});
        nlohmann::json document = toJson(resolved);
        Faults faults;
        if (!applyFixes(document, nearest.changes))
            continue;
        const Experiment changed = experimentFromJson(document, faults);
        if (faults.empty() && changed.execution.space && holds(changed))
            return nearest;
    }
    return {};
}

std::optional<Fault> Recordings::whyNot(const Experiment& resolved, const std::string& keep) const
{
    if (holds(resolved))
        return std::nullopt;
    if (empty())
        return Fault{"execution.space",
            m_problems.empty() ? "Nothing was recorded that could be replayed." : m_problems.front(), {}};
    const Nearest near = nearest(resolved, keep);
    if (!near.run)
        return Fault{
            "execution.space", "This was not recorded, and nothing like it; what was not measured is not made up.", {}};
    if (const auto refused = m_refusals.find(recordingKey(resolved).dump()); refused != m_refusals.end())
        return Fault{"execution.space",
            "The " + machineName(near.run->run.machine) + " could not do this: " + refused->second, near.changes};
    return Fault{"execution.space",
        "This was not recorded; the nearest that was, on the " + machineName(near.run->run.machine) + ", has "
            + inWords(near.changes) + ".",
        near.changes};
}

const Machine* Recordings::machine() const
{
    const auto withGpu
        = std::ranges::find_if(m_runs, [](const auto& entry) { return !entry.run.machine.gpus.empty(); });
    if (withGpu != m_runs.end())
        return &withGpu->run.machine;
    return m_runs.empty() ? nullptr : &m_runs.front().run.machine;
}

Computer Recordings::computer() const
{
    const Machine* const recorded = machine();
    if (!recorded)
        return {};
    return {static_cast<int>(recorded->gpus.size()), std::max(recorded->cores, 1)};
}

} // namespace phasebench
