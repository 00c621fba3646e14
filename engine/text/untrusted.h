// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace phasebench {

/// Text in UTF-8 that a file, a library or the system gave, such as the title of a results file from the Internet.
/// Nobody knows what stands in it, so it has no way out but the escape of the place where it is shown.
///
/// Everywhere, what a reader cannot see is shown as its code, such as \u001b: control characters, the controls of
/// writing direction, which turn around the words that follow, and separators of lines and paragraphs. Bytes that are
/// no UTF-8 are shown as U+FFFD.
class Untrusted {
public:
    /// `text` is kept by the caller as long as this lives.
    explicit Untrusted(std::string_view text)
        : m_text(text)
    {
    }

    std::string line() const; ///< plain text in one line, on a terminal, in a window or in a chart
    std::string lines() const; ///< the same with its line ends and tabs
    std::string xml() const; ///< the content of an element or attribute of XML, SVG or HTML
    std::string markdown() const; ///< one line of Markdown that is shown as it stands
    /// A cell of a table that a spreadsheet may read: what it would calculate begins with an apostrophe, and a number
    /// is left as it is.
    std::string cell() const;
    std::string csv() const; ///< the same as a field of a CSV file (RFC 4180), in quotes where it needs them

private:
    std::string_view m_text;
};

/// An XML document, such as an SVG picture, without the characters that XML 1.0 forbids anywhere, even as a reference:
/// each is replaced by U+FFFD.
std::string withoutForbiddenXml(std::string_view document);

} // namespace phasebench
