// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/experiment_json.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <vector>

namespace phasebench {

namespace {
using nlohmann::json;

constexpr int maximumDepth = 32;

/// A sentence's "line 3, column 5" for a position in the text; columns count characters, from 1.
std::string place(std::string_view text, std::size_t position)
{
    position = std::min(position, text.size());
    const std::string_view before = text.substr(0, position);
    const auto line = std::ranges::count(before, '\n') + 1;
    const auto lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto column = std::ranges::count_if(before.substr(lineStart), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// Length of the UTF-8 character at the front of `text`; 0 when there is none (overlong forms and surrogates too).
std::size_t characterLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned char>(text[i]);
    };
    const auto first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0U) != 0x80U)
            return 0;
    const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool outside = (first == 0xED && byte(1) > 0x9F) || (first == 0xF4 && byte(1) > 0x8F);
    return overlong || outside ? 0 : length;
}

std::optional<std::size_t> firstNonUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto length = characterLength(text.substr(i));
        if (length == 0)
            return i;
        i += length;
    }
    return std::nullopt;
}

/// Reads characters and tells how many were read: not every exception of a parse knows.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, std::size_t* read)
        : m_at(at)
        , m_read(read)
    {
    }
    reference operator*() const { return *m_at; }
    CountingIterator& operator++()
    {
        ++m_at;
        ++*m_read;
        return *this;
    }
    CountingIterator operator++(int)
    {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return m_at == other.m_at; }

private:
    const char* m_at;
    std::size_t* m_read;
};

class Rejected : public std::runtime_error {
public:
    Rejected(std::string key, const std::string& what)
        : std::runtime_error(what)
        , m_key(std::move(key))
    {
    }
    const std::string& key() const { return m_key; }

private:
    std::string m_key;
};

/// Watches the parser: the depth, and keys that stand twice in one object.
class DuplicateKeyCheck {
public:
    bool operator()(int depth, json::parse_event_t event, const json& parsed)
    {
        switch (event) {
        case json::parse_event_t::object_start:
        case json::parse_event_t::array_start:
            if (depth >= maximumDepth)
                throw Rejected({}, "brackets are nested more than " + std::to_string(maximumDepth) + " deep");
            m_levels.emplace_back();
            break;
        case json::parse_event_t::object_end:
        case json::parse_event_t::array_end:
            m_levels.pop_back();
            break;
        case json::parse_event_t::key:
            key(parsed.get_ref<const std::string&>());
            break;
        case json::parse_event_t::value:
            break;
        }
        return true;
    }

private:
    struct Level {
        std::set<std::string> keys;
        std::string last;
    };

    void key(const std::string& name)
    {
        m_levels.back().last = name;
        if (m_levels.back().keys.insert(name).second)
            return;
        std::string path;
        for (const Level& level : m_levels)
            if (!level.last.empty())
                path.append(path.empty() ? "" : ".").append(level.last);
        throw Rejected(path, "the key \"" + path + "\" stands twice; leave one of them out");
    }

    std::vector<Level> m_levels;
};

/// What the parser found, without its own prefix and without what it read last.
std::string reasonIn(const std::string& what)
{
    std::string reason = what;
    if (const auto dash = reason.find(" - "); dash != std::string::npos)
        reason = reason.substr(dash + 3);
    else if (const auto bracket = reason.find("] "); bracket != std::string::npos)
        reason = reason.substr(bracket + 2);
    return reason;
}

/// The letters around a position, in lower case.
std::string wordAt(std::string_view text, std::size_t position)
{
    const auto isLetter = [&](std::size_t i) {
        return std::isalpha(static_cast<unsigned char>(text[i])) != 0;
    };
    std::size_t begin = position;
    while (begin > 0 && isLetter(begin - 1))
        --begin;
    std::string word;
    for (std::size_t i = begin; i < text.size() && isLetter(i) && word.size() < 16; ++i)
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
    return word;
}

std::string sentenceFor(const json::parse_error& error, std::string_view text)
{
    // That of the last character that was read, from 1; behind the text where that ended too early.
    const std::size_t position = error.byte == 0 ? 0 : error.byte - 1;
    if (const auto word = wordAt(text, position); word == "nan" || word == "inf" || word == "infinity")
        return "At " + place(text, position) + " stands NaN or Infinity: numbers must be finite.";
    const std::string start = "This is no JSON at " + place(text, position) + ": ";
    // The parser stops within the two characters that begin a comment, or behind them.
    for (const auto at : {position, position - std::min<std::size_t>(position, 1)})
        if (text.substr(at).starts_with("//") || text.substr(at).starts_with("/*") || text.substr(at).starts_with("#"))
            return "This is no JSON at " + place(text, at)
                + ": a comment stands there, and JSON has none; take it out.";
    const auto before = text.substr(0, position).find_last_not_of(" \t\r\n");
    const bool closes = position < text.size() && (text[position] == '}' || text[position] == ']');
    if (closes && before != std::string_view::npos && text[before] == ',')
        return start + "the comma before it is too much; take it out.";
    return start + reasonIn(error.what()) + ".";
}
} // namespace

json parseDocument(std::string_view text, Faults& faults, const std::string& what)
{
    std::string capital = what;
    capital.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(capital.front())));
    const auto reject = [&faults](std::string sentence, std::string key = {}) {
        faults.push_back({std::move(key), std::move(sentence), {}});
        return json::object();
    };
    if (text.size() > maximumExperimentBytes)
        return reject(capital + " has at most 1 MiB of text; this has " + std::to_string(text.size()) + " bytes.");
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return reject("The file is empty; " + what + " is a JSON object.");
    if (const auto position = firstNonUtf8(text))
        return reject("The text is no UTF-8 at " + place(text, *position) + "; save it with that encoding.");
    // The parser takes one for the end of the text and would read no further.
    if (const auto position = text.find('\0'); position != std::string_view::npos)
        return reject("This is no JSON at " + place(text, position) + ": a zero byte stands there.");

    std::size_t read = 0;
    try {
        DuplicateKeyCheck duplicates;
        json document
            = json::parse(CountingIterator(text.data(), &read), CountingIterator(text.data() + text.size(), &read),
                [&duplicates](
                    int depth, json::parse_event_t event, json& parsed) { return duplicates(depth, event, parsed); });
        if (!document.is_object())
            return reject(capital + " is a JSON object in braces, not " + std::string(document.type_name()) + ".");
        return document;
    } catch (const Rejected& rejected) {
        return reject("At " + place(text, read) + ", " + rejected.what() + ".", rejected.key());
    } catch (const json::parse_error& error) {
        return reject(sentenceFor(error, text));
    } catch (const json::out_of_range&) { // a number's: parsing checks no other range
        return reject("The number before " + place(text, read - 1) + " is too large: numbers must be finite.");
    }
}

} // namespace phasebench
