// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/keys/key.h"

#include "engine/problem/experiment_json.h"
#include "engine/problem/keys/key_path.h"
#include "engine/problem/keys/problem_keys.h"
#include "engine/problem/keys/settings_keys.h"
#include "engine/text/list.h"

#include <algorithm>

namespace phasebench {

namespace {
using namespace std::string_view_literals;
using nlohmann::json;

constexpr std::array keyTypes = {"integer"sv, "number"sv, "boolean"sv, "text"sv, "word"sv, "memory space"sv,
    "execution space"sv, "list"sv, "object"sv};

template <typename Owner> std::vector<Key> keysOf(const KeyTable<Owner>& table)
{
    std::vector<Key> keys;
    for (const auto& row : table.rows())
        keys.push_back(row.key);
    return keys;
}

std::string kindsInQuotes()
{
    std::vector<std::string> kinds;
    for (const auto kind : problemKinds())
        kinds.push_back(inQuotes(kind));
    return listed(kinds, "or");
}

Key kindKey()
{
    static const std::string required = "it is " + kindsInQuotes();
    static const std::string help = [] {
        std::vector<std::string_view> products;
        forEachKind([&]<typename Kind>(std::type_identity<Kind>) { products.push_back(Kind::kind.product); });
        return "What is computed: " + listed(products, "or") + ".";
    }();
    return {.name = "problem.kind",
        .type = KeyType::word,
        .words = problemKinds(),
        .required = required,
        .title = "kind of problem",
        .help = help};
}

std::vector<Key> allKeys()
{
    std::vector<Key> keys;
    const auto append = [&keys](std::string_view object, std::vector<Key> within) {
        for (Key& key : within) {
            if (!object.empty())
                key.name = std::string(object) + "." + key.name;
            keys.push_back(std::move(key));
        }
    };
    append("", keysOf(documentKeys()));
    keys.push_back(kindKey());
    forEachKind([&]<typename Kind>(std::type_identity<Kind> kind) {
        append("problem", keysOf(problemKeys(kind)));
        append("problem", nestedKeys(kind));
    });
    append("placement", keysOf(placementKeys()));
    append("transfer", keysOf(transferKeys()));
    append("execution", keysOf(executionKeys()));
    append("call", keysOf(callKeys()));
    append("planning", keysOf(planningKeys()));
    append("planning.autotune", keysOf(autotuneKeys()));
    append("measure", keysOf(measureKeys()));
    return keys;
}

/// Lists, and objects whose keys are not in the table.
bool holdsOthers(const Key& key)
{
    return key.type == KeyType::list
        || (key.type == KeyType::object && std::ranges::none_of(experimentKeys(), [&](const Key& inner) {
               return isWithin(inner.name, key.name) && inner.name != key.name;
           }));
}

/// What limits a number, in words; empty where nothing does.
template <typename Range, typename Words>
std::string limits(const Range& range, const Range& none, bool open, Words inWords)
{
    std::vector<std::string> parts;
    if (range.least > none.least)
        parts.push_back((open ? "above " : "at least ") + inWords(range.least));
    if (range.most < none.most)
        parts.push_back((open ? "below " : "at most ") + inWords(range.most));
    return listed(parts);
}
} // namespace

template <> std::span<const std::string_view> namesOf<KeyType>()
{
    return keyTypes;
}

std::span<const std::string_view> problemKinds()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> found;
        forEachKind([&]<typename Kind>(std::type_identity<Kind>) { found.push_back(Kind::kind.name); });
        return found;
    }();
    return names;
}

std::span<const Key> experimentKeys()
{
    static const std::vector<Key> keys = allKeys();
    return keys;
}

bool appliesTo(const Key& key, const Experiment& resolved)
{
    return !key.applies.to || key.applies.to(resolved);
}

const Key* findKey(std::string_view name)
{
    const auto keys = experimentKeys();
    const auto at = [&](std::string_view wanted) {
        const auto found = std::ranges::find(keys, wanted, &Key::name);
        return found == keys.end() ? nullptr : &*found;
    };
    if (const Key* key = at(name))
        return key;
    for (auto dot = name.rfind('.'); dot != std::string_view::npos; dot = name.rfind('.')) {
        name = name.substr(0, dot);
        if (const Key* outer = at(name))
            return holdsOthers(*outer) ? outer : nullptr;
    }
    return nullptr;
}

std::string_view nearestKey(std::string_view name)
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const Key& key : experimentKeys())
            all.push_back(key.name);
        return all;
    }();
    if (const auto near = nearest(name, names); !near.empty())
        return near;
    // "max_noise" for "measure.max_noise": the section was forgotten.
    const auto last = std::ranges::find_if(names, [&](std::string_view known) { return lastWord(known) == name; });
    return last == names.end() ? std::string_view() : *last;
}

std::string_view lastWord(std::string_view name)
{
    return name.substr(name.rfind('.') + 1);
}

std::string fallbackWords(const Key& key)
{
    if (!key.required.empty())
        return "required";
    std::string text = key.fallback.is_null() ? ""
        : key.fallback.is_string()            ? key.fallback.get<std::string>()
                                              : key.fallback.dump();
    if (!key.left_out.empty())
        text.append(text.empty() ? "" : "; ").append(key.left_out);
    return text;
}

std::string rangeWords(const Key& key)
{
    switch (key.type) {
    case KeyType::integer:
        return limits(key.integers, IntegerRange{std::numeric_limits<std::int64_t>::min()}, false,
            [](std::int64_t value) { return std::to_string(value); });
    case KeyType::number:
        return limits(key.reals, RealRange{}, key.reals.open, [](double value) { return shown(value); });
    case KeyType::word: {
        std::string words;
        for (const auto word : key.words)
            words.append(words.empty() ? "" : ", ").append(word);
        return words;
    }
    default:
        return {};
    }
}

std::vector<const Key*> differingKeys(const Experiment& a, const Experiment& b)
{
    std::vector<const Key*> differing;
    if (a == b)
        return differing;
    const json inA = toJson(a);
    const json inB = toJson(b);
    for (const Key& key : experimentKeys()) {
        const json* const valueA = findAt(inA, key.name);
        const json* const valueB = findAt(inB, key.name);
        const bool same = valueA && valueB ? *valueA == *valueB : valueA == valueB;
        const bool isNew = std::ranges::find(differing, key.name, &Key::name) == differing.end();
        if (!same && isNew)
            differing.push_back(&key);
    }
    return differing;
}

} // namespace phasebench
