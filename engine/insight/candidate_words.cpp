// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/candidate_words.h"

#include <array>

namespace phasebench {

namespace {

using nlohmann::json;

std::string plain(const json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// "128x256" with signs of multiplication; other words as they are.
std::string sizes(const json& value)
{
    std::string text = plain(value);
    if (text.empty() || text.find_first_not_of("0123456789xAUTO") != std::string::npos)
        return text;
    for (std::size_t at = 0; (at = text.find('x', at)) != std::string::npos; at += 2)
        text.replace(at, 1, "×");
    return text;
}

bool isSaid(const json& value, const json& byDefault)
{
    return !value.is_null() && value != byDefault && value != "undefined" && value != "auto";
}

/// A cluster's third number is 1 on every GPU so far.
std::string clusterWords(const json& value)
{
    std::string text = plain(value);
    if (text.ends_with("x1") && text.find('x') + 2 < text.size())
        text.resize(text.size() - 2);
    return sizes(text);
}

std::string reductionWords(const json& value)
{
    std::string text = plain(value);
    for (char& c : text)
        c = c == '_' ? ' ' : c;
    return "reduction " + text;
}

void add(std::string& text, const std::string& part)
{
    text += (text.empty() ? "" : " · ") + part;
}

std::string counted(const json& value, const char* one)
{
    return plain(value) + " " + one + (value == 1 ? "" : "s");
}

} // namespace

std::string candidateWords(const json& configuration)
{
    if (!configuration.is_object())
        return configuration.is_null() ? "default" : configuration.dump();
    std::string text;
    const auto say = [&](const char* key, const json& byDefault, auto words) {
        const auto found = configuration.find(key);
        if (found != configuration.end() && isSaid(*found, byDefault))
            add(text, words(*found));
    };
    const auto named = [](const char* name) {
        return [name](const json& value) {
            return std::string(name) + " " + sizes(value);
        };
    };
    const auto counts = [](const char* one) {
        return [one](const json& value) {
            return counted(value, one);
        };
    };
    say("algorithm", {}, plain);
    say("tile", {}, sizes);
    say("stages", {}, named("stages"));
    say("cluster", {}, [](const json& value) { return "cluster " + clusterWords(value); });
    say("split_k", 1, named("split-K"));
    say("reduction", "none", reductionWords);
    say("swizzle", 0, [](const json& value) { return value == 1 ? "swizzle" : "swizzle " + plain(value); });
    say("custom", 0, named("option"));
    say("inner_shape", {}, plain);
    say("kernel_set", {}, plain);
    say("effort", {}, plain);
    say("threads", {}, counts("thread"));
    say("work_area_policy", {}, [](const json& value) { return "work area for " + plain(value); });
    say("patient_jit", false, [](const json&) { return std::string("patient compiling"); });
    constexpr std::array known{"algorithm", "tile", "stages", "cluster", "split_k", "reduction", "swizzle", "custom",
        "inner_shape", "kernel_set", "effort", "threads", "work_area_policy", "patient_jit", "kernels", "aligned",
        "complete"};
    for (const auto& [key, value] : configuration.items())
        if (std::find(known.begin(), known.end(), key) == known.end() && value.is_primitive() && !value.is_null())
            add(text, key + " " + plain(value));
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
