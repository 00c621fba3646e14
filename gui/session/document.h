// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"
#include "engine/result/link_probe.h"
#include "engine/result/run.h"

#include <QObject>
#include <QStringList>
#include <memory>
#include <vector>

namespace phasebench {

class ResultsFile;
class UnsavedResults;

/// The results that the window shows, and the file that they are in. Runs that were not saved yet are in a file of a
/// folder of their own (see UnsavedResults), so that measuring always goes to a disk; "Save as" copies that file.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);
    ~Document() override; ///< unsaved results are forgotten unless keepUnsaved() was called

    /// The file that the user knows; empty while nothing was saved or opened.
    QString path() const { return m_path; }
    /// Where the runs are: that file, or a temporary one; empty while there is none.
    QString file() const { return m_file; }
    /// The file's name, or "Unsaved results".
    QString name() const;
    /// There are runs that are in no file that the user knows.
    bool isModified() const { return m_modified; }
    /// Runs that were measured here and are in no file that the user knows. Replayed ones can be had again.
    std::size_t unsavedRuns() const;
    const std::vector<std::shared_ptr<const Run>>& runs() const { return m_runs; }
    /// The experiment whose sweep was measured last into the opened file; empty where it was none.
    const std::optional<nlohmann::json>& sweep() const { return m_sweep; }
    /// One sentence for each run of the opened file that cannot be read.
    const QStringList& faults() const { return m_faults; }
    /// The link probe that the opened file holds; null where it holds none.
    const std::shared_ptr<const LinkProbe>& probe() const { return m_probe; }

    /// Shows another file. Where that fails the document is as it was.
    Result<void> open(const QString& path);
    /// Shows what an earlier session left unsaved, which is unsaved still. Where that fails the document is as it was.
    Result<void> recover(const QString& file);
    /// The program ends without a question: what is not saved stays where the next start finds it.
    void keepUnsaved();
    /// Forgets everything: no file, no runs.
    void clear();
    /// Copies the results, adds the runs that no file took, and goes on in the copy. The original goes when the copy
    /// was read. Where that fails the document is as it was.
    Result<void> saveAs(const QString& path);

    /// The file to which the next job appends: the open file when it can be written and is no recording, else a
    /// temporary one that begins as its copy.
    Result<QString> fileForAppending();
    /// The run is in fileForAppending() already; one whose id is 0 is in no file yet. It comes to its place in the
    /// order of ids, which is returned. It is kept without its samples where these are of a long sweep: they stay in
    /// the file until they are asked for.
    std::size_t append(std::shared_ptr<const Run> run);
    /// The same run with more in it, as append(); one with a new id is appended.
    std::size_t refine(std::shared_ptr<const Run> run);

    /// The run with its samples, read when they are first asked for. Fails when the file does not give them; the run
    /// is in runs() without them.
    Result<std::shared_ptr<const Run>> withSamples(std::size_t index);
    /// The run with its timeline, likewise.
    Result<std::shared_ptr<const Run>> withTimeline(std::size_t index);

signals:
    void reset(); ///< another file, or none
    void stateChanged(); ///< path or modified

private:
    Result<std::shared_ptr<const Run>> with(std::size_t index, void (ResultsFile::*load)(Run&) const);
    Result<void> show(const QString& path, std::unique_ptr<UnsavedResults> unsaved);
    void addToFile(const QString& path);
    std::shared_ptr<const Run> lightened(std::shared_ptr<const Run> run);

    QString m_path;
    QString m_file; ///< where the runs are: m_path or a temporary file; empty when there is none yet
    std::unique_ptr<UnsavedResults> m_unsaved;
    bool m_modified = false;
    std::size_t m_saved = 0; ///< of m_runs: how many are in a file that the user knows
    std::shared_ptr<const LinkProbe> m_probe;
    std::vector<std::shared_ptr<const Run>> m_runs;
    std::optional<nlohmann::json> m_sweep;
    QStringList m_faults;
    std::size_t m_samplesKept = 0; ///< of the appended runs
};

} // namespace phasebench
