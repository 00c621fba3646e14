// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/figures.h"
#include "engine/result/value_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

/// Values are written as JSON and read from it by one list of their fields:
///
///     template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Check>& check)
///     {
///         fields("passed", check.passed);
///         fields("tolerance", check.tolerance);
///     }
///
/// `fields` is a JsonWriter or a JsonReader. A reader leaves a member that is absent or null as it is.
namespace phasebench {

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Figure>& figure);

class JsonWriter {
public:
    template <typename T> using Of = const T;
    static constexpr bool reads = false;

    template <typename T> void operator()(const char* key, const T& value) { m_object[key] = write(value); }
    /// `otherwise`: what null is read as.
    template <typename T> void operator()(const char* key, const T& value, const T&) { m_object[key] = write(value); }
    /// Null in the place of what is empty, 0, or no number.
    template <typename T> void orNull(const char* key, const T& value)
    {
        m_object[key] = isNothing(value) ? nlohmann::json() : write(value);
    }
    /// The key is left out where there is no value.
    template <typename T> void orAbsent(const char* key, const std::optional<T>& value)
    {
        if (value)
            m_object[key] = write(*value);
    }
    /// The key is left out unless `given`.
    template <typename T> void when(bool given, const char* key, const T& value)
    {
        if (given)
            m_object[key] = write(value);
    }
    /// A time in us, not negative.
    template <typename T> void time(const char* key, const T& value) { m_object[key] = write(value); }
    /// Of which `known` says whether it was measured; else null.
    void time(const char* key, double value, bool known) { m_object[key] = known ? write(value) : nlohmann::json(); }
    /// The fields of a part stand among those of the whole.
    template <typename T> void among(const T& part) { listFields(*this, part); }
    template <typename T> void among(const std::optional<T>& part) { among(part.value_or(T{})); }
    /// A figure with a list of its fields of its own: `list(fields, figure)`.
    template <typename List> void figure(const char* key, const std::optional<Figure>& value, List list)
    {
        m_object[key] = nullptr;
        if (!value)
            return;
        JsonWriter fields;
        list(fields, *value);
        m_object[key] = fields.take();
    }
    /// Written for others to read, and computed again from the rest when it is read here.
    template <typename T> void derived(const char* key, const std::optional<T>& value) { m_object[key] = write(value); }
    void expect(bool, const char*, std::string_view) { }

    nlohmann::json take() { return std::move(m_object); }

    static nlohmann::json write(const nlohmann::json& value) { return value; }
    static nlohmann::json write(const std::string& value) { return value; }
    static nlohmann::json write(const MemorySpace& space) { return nameOf(space); }
    static nlohmann::json write(OperandId operand) { return nameOf(operand); }
    static nlohmann::json write(double value)
    {
        return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json();
    }
    template <std::integral T> static nlohmann::json write(T value) { return value; }
    template <typename T>
    requires std::is_enum_v<T>
    static nlohmann::json write(T value) { return nameOf(value); }
    template <typename T> static nlohmann::json write(const std::optional<T>& value)
    {
        return value ? write(*value) : nlohmann::json();
    }
    template <typename T> static nlohmann::json write(const std::vector<T>& values)
    {
        nlohmann::json list = nlohmann::json::array();
        for (const T& value : values)
            list.push_back(write(value));
        return list;
    }
    template <typename T, std::size_t N> static nlohmann::json write(const std::array<T, N>& values) { return values; }
    template <typename T> static nlohmann::json write(const std::map<std::string, T>& values)
    {
        nlohmann::json object = nlohmann::json::object();
        for (const auto& [key, value] : values)
            object[key] = write(value);
        return object;
    }
    template <typename T>
    requires std::is_class_v<T>
    static nlohmann::json write(const T& value)
    {
        JsonWriter fields;
        listFields(fields, value);
        return fields.take();
    }

private:
    template <typename T> static bool isNothing(const T& value)
    {
        if constexpr (std::is_arithmetic_v<T>)
            return !(value > 0) || !std::isfinite(static_cast<double>(value));
        else
            return value.empty();
    }

    nlohmann::json m_object = nlohmann::json::object();
};

/// What null says nothing of: a word has no value that stands for "not said".
template <typename T>
constexpr bool mustBeGiven = std::is_enum_v<T> || std::is_same_v<T, OperandId> || std::is_same_v<T, nlohmann::json>;

/// Throws std::runtime_error with one sentence that names the place of what is wrong.
class JsonReader {
public:
    template <typename T> using Of = T;
    static constexpr bool reads = true;
    enum class Missing { left, fault }; ///< what becomes of a key that is absent

    explicit JsonReader(ValueReader object, Missing missing = Missing::left)
        : m_object(std::move(object))
        , m_missing(missing)
    {
    }

