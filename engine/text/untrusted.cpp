// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/text/untrusted.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace phasebench {

namespace {

constexpr std::string_view replacement = "\uFFFD";

/// A character and its bytes. `code` is meaningless where the bytes are no UTF-8.
struct Character {
    std::string_view bytes;
    char32_t code = 0;
    bool valid = false;
};

/// The first character of a text that is not empty; of bytes that are no UTF-8 (RFC 3629), one byte.
Character firstOf(std::string_view text)
{
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned char>(text[i]);
    };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80 ? 1U
        : first < 0xc2                      ? 0U
        : first < 0xe0                      ? 2U
        : first < 0xf0                      ? 3U
        : first < 0xf5                      ? 4U
                                            : 0U;
    const Character wrong{text.substr(0, 1), 0, false};
    if (length == 0 || length > text.size())
        return wrong;
    char32_t code = length == 1 ? first : first & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U)
            return wrong;
        code = code << 6 | (byte(i) & 0x3fU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (code < least[length] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        return wrong;
    return {text.substr(0, length), code, true};
}

bool within(char32_t code, char32_t first, char32_t last)
{
    return code >= first && code <= last;
}

bool isInvisible(char32_t code)
{
    return code < 0x20 || within(code, 0x7f, 0x9f) // control characters
        || code == 0x061c || within(code, 0x200e, 0x200f) || within(code, 0x202a, 0x202e)
        || within(code, 0x2066, 0x2069) // of writing direction
        || within(code, 0x2028, 0x2029) // separators of lines and paragraphs
        || code == 0xfeff || within(code, 0xfff9, 0xfffb) || (code & 0xfffe) == 0xfffe
        || within(code, 0xe0000, 0xe007f); // marks without a shape
}

std::string codeOf(char32_t code)
{
    std::array<char, 8> digits{};
    const auto end
        = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::uint32_t>(code), 16).ptr;
    const std::string hexadecimal(digits.data(), end);
    const std::size_t wide = code > 0xffff ? 8 : 4;
    return (wide == 8 ? "\\U" : "\\u") + std::string(wide - hexadecimal.size(), '0') + hexadecimal;
}

/// Every character, escaped by `escape` where that gives anything, else as it is shown; those in `kept` as they are.
template <typename Escape> std::string escaped(std::string_view text, std::string_view kept, Escape escape)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Character character = firstOf(text);
        text.remove_prefix(character.bytes.size());
        if (!character.valid)
            result += replacement;
        else if (isInvisible(character.code) && kept.find(static_cast<char>(character.code)) == std::string_view::npos)
            result += codeOf(character.code);
        else if (const std::string other = escape(character.code); !other.empty())
            result += other;
        else
            result += character.bytes;
    }
    return result;
}

std::string asItIs(char32_t)
{
    return {};
}

std::string xmlReference(char32_t code)
{
    switch (code) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

std::string markdownEscape(char32_t code)
{
    if (code == '<' || code == '>' || code == '&')
        return xmlReference(code);
    constexpr std::string_view special = "\\`*_{}[]()#+-.!|~:@$^=\"'";
    if (code < 0x80 && special.find(static_cast<char>(code)) != std::string_view::npos)
        return {'\\', static_cast<char>(code)};
    return {};
}

bool isNumber(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

bool wouldBeCalculated(std::string_view text)
{
    return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos
        && !isNumber(text);
}

/// XML 1.0, production 2 (Char).
bool isXml(char32_t code)
{
    return code == '\t' || code == '\n' || code == '\r' || within(code, 0x20, 0xd7ff) || within(code, 0xe000, 0xfffd)
        || within(code, 0x10000, 0x10ffff);
}

} // namespace

std::string Untrusted::line() const
{
    return escaped(m_text, {}, asItIs);
}

std::string Untrusted::lines() const
{
    return escaped(m_text, "\n\t", asItIs);
}

std::string Untrusted::xml() const
{
    return escaped(m_text, "\n\t", xmlReference);
}

std::string Untrusted::markdown() const
{
    return escaped(m_text, {}, markdownEscape);
}

std::string Untrusted::cell() const
{
    return (wouldBeCalculated(m_text) ? "'" : "") + escaped(m_text, "\n\r\t", asItIs);
}

std::string Untrusted::csv() const
{
    const std::string text = cell();
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + "\"";
}

std::string withoutForbiddenXml(std::string_view document)
{
    std::string result;
    result.reserve(document.size());
    while (!document.empty()) {
        const Character character = firstOf(document);
        document.remove_prefix(character.bytes.size());
        result += character.valid && isXml(character.code) ? character.bytes : replacement;
    }
    return result;
}

} // namespace phasebench
