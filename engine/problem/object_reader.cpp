// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/object_reader.h"

#include "engine/text/list.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace phasebench {

namespace {
using nlohmann::json;

// What an absent object reads as.
const json& emptyObject()
{
    static const json empty = json::object();
    return empty;
}

std::vector<std::string> quoted(std::span<const std::string_view> words)
{
    std::vector<std::string> result;
    for (const auto word : words)
        result.push_back(inQuotes(word));
    return result;
}

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}
} // namespace

std::string shown(const json& value)
{
    std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    if (text.size() <= 40)
        return text;
    std::size_t end = 37;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end; // not in the middle of a UTF-8 character
    return text.substr(0, end) + "…";
}

std::string_view nearest(std::string_view text, std::span<const std::string_view> words)
{
    if (text.size() > 64)
        return {};
    const std::string lower = lowered(text);
    std::string_view best;
    std::size_t bestDistance = std::max<std::size_t>(1, lower.size() / 3) + 1;
    for (const auto word : words)
        // A word in which no letter is right is not near, however short it is.
        if (const auto d = distance(lower, word); d < bestDistance && d < std::max<std::size_t>(1, lower.size())) {
            best = word;
            bestDistance = d;
        }
    return best;
}

ObjectReader::ObjectReader(const json& object, std::string path, std::string_view what, Faults& faults)
    : m_object(&object)
    , m_path(std::move(path))
    , m_what(what)
    , m_faults(&faults)
{
    m_known.reserve(16);
}

std::string ObjectReader::pathOf(std::string_view key) const
{
    return m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
}

void ObjectReader::fault(std::string_view key, std::string sentence, std::vector<SuggestedFix> fixes)
{
    m_faults->push_back({pathOf(key), std::move(sentence), std::move(fixes)});
}

const json* ObjectReader::value(std::string_view key)
{
    const auto found = m_object->find(key);
    if (std::ranges::find(m_known, key) == m_known.end()) { // asked for twice, it is still one key
        m_known.push_back(key);
        m_found += found == m_object->end() ? 0 : 1;
    }
    return found == m_object->end() ? nullptr : &*found;
}

const json* ObjectReader::find(std::string_view key)
{
    const json* found = value(key);
    return found && found->is_null() ? nullptr : found;
}

const json* ObjectReader::wholeNumber(std::string_view key)
{
    const json* found = find(key);
    if (!found || found->is_number_integer())
        return found;
    if (!found->is_number()) {
        fault(key, inQuotes(pathOf(key)) + " is " + shown(*found) + "; it must be a whole number.");
        return nullptr;
    }
    if (const double real = found->get<double>(); std::floor(real) != real) {
        fault(key, inQuotes(pathOf(key)) + " is " + shown(*found) + "; it must be a whole number.");
        return nullptr;
    }
    return found;
}

std::optional<std::int64_t> ObjectReader::integer(std::string_view key, IntegerRange range)
{
    const json* found = wholeNumber(key);
    if (!found)
        return std::nullopt;
    constexpr double limit = 9223372036854775808.0; // 2^63, exact as a double
    bool tooSmall = false;
    bool tooLarge = false;
    std::int64_t value = 0;
    if (found->is_number_unsigned()) {
        tooLarge = found->get<std::uint64_t>() > static_cast<std::uint64_t>(range.most);
        value = tooLarge ? 0 : found->get<std::int64_t>();
    } else if (found->is_number_integer()) {
        value = found->get<std::int64_t>();
    } else {
        const double real = found->get<double>();
        tooSmall = real < -limit;
        tooLarge = real >= limit;
        value = tooSmall || tooLarge ? 0 : static_cast<std::int64_t>(real);
    }
    if (tooSmall || (!tooLarge && value < range.least)) {
        fault(key,
            inQuotes(pathOf(key)) + " is " + shown(*found) + "; it must be at least " + std::to_string(range.least)
                + ".");
        return std::nullopt;
    }
    if (tooLarge || value > range.most) {
        fault(key,
            inQuotes(pathOf(key)) + " is " + shown(*found) + "; it must be at most " + std::to_string(range.most)
                + ".");
        return std::nullopt;
    }
    return value;
}

