// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"
#include "engine/text/enumeration.h"
#include "engine/text/quotes.h"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phasebench {

/// A whole number's limits, both allowed.
struct IntegerRange {
    std::int64_t least = 1;
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
};

/// A real number's limits; a limit that is `open` is itself not allowed.
struct RealRange {
    double least = std::numeric_limits<double>::lowest();
    double most = std::numeric_limits<double>::max();
    bool open = false;
};

/// Reads one JSON object key by key and adds a fault, with its dotted key, for each thing that is wrong. Every key that
/// is asked for counts as known; finish() reports the others. A key that is absent, null where `null` may stand for
/// "left out", or wrong gives an empty optional.
class ObjectReader {
public:
    /// `path` is the dotted key of the object, empty for the document; `what` names it in sentences ("a matmul").
    ObjectReader(const nlohmann::json& object, std::string path, std::string_view what, Faults& faults);

    bool has(std::string_view key) const { return m_object->contains(key); }
    /// Absent or null; the key is known from now on.
    bool isLeftOut(std::string_view key) { return find(key) == nullptr; }
    /// The dotted key of an entry.
    std::string pathOf(std::string_view key) const;

    std::optional<std::int64_t> integer(std::string_view key, IntegerRange range = {});
    std::optional<std::uint64_t> natural(std::string_view key); ///< 0 … 2^64 - 1
    std::optional<double> real(std::string_view key, RealRange range = {});
    std::optional<bool> boolean(std::string_view key);
    std::optional<std::string> text(std::string_view key);
    /// The value of a key, known from now on; null when absent.
    const nlohmann::json* value(std::string_view key);
    /// Makes a key known that is not there, for the sentences of finish().
    void hint(std::string_view key) { m_known.push_back(key); }
    /// The object at a key; an absent one reads as {}. Empty, with a fault, when it is no object.
    std::optional<ObjectReader> object(std::string_view key, std::string_view what);

    /// One of an enumeration's words; `allowed` (all of them when empty) says which are right here.
    template <typename E> std::optional<E> word(std::string_view key, std::span<const std::string_view> allowed = {})
    {
        const auto name = oneOf(key, allowed.empty() ? namesOf<E>() : allowed);
        return name ? fromName<E>(*name) : std::nullopt;
    }
    std::optional<std::string> oneOf(std::string_view key, std::span<const std::string_view> allowed);

    /// Adds a fault when a required key is absent.
    void require(std::string_view key, std::string_view why);
    void fault(std::string_view key, std::string sentence, std::vector<SuggestedFix> fixes = {});
    /// Adds a fault for every key that nobody asked for, with the nearest known one.
    void finish();

    Faults& faults() { return *m_faults; }

private:
    const nlohmann::json* find(std::string_view key);
    /// A number that is whole, also when written as 8000.0 or 8e3.
    const nlohmann::json* wholeNumber(std::string_view key);

    const nlohmann::json* m_object;
    std::string m_path;
    std::string_view m_what;
    Faults* m_faults;
    std::vector<std::string_view> m_known;
    std::size_t m_found = 0;
};

/// A value as a sentence shows it: JSON, cut after 40 characters.
std::string shown(const nlohmann::json& value);

/// The word that is nearest to `text` by edit distance, when it is near enough to be meant; else empty.
std::string_view nearest(std::string_view text, std::span<const std::string_view> words);

} // namespace phasebench
