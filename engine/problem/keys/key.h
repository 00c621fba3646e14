// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/problem/object_reader.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

namespace phasebench {

/// What a key's value is: a whole number, a number, true or false, free text, one of some words, a memory or an
/// execution space, a list, or an object with keys of its own.
enum class KeyType { integer, number, boolean, text, word, memory_space, execution_space, list, object };
template <> std::span<const std::string_view> namesOf<KeyType>();

/// Where a key has an effect.
struct Applies {
    std::string_view words = "all"; ///< such as "matmul", "stateful calls"
    std::function<bool(const Experiment& resolved)> to = {}; ///< empty: everywhere
};

/// The values that a window offers to begin with where a number is swept: from, from x factor, … to.
struct SweepRange {
    std::int64_t from = 1;
    std::int64_t to = 1024;
    int factor = 2;
};

/// One key of an experiment file: all that is known of it but the member that it is read into, for which see
/// key_table.h.
struct Key {
    std::string name = {}; ///< dotted: "measure.max_noise"; in a table the last word only
    KeyType type = KeyType::text;
    std::string_view unit = {}; ///< "s", "bytes", "elements"; empty: none
    IntegerRange integers = {}; ///< of an integer
    RealRange reals = {}; ///< of a number
    std::span<const std::string_view> words = {}; ///< of a word: those that are right here
    nlohmann::json fallback = nullptr; ///< what holds where the key is left out; null: see `left_out`
    std::string_view left_out = {}; ///< in words, where that follows from other keys or from the computer
    std::string_view required = {}; ///< why it may not be left out; empty: it may
    Applies applies = {};
    bool sweepable = true;
    bool decides = true; ///< what is measured; false: its name, or how long and how often it is measured
    std::string title = {}; ///< a short label
    std::string_view help = {}; ///< one or two sentences
    /// How a value is said beside others: "* cache", where * is the value; of a boolean both, "in place|out of place".
    /// Empty: the key's last word and the value.
    std::string phrase = {};
    std::optional<SweepRange> sweep = {}; ///< of an integer that a window offers to sweep
};

/// Every key of an experiment, in the order of the file. What several kinds of problem have ("problem.type") is
/// here for each of them: see appliesTo().
std::span<const Key> experimentKeys();

/// Does the key have an effect on a resolved experiment?
bool appliesTo(const Key& key, const Experiment& resolved);

/// The key of this name; positions in a list and names within an environment or a configuration lead to the list and
/// the object ("problem.shape.0"). Null when there is none.
const Key* findKey(std::string_view name);

/// The name of a key or a section that is nearest to `name`, when it is near enough to be meant; else empty.
std::string_view nearestKey(std::string_view name);

/// The last word of a dotted key.
std::string_view lastWord(std::string_view name);

/// What holds where the key is left out: JSON, or words.
std::string fallbackWords(const Key& key);
/// The values that are right: "at least 1", "above 0 and below 1", "cold, hot"; empty where the type says all.
std::string rangeWords(const Key& key);

/// The keys in which two experiments differ, titles included.
std::vector<const Key*> differingKeys(const Experiment& a, const Experiment& b);

} // namespace phasebench
