// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/keys/key.h"

#include "engine/problem/experiment_json.h"
#include "engine/problem/keys/fft_keys.h"
#include "engine/problem/keys/key_path.h"
#include "engine/problem/keys/matmul_keys.h"
#include "engine/problem/keys/settings_keys.h"
#include "engine/problem/operand.h"
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

Key kindKey()
{
    static constexpr std::array kinds = {"matmul"sv, "fft"sv};
    return {.name = "problem.kind",
        .type = KeyType::word,
        .words = kinds,
        .required = "it is \"matmul\" or \"fft\"",
        .title = "kind of problem",
        .help = "What is computed: a matrix product or an FFT."};
}

/// A matrix's own keys, said of this one: "A transposed".
void appendMatrix(std::vector<Key>& keys, const MatrixMember& matrix)
{
    const std::string title(titleOf(matrix.id));
    const auto outer = std::ranges::find(keys, "problem." + std::string(nameOf(matrix.id)), &Key::name);
    const Applies applies = outer->applies;
    const std::string name = outer->name + ".";
    for (Key key : keysOf(matrixKeys())) {
        key.name = name + key.name;
        key.title = title + " " + key.title;
        for (auto star = key.phrase.find('*'); star != std::string::npos; star = key.phrase.find('*'))
            key.phrase.replace(star, 1, title);
        key.applies = applies;
        keys.push_back(std::move(key));
    }
}

std::vector<Key> allKeys()
{
    std::vector<Key> keys;
    const auto append = [&keys](std::string_view object, const auto& table) {
        for (Key key : keysOf(table)) {
            if (!object.empty())
                key.name = std::string(object) + "." + key.name;
            keys.push_back(std::move(key));
        }
    };
    append("", documentKeys());
    keys.push_back(kindKey());
    append("problem", matmulKeys());
    for (const MatrixMember& matrix : matrixMembers)
        appendMatrix(keys, matrix);
    append("problem", fftKeys());
    append("placement", placementKeys());
    append("transfer", transferKeys());
    append("execution", executionKeys());
    append("call", callKeys());
    append("planning", planningKeys());
    append("planning.autotune", autotuneKeys());
    append("measure", measureKeys());
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
