// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/text/enumeration.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace phasebench {

/// Parses JSON that may come from a stranger; empty when it is none or nested deeper than 64 (nothing that this program
/// writes is, and copying or printing deep values would use up the stack).
std::optional<nlohmann::json> parseBounded(std::string_view text);

/// Reads a JSON value that this program or a stranger wrote, and says by its path what is wrong with it. Unknown keys
/// are left alone: a later version may have written them. Every function throws std::runtime_error with one sentence.
class ValueReader {
public:
    ValueReader(const nlohmann::json& value, std::string path)
        : m_value(&value)
        , m_path(std::move(path))
    {
    }

    bool isNull() const { return m_value->is_null(); }
    const nlohmann::json& json() const { return *m_value; }

    /// The value at a key; null when the object lacks it.
    ValueReader operator[](std::string_view key) const;
    /// Calls `each(ValueReader)` for every entry of an array; null counts as empty.
    template <typename Each> void forEach(Each each) const
    {
        if (isNull())
            return;
        expect(m_value->is_array(), "a list");
        for (std::size_t i = 0; i < m_value->size(); ++i)
            each(ValueReader((*m_value)[i], m_path + "[" + std::to_string(i) + "]"));
    }
    /// Calls `each(key, ValueReader)` for every entry of an object; null counts as empty.
    template <typename Each> void forEachKey(Each each) const
    {
        if (isNull())
            return;
        expect(m_value->is_object(), "an object");
        for (const auto& [key, value] : m_value->items())
            each(key, ValueReader(value, m_path + "." + key));
    }

    std::string text() const; ///< null reads as empty
    bool boolean(bool otherwise) const; ///< null reads as `otherwise`
    std::int64_t integer(std::int64_t otherwise = 0) const; ///< at least 0; null reads as `otherwise`
    std::optional<int> smallInteger() const; ///< at least 0; null is empty
    std::optional<double> number() const; ///< finite; null is empty
    nlohmann::json object() const; ///< null reads as {}

    template <typename E> E word(std::optional<E> otherwise = std::nullopt) const
    {
        if (isNull() && otherwise)
            return *otherwise;
        const auto value
            = m_value->is_string() ? fromName<E>(m_value->template get_ref<const std::string&>()) : std::nullopt;
        expect(value.has_value(), "one of the words of the results format");
        return *value;
    }

    /// Throws unless `good`: `"path" must be <what>.`
    void expect(bool good, std::string_view what) const;

private:
    const nlohmann::json* m_value;
    std::string m_path;
};

} // namespace phasebench
