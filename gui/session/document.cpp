// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/document.h"

#include "engine/result/calibration_store.h"
#include "engine/result/other_computer.h"
#include "engine/result/results_file.h"
#include "gui/models/fault_sentence.h"
#include "gui/models/native_path.h"
#include "gui/session/resources.h"
#include "gui/session/unsaved_results.h"

#include <QFileInfo>
#include <algorithm>

namespace phasebench {

namespace {

/// 16 MB of samples: those of some hundred runs.
constexpr std::size_t mostSamplesKept = 2'000'000;

std::size_t samplesOf(const Run& run)
{
    std::size_t samples = 0;
    for (const auto& [name, values] : run.series)
        samples += values.size();
    return samples;
}

bool comesWithTheProgram(const QString& path)
{
    const QString folder = resourceFolder();
    return !folder.isEmpty() && QFileInfo(path).canonicalFilePath().startsWith(folder + QLatin1Char('/'));
}

} // namespace

Document::Document(QObject* parent)
    : QObject(parent)
{
}

QString Document::name() const
{
    return m_path.isEmpty() ? tr("Unsaved results") : QFileInfo(m_path).fileName();
}

Document::~Document() = default;

std::size_t Document::unsavedRuns() const
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const Run& run = *m_runs[i];
        const bool saved = i < m_saved && run.id != 0; // without an id it is in no file
        if (!saved && !run.recorded && (run.call || !run.phases.empty()))
            ++count;
    }
    return count;
}

Result<void> Document::open(const QString& path)
{
    return show(path, nullptr);
}

Result<void> Document::recover(const QString& file)
{
    auto unsaved = UnsavedResults::adopt(file);
    if (!unsaved)
        return failed(tr("Another window has these results open."));
    unsaved->keep(); // until they are shown
    return show(file, std::move(unsaved));
}

void Document::keepUnsaved()
{
    if (m_unsaved && m_modified)
        m_unsaved->keep();
}

Result<void> Document::show(const QString& path, std::unique_ptr<UnsavedResults> unsaved)
{
    std::vector<std::shared_ptr<const Run>> runs;
    std::vector<std::string> damaged;
    std::optional<nlohmann::json> sweep;
    std::shared_ptr<const LinkProbe> probe;
    try {
        const ResultsFile file(native(path), ResultsFile::Mode::read);
        std::vector<Run> held = file.soundRuns(damaged);
        if (held.empty() && !damaged.empty())
            return failed(damaged.front());
        markOtherComputer(held);
        applyKeptCalibration(held); // the window tells what it cannot read when it looks at the computer
        for (Run& run : held) {
            // What comes with the program was not measured by whoever opens it, and says so.
            run.recorded = run.recorded || comesWithTheProgram(path);
            runs.push_back(std::make_shared<const Run>(std::move(run)));
        }
        sweep = file.sweep();
        if (auto links = file.probe()) {
            markOtherComputer(*links);
            links->recorded = links->recorded || comesWithTheProgram(path);
            probe = std::make_shared<const LinkProbe>(std::move(*links));
        }
    } catch (const std::exception& error) {
        return failed(error.what());
    }
    m_file = QFileInfo(path).absoluteFilePath();
    m_path = unsaved ? QString() : m_file;
    m_modified = unsaved != nullptr;
    m_unsaved = std::move(unsaved);
    if (m_unsaved)
        m_unsaved->keep(false);
    m_samplesKept = 0;
    m_sweep = std::move(sweep);
    m_faults.clear();
    for (const std::string& fault : damaged)
        m_faults << QString::fromStdString(fault);
    m_runs = std::move(runs);
    m_saved = m_path.isEmpty() ? 0 : m_runs.size();
    m_probe = std::move(probe);
    emit reset();
    emit stateChanged();
    return {};
}

void Document::clear()
{
    m_path.clear();
    m_file.clear();
    m_unsaved.reset();
    m_modified = false;
    m_samplesKept = 0;
    m_sweep.reset();
    m_faults.clear();
    m_runs.clear();
    m_saved = 0;
    m_probe.reset();
    emit reset();
    emit stateChanged();
}