    template <typename T> void operator()(const char* key, T& value)
    {
        const ValueReader entry = at(key);
        if (mustBeGiven<T> || !entry.isNull())
            read(entry, value);
    }
    template <typename T> void operator()(const char* key, T& value, const T& otherwise)
    {
        const ValueReader entry = at(key);
        if (entry.isNull())
            value = otherwise;
        else
            read(entry, value);
    }
    template <typename T> void orNull(const char* key, T& value) { read(at(key), value); }
    template <typename T> void orAbsent(const char* key, std::optional<T>& value) { read(known(key), value); }
    template <typename T> void when(bool, const char* key, T& value) { read(known(key), value); }
    template <typename T> void time(const char* key, T& value)
    {
        const ValueReader entry = at(key);
        const std::optional<double> number = entry.number();
        entry.expect(!number || *number >= 0, "a time that is not negative");
        if (number)
            value = *number;
    }
    void time(const char* key, double& value, bool) { time(key, value); }
    template <typename T> void among(T& part) { listFields(*this, part); }
    /// A figure without a median was not measured.
    void among(Figure& figure)
    {
        if (!at("median").isNull())
            listFields(*this, figure);
    }
    void among(std::optional<Figure>& figure)
    {
        if (!at("median").isNull())
            listFields(*this, figure.emplace());
    }
    template <typename List> void figure(const char* key, std::optional<Figure>& value, List list)
    {
        const ValueReader entry = at(key);
        value.reset();
        if (entry.isNull() || entry["median"].isNull())
            return;
        JsonReader fields(entry);
        list(fields, value.emplace());
    }
    template <typename T> void derived(const char* key, const std::optional<T>&) { known(key); }
    void expect(bool good, const char* key, std::string_view what) { m_object[key].expect(good, what); }

    const std::set<std::string>& keys() const { return m_known; } ///< that were asked for

    static void read(const ValueReader& from, bool& value) { value = from.boolean(value); }
    static void read(const ValueReader& from, std::int64_t& value) { value = from.integer(value); }
    static void read(const ValueReader& from, std::int32_t& value) { value = from.smallInteger().value_or(value); }
    static void read(const ValueReader& from, double& value) { value = from.number().value_or(value); }
    static void read(const ValueReader& from, std::string& value) { value = from.text(); }
    static void read(const ValueReader& from, nlohmann::json& value) { value = from.object(); }
    static void read(const ValueReader& from, MemorySpace& value)
    {
        const auto space = memorySpaceFromName(from.text());
        from.expect(space.has_value(), "a memory space, such as host_pinned or gpu:0");
        value = *space;
    }
    static void read(const ValueReader& from, OperandId& value)
    {
        const auto operand = operandFromName(from.text());
        from.expect(operand.has_value(), "one of the words of the results format");
        value = *operand;
    }
    template <typename T>
    requires std::is_enum_v<T>
    static void read(const ValueReader& from, T& value) { value = from.word<T>(); }
    template <typename T> static void read(const ValueReader& from, std::optional<T>& value)
    {
        value.reset();
        if (!from.isNull())
            read(from, value.emplace());
    }
    static void read(const ValueReader& from, std::optional<Figure>& value)
    {
        value.reset();
        if (!from.isNull())
            JsonReader(from).among(value);
    }
    static void read(const ValueReader& from, Figure& value)
    {
        value = {};
        JsonReader(from).among(value);
    }
    template <typename T> static void read(const ValueReader& from, std::vector<T>& values)
    {
        values.clear();
        from.forEach([&](const ValueReader& entry) { read(entry, values.emplace_back()); });
    }
    template <typename T, std::size_t N> static void read(const ValueReader& from, std::array<T, N>& values)
    {
        std::size_t count = 0;
        from.forEach([&](const ValueReader& entry) {
            from.expect(count < N, "a list of at most " + std::to_string(N) + " numbers");
            read(entry, values[count++]);
        });
    }
    template <typename T> static void read(const ValueReader& from, std::map<std::string, T>& values)
    {
        values.clear();
        from.forEachKey([&](const std::string& key, const ValueReader& entry) { read(entry, values[key]); });
    }
    template <typename T>
    requires std::is_class_v<T>
    static void read(const ValueReader& from, T& value)
    {
        JsonReader fields(from);
        listFields(fields, value);
    }

private:
    ValueReader known(const char* key)
    {
        m_known.insert(key);
        return m_object[key];
    }
    ValueReader at(const char* key)
    {
        ValueReader entry = known(key);
        m_object.expect(m_missing == Missing::left || m_object.json().contains(key),
            "an object with the key \"" + std::string(key) + "\"");
        return entry;
    }

    ValueReader m_object;
    Missing m_missing;
    std::set<std::string> m_known;
};

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Figure>& figure)
{
    fields.time("median", figure.median, figure.samples > 0);
    fields.time("low", figure.low);
    fields.time("high", figure.high);
    fields("samples", figure.samples);
}

/// `path` names the value in sentences.
template <typename T> T readValue(const nlohmann::json& json, std::string path)
{
    T value;
    JsonReader::read(ValueReader(json, std::move(path)), value);
    return value;
}

} // namespace phasebench
