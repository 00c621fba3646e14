// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/keys/command_options.h"

#include "engine/problem/experiment_json.h"
#include "engine/problem/keys/key.h"
#include "engine/problem/keys/key_path.h"
#include "engine/problem/keys/kinds.h"
#include "engine/text/list.h"

#include <algorithm>

namespace phasebench {

namespace {
using nlohmann::json;

std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

/// A number as JSON; null for what is none.
json numberFrom(const std::string& text)
{
    json number = json::parse(text, nullptr, false);
    return number.is_number() ? number : json();
}

DataType typeFrom(const std::string& text)
{
    static constexpr std::pair<std::string_view, DataType> shortNames[]
        = {{"f16", DataType::float16}, {"bf16", DataType::bfloat16}, {"f32", DataType::float32},
            {"f64", DataType::float64}, {"c64", DataType::complex64}, {"c128", DataType::complex128},
            {"fp8", DataType::float8_e4m3}, {"i8", DataType::int8}};
    for (const auto& [name, type] : shortNames)
        if (text == name)
            return type;
    if (const auto type = fromName<DataType>(text))
        return *type;
    throw CommandMistake{"problem.type",
        "The type " + shown(text)
            + " is not known; it is f16, bf16, f32, f64, c64, c128, fp8 or i8, or a name such as \"float32\"."};
}

/// "; a problem is "matmul:MxNxK" or "fft:LxMxN", then …": of every kind.
std::string problemForms()
{
    std::vector<std::string> forms;
    std::vector<std::string> examples;
    forEachKind([&]<typename Kind>(std::type_identity<Kind> kind) {
        const std::string start = std::string(Kind::kind.name) + ":";
        forms.push_back(inQuotes(start + std::string(commandForm(kind).sizes)));
        examples.push_back(start + std::string(commandForm(kind).example));
    });
    return "; a problem is " + listed(forms, "or") + ", then \":\" and a type, such as " + listed(examples, "or") + ".";
}

template <typename Kind> json problemOf(std::type_identity<Kind> kind, const std::string& text)
{
    const CommandForm form = commandForm(kind);
    const auto parts = split(text, ':');
    if (parts.size() < 2 || parts.size() > 3 + form.further)
        throw CommandMistake{"problem", shown(text) + " is no problem" + problemForms()};
    CommandProblem given;
    given.sizes = json::array();
    for (const std::string& size : split(parts[1], 'x')) {
        given.sizes.push_back(numberFrom(size));
        if (!given.sizes.back().is_number_integer())
            throw CommandMistake{"problem", "In " + shown(text) + " " + shown(size) + " is no size" + problemForms()};
    }
    if (given.sizes.size() < form.leastSizes || given.sizes.size() > form.mostSizes)
        throw CommandMistake{
            "problem", shown(text) + " has " + std::to_string(given.sizes.size()) + " sizes" + problemForms()};
    if (parts.size() > 2) {
        given.typeWord = parts[2];
        given.type = typeFrom(parts[2]);
        given.further = std::span(parts).subspan(3);
    }
    json problem = problemFrom(kind, given);
    problem["kind"] = Kind::kind.name;
    return problem;
}

json problemFromText(const std::string& text)
{
    json problem;
    if (!withKind(text.substr(0, text.find(':')), [&](auto kind) { problem = problemOf(kind, text); }))
        throw CommandMistake{"problem", shown(text) + " is no problem" + problemForms()};
    return problem;
}

/// What stands before and behind the first "=".
std::pair<std::string, std::string> keyAndValue(const std::string& text, const std::string& form)
{
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        throw CommandMistake{"", shown(text) + " is no setting; it must be " + form + "."};
    return {text.substr(0, equals), text.substr(equals + 1)};
}

/// A key of the table, or an object that holds some.
void requireKey(const std::string& name)
{
    const bool isSection
        = std::ranges::any_of(experimentKeys(), [&](const Key& key) { return key.name.starts_with(name + "."); });
    if (isSection || findKey(name))
        return;
    const auto near = nearestKey(name);
    throw CommandMistake{name,
        shown(name) + " is not a key of an experiment"
            + (near.empty() ? "; \"phasebench-cli keys\" lists them." : "; did you mean " + inQuotes(near) + "?")};
}

void set(json& document, const std::string& text)
{
    const auto [key, word] = keyAndValue(text, "KEY=VALUE, such as measure.cache=hot");
    requireKey(key);
    json value = json::parse(word, nullptr, false);
    if (value.is_discarded())
        value = word;
    if (auto set = setAt(document, key, std::move(value)); !set)
        throw CommandMistake{key, std::move(set.error().sentence)};
}

json axisFrom(const std::string& text)
{
    const std::string form = "KEY=FROM:TO:STEP or KEY=FROM:TO:xFACTOR, such as problem.m=256:4096:x2";
    const auto [key, range] = keyAndValue(text, form);
    requireKey(key);
    const auto parts = split(range, ':');
    const bool byFactor = parts.size() == 3 && parts[2].starts_with('x');
    const json by = parts.size() == 3 ? numberFrom(parts[2].substr(byFactor ? 1 : 0)) : json();
    const json from = numberFrom(parts[0]);
    const json to = parts.size() == 3 ? numberFrom(parts[1]) : json();
    if (from.is_null() || to.is_null() || by.is_null())
        throw CommandMistake{key, shown(text) + " is no sweep; it must be " + form + "."};
    return {{"key", key}, {"from", from}, {"to", to}, {byFactor ? "factor" : "step", by}};
}

/// The text that VALUE reads as `value`: a word as it is, anything else as JSON.
std::string valueText(const json& value)
{
    if (!value.is_string())
        return value.dump();
    const auto& word = value.get_ref<const std::string&>();
    const bool isPlain = json::parse(word, nullptr, false).is_discarded()
        && std::ranges::none_of(word, [](unsigned char c) { return c < ' ' || c == 0x7f; });
    return isPlain ? word : value.dump();
}

std::string problemText(json& problem)
{
    std::string text = problem["kind"];
    withKind(std::string(text), [&](auto kind) {
        for (const std::string& part : commandText(kind, problem))
            text.append(":").append(part);
    });
    problem.erase("kind");
    return text;
}

/// An option for each entry; an object that says something by being there, such as {} of autotuning, is one.
void addSets(const json& value, const std::string& key, std::vector<std::string>& sets)
{
    if (value.is_object() && !value.empty())
        for (const auto& [name, inner] : value.items())
            addSets(inner, key.empty() ? name : key + "." + name, sets);
    else
        sets.push_back(key + "=" + valueText(value));
}

std::string quotedForShell(const std::string& word)
{
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+.,:/=@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos)
        return word;
    std::string quoted = "'";
    for (const char c : word)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}
} // namespace

