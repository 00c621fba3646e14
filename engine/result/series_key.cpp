// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/series_key.h"

#include <charconv>
#include <vector>

namespace phasebench {

namespace {

std::string joined(std::initializer_list<std::string_view> parts)
{
    std::string name;
    for (const std::string_view part : parts)
        name.append(name.empty() ? "" : ".").append(part);
    return name;
}

struct Naming {
    std::string operator()(const CallSeries&) const { return "call"; }
    std::string operator()(const PhaseSeries& key) const { return joined({nameOf(key.phase), nameOf(key.clock)}); }
    std::string operator()(const TransferSeries& key) const
    {
        return joined({"transfer", nameOf(key.operand), nameOf(key.copy)}) + (key.host ? ".host" : "");
    }
    std::string operator()(const FirstUseSeries& key) const
    {
        return joined({"first", nameOf(key.level), nameOf(key.phase)});
    }
    std::string operator()(const CandidateSeries& key) const { return joined({"candidate", std::to_string(key.rank)}); }
    std::string operator()(const AlignmentSeries& key) const
    {
        return joined({"alignment", key.least ? "least" : "256"});
    }
};

std::vector<std::string_view> partsOf(std::string_view name)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t dot = name.find('.');
        parts.push_back(name.substr(0, dot));
        if (dot == std::string_view::npos)
            return parts;
        name.remove_prefix(dot + 1);
    }
}

std::optional<SeriesKey> candidateFrom(std::string_view rank)
{
    CandidateSeries key;
    const auto [end, error] = std::from_chars(rank.data(), rank.data() + rank.size(), key.rank);
    return error == std::errc() && end == rank.data() + rank.size() ? std::optional<SeriesKey>(key) : std::nullopt;
}

/// Two parts make a key of both, or none.
template <typename Key, typename A, typename B>
std::optional<SeriesKey> keyOf(const std::optional<A>& a, const std::optional<B>& b)
{
    return a && b ? std::optional<SeriesKey>(Key{*a, *b}) : std::nullopt;
}

} // namespace

template <> std::span<const std::string_view> namesOf<SeriesClock>()
{
    static constexpr std::string_view names[] = {"host", "enqueue", "gpu"};
    return names;
}

std::string seriesName(const SeriesKey& key)
{
    return std::visit(Naming{}, key);
}

std::optional<SeriesKey> seriesKeyFrom(std::string_view name)
{
    const std::vector<std::string_view> parts = partsOf(name);
    const std::string_view first = parts.front();
    if (name == "call")
        return CallSeries{};
    if (first == "candidate" && parts.size() == 2)
        return candidateFrom(parts[1]);
    if (first == "alignment" && parts.size() == 2)
        return parts[1] == "least" || parts[1] == "256" ? std::optional<SeriesKey>(AlignmentSeries{parts[1] == "least"})
                                                        : std::nullopt;
    if (first == "first" && parts.size() == 3)
        return keyOf<FirstUseSeries>(fromName<ColdLevel>(parts[1]), fromName<Phase>(parts[2]));
    if (first == "transfer" && (parts.size() == 3 || (parts.size() == 4 && parts[3] == "host"))) {
        auto key = keyOf<TransferSeries>(operandFromName(parts[1]), fromName<Phase>(parts[2]));
        if (key)
            std::get<TransferSeries>(*key).host = parts.size() == 4;
        return key;
    }
    if (parts.size() == 2)
        return keyOf<PhaseSeries>(fromName<Phase>(parts[0]), fromName<SeriesClock>(parts[1]));
    return std::nullopt;
}

} // namespace phasebench
