// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/keys/key.h"

#include <algorithm>
#include <functional>
#include <type_traits>
#include <vector>

namespace phasebench {

/// A key and the member of `Owner` that it reads and writes. Without functions the key is only listed: special code
/// reads and writes it.
template <typename Owner> struct KeyRow {
    Key key;
    std::function<void(ObjectReader&, const Key&, Owner&)> read;
    std::function<nlohmann::json(const Owner&)> write; ///< null: nothing is set
    bool only_when_set = false; ///< null is not written
};

namespace detail {
template <typename T> struct Optional : std::false_type {
    using Value = T;
};
template <typename T> struct Optional<std::optional<T>> : std::true_type {
    using Value = T;
};

template <typename T> constexpr KeyType keyTypeOf()
{
    if constexpr (std::is_same_v<T, bool>)
        return KeyType::boolean;
    else if constexpr (std::is_integral_v<T>)
        return KeyType::integer;
    else if constexpr (std::is_floating_point_v<T>)
        return KeyType::number;
    else if constexpr (std::is_enum_v<T>)
        return KeyType::word;
    else {
        static_assert(std::is_same_v<T, std::string>);
        return KeyType::text;
    }
}

template <typename T> std::optional<T> readAs(ObjectReader& reader, const Key& key)
{
    if constexpr (std::is_same_v<T, bool>) {
        return reader.boolean(key.name);
    } else if constexpr (std::is_same_v<T, std::uint64_t>) {
        return reader.natural(key.name);
    } else if constexpr (std::is_integral_v<T>) {
        const auto value = reader.integer(key.name, key.integers);
        return value ? std::optional(static_cast<T>(*value)) : std::nullopt;
    } else if constexpr (std::is_floating_point_v<T>) {
        return reader.real(key.name, key.reals);
    } else if constexpr (std::is_enum_v<T>) {
        return reader.word<T>(key.name, key.words);
    } else {
        return reader.text(key.name);
    }
}

template <typename T> nlohmann::json written(const T& value)
{
    if constexpr (Optional<T>::value)
        return value ? written(*value) : nlohmann::json();
    else if constexpr (std::is_enum_v<T>)
        return nameOf(value);
    else
        return value;
}
} // namespace detail

/// The row of a member that is a number, a word, true or false, or text, optional or not. What is left out or wrong
/// leaves the member as it is.
template <typename Owner, typename T> KeyRow<Owner> row(T Owner::*member, Key key)
{
    using Value = typename detail::Optional<T>::Value;
    key.type = detail::keyTypeOf<Value>();
    if constexpr (std::is_enum_v<Value>)
        if (key.words.empty())
            key.words = namesOf<Value>();
    if constexpr (std::is_same_v<Value, std::uint64_t>)
        key.integers.least = 0;
    if (key.fallback.is_null() && key.required.empty() && key.left_out.empty())
        key.fallback = detail::written(Owner{}.*member);
    return {std::move(key),
        [member](ObjectReader& reader, const Key& which, Owner& owner) {
            if (auto value = detail::readAs<Value>(reader, which))
                owner.*member = std::move(*value);
        },
        [member](const Owner& owner) {
            return detail::written(owner.*member);
        }};
}

/// The keys of one object of the file.
template <typename Owner> class KeyTable {
public:
    explicit KeyTable(std::vector<KeyRow<Owner>> rows)
        : m_rows(std::move(rows))
    {
    }

    /// Reads every key; the caller adds the rules that tie several together and calls finish().
    void read(ObjectReader& reader, Owner& owner) const
    {
        for (const auto& row : m_rows)
            if (!row.key.required.empty())
                reader.require(row.key.name, row.key.required);
        for (const auto& row : m_rows)
            if (row.read)
                row.read(reader, row.key, owner);
    }

    nlohmann::json write(const Owner& owner) const
    {
        nlohmann::json object = nlohmann::json::object();
        for (const auto& row : m_rows)
            if (row.write)
                if (auto value = row.write(owner); !row.only_when_set || !value.is_null())
                    object[row.key.name] = std::move(value);
        return object;
    }

    std::span<const KeyRow<Owner>> rows() const { return m_rows; }

private:
    std::vector<KeyRow<Owner>> m_rows;
};

} // namespace phasebench
