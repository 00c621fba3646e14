// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/keys/key_reference.h"

#include "engine/problem/keys/key.h"

#include <algorithm>

namespace phasebench {

namespace {
using nlohmann::json;

template <typename Number> json orNull(Number limit, Number none)
{
    return limit == none ? json() : json(limit);
}

json rangeOf(const Key& key)
{
    switch (key.type) {
    case KeyType::integer:
        return {
            {"least", key.integers.least}, {"most", orNull(key.integers.most, IntegerRange{}.most)}, {"open", false}};
    case KeyType::number:
        return {{"least", orNull(key.reals.least, RealRange{}.least)},
            {"most", orNull(key.reals.most, RealRange{}.most)}, {"open", key.reals.open}};
    case KeyType::word:
        return json(std::vector<std::string>(key.words.begin(), key.words.end()));
    default:
        return nullptr;
    }
}

json orNull(std::string_view text)
{
    return text.empty() ? json() : json(text);
}

/// A cell of a table: a bar would end it.
std::string cell(std::string text)
{
    for (auto bar = text.find('|'); bar != std::string::npos; bar = text.find('|', bar + 2))
        text.replace(bar, 1, "\\|");
    return text;
}

/// The first word of a dotted key; empty for a key of the file itself.
std::string_view sectionOf(const Key& key)
{
    const auto dot = key.name.find('.');
    return dot == std::string::npos ? std::string_view() : std::string_view(key.name).substr(0, dot);
}
} // namespace

json keyReferenceJson()
{
    json keys = json::array();
    for (const Key& key : experimentKeys())
        keys.push_back({{"name", key.name}, {"type", nameOf(key.type)}, {"unit", orNull(key.unit)},
            {"range", rangeOf(key)}, {"default", key.fallback}, {"left_out", orNull(key.left_out)},
            {"required", !key.required.empty()}, {"applies", key.applies.words}, {"sweepable", key.sweepable},
            {"title", key.title}, {"help", key.help}});
    return {{"keys", std::move(keys)}};
}

std::string keyReferenceMarkdown()
{
    std::string text
        = "<!-- SPDX-FileCopyrightText: 2026 The Phasebench developers -->\n"
          "<!-- SPDX-License-Identifier: Apache-2.0 -->\n"
          "<!-- Made by phasebench-cli keys --markdown: change the table of keys in engine/problem/keys/ instead. -->\n"
          "# Keys of an experiment\n\n"
          "An experiment is a JSON object. A dotted key such as `problem.m` is the key `m` of the object `problem`; "
          "`problem.shape.0` is\nthe first entry of a list. A key that is not listed here is an error. Each key can be "
          "set on the command line (`--set KEY=VALUE`),\nand swept unless its row says no. \"Default\" is what holds "
          "where the key is left out.\n";
    std::string_view section = "none yet";
    for (const Key& key : experimentKeys()) {
        if (sectionOf(key) != section) {
            section = sectionOf(key);
            text += section.empty() ? "\n## The file\n\n" : "\n## " + std::string(section) + "\n\n";
            text += "| key | type | range | default | applies to | what it does |\n|---|---|---|---|---|---|\n";
        }
        std::string type(nameOf(key.type));
        if (!key.unit.empty())
            type += ", " + std::string(key.unit);
        std::string help(key.help);
        if (!key.sweepable)
            help += " It cannot be swept.";
        text += "| `" + key.name + "` | " + type + " | " + cell(rangeWords(key)) + " | " + cell(fallbackWords(key))
            + " | " + std::string(key.applies.words) + " | " + cell(help) + " |\n";
    }
    return text;
}

std::string keyReferenceText()
{
    std::size_t width = 0;
    for (const Key& key : experimentKeys())
        width = std::max(width, key.name.size());
    std::string text;
    for (const Key& key : experimentKeys()) {
        text += key.name + std::string(width + 2 - key.name.size(), ' ') + std::string(nameOf(key.type));
        for (const std::string& part :
            {std::string(key.unit), rangeWords(key), fallbackWords(key).empty() ? "" : "default " + fallbackWords(key)})
            if (!part.empty())
                text += "; " + part;
        text += "\n" + std::string(width + 2, ' ') + std::string(key.help) + "\n";
    }
    return text;
}

} // namespace phasebench
