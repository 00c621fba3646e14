// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/compare.h"
#include "engine/lesson/quantity.h"
#include "engine/problem/sweep.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace phasebench {

/// An experiment of a lesson, in up to two variants.
struct LessonExperiment {
    std::string id;
    std::string label;
    bool given = false; ///< it runs before the question: what the class may know
    std::optional<ExperimentFile> experiment; ///< on a GPU: replayed, or measured where there is one
    std::optional<ExperimentFile> live; ///< what a computer without a GPU measures instead

    /// What runs: the GPU's variant when it is replayed, or when there is a GPU; else the other one. Null: there is
    /// none.
    const ExperimentFile* variant(bool replayed, bool gpu) const;
};

struct LessonOption {
    std::string text;
    std::optional<Verdict> verdict; ///< right when the comparison says so
    std::optional<double> from; ///< else: right when the measured interval is within these
    std::optional<double> to;
};

/// What the class is asked before anything runs.
struct Prediction {
    enum class Kind { value, bar, choice };
    Kind kind = Kind::value;
    std::string prompt;
    Quantity of; ///< what it is held against
    double from = 0; ///< the axis of a value or a bar
    double to = 0;
    std::optional<Quantity> beside; ///< a known figure, drawn with the bar
    std::string besideLabel;
    std::vector<LessonOption> options;
};
template <> std::span<const std::string_view> namesOf<Prediction::Kind>();

/// Where a lesson leads.
struct LessonNext {
    std::string label;
    std::string lesson; ///< a file of the same folder; else
    std::optional<ExperimentFile> experiment;
    std::optional<ExperimentFile> live;
};

/// A lesson file: see resources/lessons/README.md.
struct Lesson {
    std::int64_t number = 0;
    std::string title;
    std::string about; ///< a few words for the list
    std::vector<std::string> text; ///< paragraphs: what one must know
    std::string question;
    std::vector<LessonExperiment> experiments;
    std::vector<Prediction> predictions;
    std::map<std::string, Quantity> figures; ///< that {name} in `reveal` stands for
    std::vector<std::string> reveal; ///< paragraphs
    std::string view; ///< the chart to look at: "phases", "transfers", …
    std::vector<LessonNext> next;

    /// Every experiment has a variant that can be replayed, or measured on this computer.
    bool canBeReplayed() const;
    bool canBeMeasured(bool gpu) const;

    /// Reads and validates a lesson. Experiments that it names are looked up in `examples`. One sentence a fault.
    static Lesson parse(std::string_view text, const std::filesystem::path& examples, Faults& faults);
    /// The same from a file in a folder beside "examples".
    static Lesson read(const std::filesystem::path& file, Faults& faults);
};

/// The text is a lesson's and no experiment's: it has the key "phasebench_lesson".
bool isLesson(std::string_view text);

/// The reveal's paragraphs with the figures put in; what the runs do not give becomes "(not measured)".
std::vector<std::string> revealOf(const Lesson& lesson, const LessonRuns& runs);

/// How a choice stands: which option the measurement makes right, or one sentence why it cannot be told.
Result<std::size_t> rightOption(const Prediction& choice, const LessonRuns& runs);

} // namespace phasebench
