// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/value_reader.h"

#include <cmath>
#include <limits>

namespace phasebench {

namespace {

constexpr int deepest = 64;

bool isDeep(std::string_view text)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

} // namespace

std::optional<nlohmann::json> parseBounded(std::string_view text)
{
    if (isDeep(text))
        return std::nullopt;
    nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded())
        return std::nullopt;
    return json;
}

void ValueReader::expect(bool good, std::string_view what) const
{
    if (!good)
        throw std::runtime_error("\"" + m_path + "\" must be " + std::string(what) + ".");
}

ValueReader ValueReader::operator[](std::string_view key) const
{
    static const nlohmann::json null;
    expect(m_value->is_object(), "an object");
    const auto found = m_value->find(key);
    std::string path = m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
    return {found == m_value->end() ? null : *found, std::move(path)};
}

std::string ValueReader::text() const
{
    if (isNull())
        return {};
    expect(m_value->is_string(), "a text");
    return m_value->get<std::string>();
}

bool ValueReader::boolean(bool otherwise) const
{
    if (isNull())
        return otherwise;
    expect(m_value->is_boolean(), "true or false");
    return m_value->get<bool>();
}

std::int64_t ValueReader::integer(std::int64_t otherwise) const
{
    if (isNull())
        return otherwise;
    constexpr std::string_view what = "a whole number that is not negative";
    if (m_value->is_number_unsigned()) {
        const auto value = m_value->get<std::uint64_t>();
        expect(value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()), what);
        return static_cast<std::int64_t>(value);
    }
    expect(m_value->is_number_integer() && m_value->get<std::int64_t>() >= 0, what);
    return m_value->get<std::int64_t>();
}

std::optional<int> ValueReader::smallInteger() const
{
    if (isNull())
        return std::nullopt;
    const std::int64_t value = integer();
    expect(value <= std::numeric_limits<int>::max(), "a smaller number");
    return static_cast<int>(value);
}

std::optional<double> ValueReader::number() const
{
    if (isNull())
        return std::nullopt;
    expect(m_value->is_number() && std::isfinite(m_value->get<double>()), "a number");
    return m_value->get<double>();
}

nlohmann::json ValueReader::object() const
{
    if (isNull())
        return nlohmann::json::object();
    expect(m_value->is_object(), "an object");
    return *m_value;
}

} // namespace phasebench
