// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/lesson/lesson.h"

#include <algorithm>

namespace phasebench {

template <> std::span<const std::string_view> namesOf<Prediction::Kind>()
{
    static constexpr std::string_view names[] = {"value", "bar", "choice"};
    return names;
}

const ExperimentFile* LessonExperiment::variant(bool replayed, bool gpu) const
{
    const bool first = replayed || (gpu && experiment);
    const auto& wanted = first ? experiment : live;
    return wanted ? &*wanted : nullptr;
}

bool Lesson::canBeReplayed() const
{
    return std::ranges::all_of(experiments, [](const auto& one) { return one.variant(true, false) != nullptr; });
}

bool Lesson::canBeMeasured(bool gpu) const
{
    return std::ranges::all_of(experiments, [gpu](const auto& one) { return one.variant(false, gpu) != nullptr; });
}

std::vector<std::string> revealOf(const Lesson& lesson, const LessonRuns& runs)
{
    std::vector<std::string> paragraphs = lesson.reveal;
    for (const auto& [name, quantity] : lesson.figures) {
        const auto measured = evaluate(quantity, runs);
        const std::string text = measured ? formatValue(measured->value, quantity.unit()) : "(not measured)";
        const std::string mark = "{" + name + "}";
        for (std::string& paragraph : paragraphs)
            for (std::size_t at = paragraph.find(mark); at != std::string::npos; at = paragraph.find(mark, at))
                paragraph.replace(at, mark.size(), text);
    }
    return paragraphs;
}

namespace {

bool isWithin(const Measured& measured, const LessonOption& option)
{
    const double low = measured.low.value_or(measured.value);
    const double high = measured.high.value_or(measured.value);
    return (!option.from || low >= *option.from) && (!option.to || high < *option.to);
}

} // namespace

Result<std::size_t> rightOption(const Prediction& choice, const LessonRuns& runs)
{
    const auto measured = evaluate(choice.of, runs);
    if (!measured)
        return tl::unexpected(measured.error());
    std::optional<Comparison> comparison;
    if (choice.of.kind == Quantity::Kind::ratio && measured->runs.size() == 2)
        comparison = compare(*measured->runs[1], *measured->runs[0]);
    for (std::size_t i = 0; i < choice.options.size(); ++i) {
        const LessonOption& option = choice.options[i];
        if (option.verdict ? comparison && comparison->verdict == *option.verdict : isWithin(*measured, option))
            return i;
    }
    if (comparison
        && std::ranges::any_of(choice.options, [](const auto& option) { return option.verdict.has_value(); }))
        return failed("It cannot be told: " + comparison->reason);
    return failed(
        "It cannot be told: " + formatMeasured(*measured, choice.of.unit()) + " lies on the border of two answers.");
}

} // namespace phasebench
