// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/candidate_words.h"

#include "engine/library/configuration.h"

namespace phasebench {

namespace {

void add(std::string& text, const std::string& part)
{
    text += (text.empty() ? "" : " · ") + part;
}

} // namespace

std::string candidateWords(const nlohmann::json& configuration)
{
    if (!configuration.is_object())
        return configuration.is_null() ? "default" : configuration.dump();
    std::string text;
    const Library* const library = libraryOfConfiguration(configuration);
    if (library)
        for (const ConfigurationKey& key : library->configuration)
            if (const auto found = configuration.find(std::string(key.name));
                found != configuration.end() && key.words && !found->is_null() && !isDefault(key, *found))
                add(text, key.words(*found));
    for (const auto& [key, value] : configuration.items())
        if (!(library && findKey(*library, key)) && value.is_primitive() && !value.is_null())
            add(text, key + " " + phasebench::configuration::plain(value));
    return text.empty() ? "default" : text;
}

bool isLibrarysPick(const Candidate& candidate)
{
    return candidate.origin != "control" && (candidate.heuristic_rank == 0 || candidate.origin == "default");
}

std::string leftIn(const Candidate& candidate)
{
    if (candidate.eliminated)
        return candidate.eliminated->sentence;
    return candidate.figure ? "final" : "not timed";
}

} // namespace phasebench
