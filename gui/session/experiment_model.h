// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/sweep.h"
#include "engine/result/recordings.h"

#include <QFutureWatcher>
#include <QObject>
#include <memory>
#include <optional>

namespace phasebench {

/// The experiment that every panel edits: one document, so that Simple, Full and a file are the same value. What a
/// person typed stays in it even when it is wrong; then there are faults and no experiment to run.
class ExperimentModel : public QObject {
    Q_OBJECT
public:
    explicit ExperimentModel(QObject* parent = nullptr);

    const nlohmann::json& document() const { return m_document; }
    /// A whole new document, for New and Open: it cannot be undone. `replayed`: see isReplayed().
    void setDocument(nlohmann::json document, bool replayed = false);

    /// The value at a key: as given, else the default that holds; null where the key does not exist for this problem.
    nlohmann::json value(const std::string& key) const;
    bool isGiven(const std::string& key) const;
    void set(const std::string& key, const nlohmann::json& value);
    void clear(const std::string& key);
    void apply(const std::vector<SuggestedFix>& fixes); ///< together: one step to undo
    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    void undo();
    void redo();

    const Faults& faults() const { return m_faults; }
    /// The first fault or obstacle at a key or below it; nullptr when there is none.
    const Fault* faultAt(const std::string& key) const;
    bool isValid() const { return m_experiment.has_value(); }
    /// The points of a long sweep are being checked on another thread: there are no faults known, and nothing to run
    /// yet.
    bool isChecking() const { return m_checking; }
    const ExperimentFile& file() const { return m_file; } ///< precondition: isValid()
    /// The first point, resolved on this computer; nullptr with faults.
    const Experiment* experiment() const { return m_experiment ? &*m_experiment : nullptr; }
    std::size_t points() const; ///< 0 with faults
    QString sweepText() const; ///< such as "4 points: planning.effort"; empty without a sweep
    bool isSwept(const std::string& key) const;

    /// Why this computer cannot run the valid experiment, with fixes where one change helps; empty: it can, or it was
    /// not described yet.
    const Faults& obstacles() const { return m_obstacles; }
    bool canRun() const { return isValid() && m_obstacles.empty(); }
    /// Why the key cannot have that value, the rest staying as it is; empty: it can. For greying choices. The fixes are
    /// the changes, this one included, that together make it possible; empty where nothing simple does.
    std::optional<Fault> whyNot(const std::string& key, const nlohmann::json& value) const;

    /// What was recorded on another computer; null until it was read.
    void setRecordings(std::shared_ptr<const Recordings> recordings);
    const std::shared_ptr<const Recordings>& recordings() const { return m_recordings; }
    /// The recordings answer instead of this computer: they decide what is possible, and their machine the defaults.
    bool isReplayed() const { return m_replayed; }
    void setReplayed(bool replayed);
    /// Why the recordings do not answer the experiment, on their GPU unless a sweep chooses; the fixes lead to the
    /// nearest one that they do answer. Empty: they answer at least one of its points.
    /// Precondition: isValid().
    const std::optional<Fault>& whyNotReplayed() const { return m_whyNotReplayed; }
    /// The key of a fix whose value says whether the experiment is replayed: it is no key of the document.
    static constexpr const char* replayKey = "replay";

    void setMachine(std::shared_ptr<const Machine> machine);
    const std::shared_ptr<const Machine>& machine() const { return m_machine; } ///< null until it was described
    Computer computer() const;

signals:
    void changed();

private:
    void edit(nlohmann::json document, const std::string& key);
    void change(nlohmann::json document, bool replayed, const std::string& key);
    Faults obstaclesOf(const Experiment& resolved) const;
    void evaluate();
    void readDefaults();
    std::vector<SuggestedFix> makePossible(
        const std::string& key, const nlohmann::json& value, const Fault& fault) const;
    /// What is found out about a document, perhaps on another thread.
    struct Question {
        nlohmann::json document;
        bool replayed = false;
        std::shared_ptr<const Recordings> recordings;
        std::string lastKey;
    };
    struct Checked {
        ExperimentFile file;
        Faults faults;
        std::optional<Fault> whyNotReplayed;
    };
    static Checked check(const Question& question);
    void adopt(Checked checked);
    Faults judge(const nlohmann::json& document) const; ///< faults and obstacles of the base, without the sweep

    nlohmann::json m_document;
    ExperimentFile m_file;
    std::optional<Experiment> m_experiment;
    nlohmann::json m_defaults; ///< every key of the first point
    Faults m_faults;
    Faults m_obstacles;
    std::optional<Fault> m_whyNotReplayed;
    Faults m_now; ///< what judge() says of the document as it is
    std::shared_ptr<const Machine> m_machine;
    std::shared_ptr<const Recordings> m_recordings;
    bool m_replayed = false;
    struct Step {
        nlohmann::json document;
        bool replayed;
    };
    void step(std::vector<Step>& from, std::vector<Step>& to);
    std::vector<Step> m_undo;
    std::vector<Step> m_redo; ///< what was undone, until something else is changed
    QFutureWatcher<Checked> m_watcher;
    bool m_checking = false;
    std::string m_lastKey; ///< typing in one field is one step to undo
};

} // namespace phasebench