void applyOptions(const CommandOptions& options, json& document, Faults& faults)
{
    try {
        if (options.problem)
            document["problem"] = problemFromText(*options.problem);
        for (const std::string& text : options.sets)
            set(document, text);
        for (const std::string& text : options.sweeps) {
            json& axes = document["sweep"];
            if (!axes.is_null() && !axes.is_array())
                return; // the sentence about "sweep" says what is wrong
            axes.push_back(axisFrom(text));
        }
    } catch (CommandMistake& mistake) {
        faults.push_back({std::move(mistake.key), std::move(mistake.sentence), {}});
    }
}

CommandOptions optionsFor(const Experiment& experiment)
{
    json document = simplified(toJson(experiment));
    document.erase("phasebench");
    CommandOptions options;
    options.problem = problemText(document["problem"]);
    if (document["problem"].empty())
        document.erase("problem");
    for (const auto& [section, value] : document.items())
        addSets(value, section, options.sets);
    return options;
}

std::string commandLine(const CommandOptions& options)
{
    std::string line = "phasebench-cli run";
    if (options.problem)
        line += " --problem " + quotedForShell(*options.problem);
    for (const std::string& text : options.sets)
        line += " --set " + quotedForShell(text);
    for (const std::string& text : options.sweeps)
        line += " --sweep " + quotedForShell(text);
    return line;
}

json simplified(json document)
{
    Faults faults;
    const Experiment meant = experimentFromJson(document, faults);
    if (!faults.empty())
        return document;
    // Whole sections first ("measure"), then what is in those that say something.
    std::vector<std::string> keys;
    for (const auto& [section, value] : document.items())
        if (section != "phasebench")
            keys.push_back(section);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        json shorter = withoutKey(document, keys[i]);
        Faults missing;
        if (experimentFromJson(shorter, missing) == meant && missing.empty()) {
            document = std::move(shorter);
            continue;
        }
        const json* value = findAt(document, keys[i]);
        if (value && value->is_object())
            for (const auto& [name, ignored] : value->items())
                keys.push_back(keys[i] + "." + name);
    }
    return document;
}

} // namespace phasebench
