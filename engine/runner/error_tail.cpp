// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/error_tail.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace phasebench {

namespace {

constexpr std::size_t keptBytes = 4096;
constexpr std::size_t lineBytes = 300;

// Messages end up in JSON and in a window: bytes that are no UTF-8 would be refused there.
std::string validUtf8(const std::string& text)
{
    using nlohmann::json;
    return json::parse(json(text).dump(-1, ' ', false, json::error_handler_t::replace)).get<std::string>();
}

} // namespace

void ErrorTail::add(std::string_view bytes)
{
    m_bytes += bytes;
    if (m_bytes.size() > keptBytes)
        m_bytes.erase(0, m_bytes.size() - keptBytes);
}

std::string ErrorTail::lastLine() const
{
    const auto isText = [](char c) {
        return static_cast<unsigned char>(c) > ' ' && c != 0x7f;
    };
    const auto last = std::find_if(m_bytes.rbegin(), m_bytes.rend(), isText);
    const auto newline = std::find(last, m_bytes.rend(), '\n');
    std::string line(newline.base(), last.base());
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; }, ' ');
    line.erase(0, line.find_first_not_of(' '));
    if (line.size() > lineBytes)
        line = line.substr(0, lineBytes) + "…";
    return validUtf8(line);
}

} // namespace phasebench