std::optional<std::uint64_t> ObjectReader::natural(std::string_view key)
{
    const json* found = wholeNumber(key);
    if (!found)
        return std::nullopt;
    if (found->is_number_unsigned())
        return found->get<std::uint64_t>();
    constexpr double limit = 18446744073709551616.0; // 2^64, exact as a double
    const double real = found->get<double>();
    if (real < 0 || real >= limit) {
        fault(key, inQuotes(pathOf(key)) + " is " + shown(*found) + "; it must be from 0 to 18446744073709551615.");
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(real);
}

std::optional<double> ObjectReader::real(std::string_view key, RealRange range)
{
    const json* found = find(key);
    if (!found)
        return std::nullopt;
    if (!found->is_number()) {
        fault(key, inQuotes(pathOf(key)) + " is " + shown(*found) + "; it must be a number.");
        return std::nullopt;
    }
    const double value = found->get<double>();
    if (!std::isfinite(value)) {
        fault(key, inQuotes(pathOf(key)) + " must be a finite number.");
        return std::nullopt;
    }
    if (value < range.least || (range.open && value == range.least)) {
        fault(key,
            inQuotes(pathOf(key)) + " is " + shown(*found) + "; it must be " + (range.open ? "above " : "at least ")
                + shown(range.least) + ".");
        return std::nullopt;
    }
    if (value > range.most || (range.open && value == range.most)) {
        fault(key,
            inQuotes(pathOf(key)) + " is " + shown(*found) + "; it must be " + (range.open ? "below " : "at most ")
                + shown(range.most) + ".");
        return std::nullopt;
    }
    return value;
}

std::optional<bool> ObjectReader::boolean(std::string_view key)
{
    const json* found = find(key);
    if (!found)
        return std::nullopt;
    if (!found->is_boolean()) {
        fault(key, inQuotes(pathOf(key)) + " is " + shown(*found) + "; it must be true or false.");
        return std::nullopt;
    }
    return found->get<bool>();
}

std::optional<std::string> ObjectReader::text(std::string_view key)
{
    const json* found = find(key);
    if (!found)
        return std::nullopt;
    if (!found->is_string()) {
        fault(key, inQuotes(pathOf(key)) + " is " + shown(*found) + "; it must be a text in quotes.");
        return std::nullopt;
    }
    return found->get<std::string>();
}

std::optional<std::string> ObjectReader::oneOf(std::string_view key, std::span<const std::string_view> allowed)
{
    const json* found = find(key);
    if (!found)
        return std::nullopt;
    if (found->is_string())
        if (const auto& name = found->get_ref<const std::string&>(); std::ranges::find(allowed, name) != allowed.end())
            return name;
    std::vector<SuggestedFix> fixes;
    if (found->is_string())
        if (const auto near = nearest(found->get_ref<const std::string&>(), allowed); !near.empty())
            fixes.push_back({pathOf(key), inQuotes(near)});
    fault(key, inQuotes(pathOf(key)) + " is " + shown(*found) + "; it must be " + listed(quoted(allowed), "or") + ".",
        std::move(fixes));
    return std::nullopt;
}

std::optional<ObjectReader> ObjectReader::object(std::string_view key, std::string_view what)
{
    const json* found = value(key);
    if (found && !found->is_object()) {
        fault(key, inQuotes(pathOf(key)) + " is " + shown(*found) + "; it must be an object in braces.");
        return std::nullopt;
    }
    return ObjectReader(found ? *found : emptyObject(), pathOf(key), what, *m_faults);
}

void ObjectReader::require(std::string_view key, std::string_view why)
{
    if (const auto found = m_object->find(key); found == m_object->end() || found->is_null())
        fault(key, inQuotes(pathOf(key)) + " is missing; " + std::string(why) + ".");
}

void ObjectReader::finish()
{
    if (m_found == m_object->size())
        return;
    for (const auto& [key, ignored] : m_object->items()) {
        if (std::ranges::find(m_known, key) != m_known.end())
            continue;
        std::string sentence = shown(pathOf(key)) + " is not a key of " + std::string(m_what);
        if (const auto near = nearest(key, m_known); !near.empty())
            sentence += "; did you mean " + inQuotes(pathOf(near)) + "?";
        else
            sentence += "; its keys are " + [this] {
                auto known = m_known;
                std::ranges::sort(known);
                known.erase(std::unique(known.begin(), known.end()), known.end());
                return listed(known);
            }() + ".";
        fault(key, std::move(sentence));
    }
}

} // namespace phasebench
