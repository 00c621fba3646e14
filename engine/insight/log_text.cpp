// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/log_text.h"

#include "engine/insight/results_text.h"
#include "engine/problem/names.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <array>
#include <vector>

namespace phasebench {

namespace {

using Lines = std::vector<std::string>;

constexpr std::array<std::optional<Phase>, phaseCount + 1> sections = {Phase::specification, Phase::planning,
    Phase::autotuning, Phase::copy_in, Phase::execution, Phase::copy_out, Phase::resource_management, std::nullopt};

std::string headingOf(Phase phase)
{
    std::string words = phaseWords(phase);
    std::ranges::transform(
        words, words.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return "= " + words + " PHASE =";
}

/// What the log says of one phase, or (empty) of the run as a whole.
Lines linesOf(const Run& run, const std::optional<Phase>& section)
{
    Lines lines;
    for (const LogLine& line : run.log) {
        if (line.phase != section)
            continue;
        if (section && lines.empty())
            lines.push_back(headingOf(*section));
        // A line with a duration is the phase's own: how often, and how long one takes.
        std::string text = "  " + line.text;
        if (line.duration)
            text += ", " + formatTime(*line.duration) + (line.text.starts_with("once") ? "" : " each");
        lines.push_back(std::move(text));
    }
    return lines;
}

std::string titleOf(const Run& run)
{
    std::string title = "Run " + std::to_string(run.id);
    if (!run.title.empty())
        title += " · " + run.title;
    return title + (run.backend.empty() ? "" : " · " + run.backend);
}

/// Broken at spaces into lines of at most `columns` columns; what continues is indented.
Lines wrapped(const std::string& text, std::size_t columns)
{
    Lines lines;
    std::string line;
    const auto finish = [&] {
        lines.push_back(line);
        line = "    ";
    };
    std::size_t at = text.find_first_not_of(' ');
    line = text.substr(0, at == std::string::npos ? 0 : at);
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        const bool empty = line.find_first_not_of(' ') == std::string::npos;
        if (!empty && columnsOf(line) + 1 + columnsOf(word) > columns)
            finish();
        if (line.find_first_not_of(' ') != std::string::npos)
            line += " ";
        line += word;
        at = end + 1;
    }
    lines.push_back(line);
    return lines;
}

Lines allWrapped(const Lines& lines, std::size_t columns)
{
    Lines all;
    for (const std::string& line : lines)
        std::ranges::move(wrapped(line, columns), std::back_inserter(all));
    return all;
}

std::string row(const std::string& left, const std::string& right, std::size_t columns)
{
    const std::size_t used = std::min(columnsOf(left), columns);
    std::string text = left + std::string(columns - used, ' ') + " | " + right;
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
}

} // namespace

std::string logText(const Run& run, std::optional<Phase> only)
{
    std::string text;
    for (const auto& section : sections) {
        if (only && section != only)
            continue;
        const Lines lines = linesOf(run, section);
        if (!text.empty() && !lines.empty())
            text += "\n";
        for (const std::string& line : lines)
            text += line + "\n";
    }
    return text.empty() ? text : titleOf(run) + "\n\n" + text;
}

std::string logsSideBySide(const Run& left, const Run& right, std::optional<Phase> only, std::size_t columns)
{
    constexpr std::size_t narrowest = 30;
    const std::size_t half = std::max(narrowest, (columns - 3) / 2);
    std::string text;
    const auto add = [&](const Lines& a, const Lines& b) {
        const Lines one = allWrapped(a, half);
        const Lines other = allWrapped(b, half);
        for (std::size_t i = 0; i < std::max(one.size(), other.size()); ++i)
            text += row(i < one.size() ? one[i] : "", i < other.size() ? other[i] : "", half);
    };
    add({titleOf(left)}, {titleOf(right)});
    for (const auto& section : sections) {
        if (only && section != only)
            continue;
        const Lines a = linesOf(left, section);
        const Lines b = linesOf(right, section);
        if (a.empty() && b.empty())
            continue;
        text += row("", "", half);
        add(a, b);
    }
    return text;
}

} // namespace phasebench