Result<void> Document::saveAs(const QString& path)
{
    const QFileInfo target(path);
    if (m_file.isEmpty())
        return failed(tr("There are no results to save yet: run the experiment first."));
    if (target.absoluteFilePath() == QFileInfo(m_file).absoluteFilePath()) {
        try {
            addToFile(m_file);
        } catch (const std::runtime_error& error) {
            return failed(error.what());
        }
        m_modified = false;
        emit stateChanged();
        return {};
    }
    if (!QFileInfo(target.absolutePath()).isDir())
        return failed(tr("The folder %1 does not exist: choose another one.").arg(target.absolutePath()));
    try {
        copyResults(native(m_file), native(target.absoluteFilePath()));
        addToFile(target.absoluteFilePath());
    } catch (const std::runtime_error& error) { // of the file, or of writing it
        return failed(error.what());
    }
    m_path = target.absoluteFilePath();
    m_file = m_path;
    m_unsaved.reset();
    m_modified = false;
    m_saved = m_runs.size();
    emit stateChanged();
    return {};
}

/// The runs that no file took while they were measured.
void Document::addToFile(const QString& path)
{
    std::optional<ResultsFile> file;
    for (auto& run : m_runs) {
        if (run->id != 0)
            continue;
        if (!file)
            file.emplace(native(path), ResultsFile::Mode::append);
        auto kept = std::make_shared<Run>(*run);
        kept->id = file->append(*run);
        run = std::move(kept);
    }
}

Result<QString> Document::fileForAppending()
{
    if (!m_file.isEmpty() && QFileInfo(m_file).isWritable() && QFileInfo(QFileInfo(m_file).absolutePath()).isWritable()
        && !comesWithTheProgram(m_file))
        return m_file;
    if (!m_unsaved) {
        auto made = UnsavedResults::make();
        if (!made)
            return tl::unexpected(std::move(made.error()));
        m_unsaved = std::move(*made);
    }
    const QString working = m_unsaved->file();
    if (!m_file.isEmpty()) {
        try {
            copyResults(native(m_file), native(working));
        } catch (const std::runtime_error& error) {
            return failed(error.what());
        }
        m_path.clear();
    }
    m_file = working;
    emit stateChanged();
    return m_file;
}

std::shared_ptr<const Run> Document::lightened(std::shared_ptr<const Run> run)
{
    const std::size_t samples = samplesOf(*run);
    if (m_samplesKept + samples <= mostSamplesKept || run->id == 0 || m_file.isEmpty()) {
        m_samplesKept += samples;
        return run;
    }
    auto light = std::make_shared<Run>(*run);
    light->series.clear();
    return light;
}

std::size_t Document::append(std::shared_ptr<const Run> run)
{
    run = lightened(std::move(run));
    // Without an id it is in no file, and the last.
    const auto place = run->id == 0
        ? m_runs.end()
        : std::ranges::find_if(m_runs, [&](const auto& other) { return other->id > run->id; });
    const auto row = static_cast<std::size_t>(place - m_runs.begin());
    const bool inNoFile = run->id == 0;
    m_runs.insert(place, std::move(run));
    if (m_path.isEmpty() || inNoFile)
        m_modified = true;
    else
        m_saved = m_runs.size();
    emit stateChanged();
    return row;
}

std::size_t Document::refine(std::shared_ptr<const Run> run)
{
    const auto place = std::ranges::find(m_runs, run->id, [](const auto& other) { return other->id; });
    if (place == m_runs.end())
        return append(std::move(run));
    m_samplesKept -= std::min(m_samplesKept, samplesOf(**place));
    *place = lightened(std::move(run));
    return static_cast<std::size_t>(place - m_runs.begin());
}

Result<std::shared_ptr<const Run>> Document::withSamples(std::size_t index)
{
    const Run& run = *m_runs.at(index);
    return run.series.empty() ? with(index, &ResultsFile::loadSeries) : m_runs[index];
}

Result<std::shared_ptr<const Run>> Document::withTimeline(std::size_t index)
{
    const Run& run = *m_runs.at(index);
    return run.timeline.events.empty() ? with(index, &ResultsFile::loadTimeline) : m_runs[index];
}

Result<std::shared_ptr<const Run>> Document::with(std::size_t index, void (ResultsFile::*load)(Run&) const)
{
    auto& run = m_runs.at(index);
    if (m_file.isEmpty() || run->id == 0)
        return run;
    try {
        auto loaded = std::make_shared<Run>(*run);
        (ResultsFile(native(m_file), ResultsFile::Mode::read).*load)(*loaded);
        run = std::move(loaded);
    } catch (const std::exception& error) {
        return failed(error.what());
    }
    return run;
}

} // namespace phasebench
