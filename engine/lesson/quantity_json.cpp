// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/lesson/quantity_json.h"

#include "engine/problem/object_reader.h"

#include <algorithm>

namespace phasebench {

namespace {
using nlohmann::json;
using Kind = Quantity::Kind;

constexpr int deepest = 6;

bool isOfParts(Kind kind)
{
    return kind == Kind::sum || kind == Kind::difference || kind == Kind::ratio || kind == Kind::crossing
        || kind == Kind::break_even;
}

bool hasPhases(Kind kind)
{
    return kind == Kind::phase || kind == Kind::share || kind == Kind::occurrences || kind == Kind::first;
}

class QuantityReader {
public:
    QuantityReader(const std::set<std::string>* known, Faults& faults)
        : m_known(known)
        , m_faults(faults)
    {
    }

    Quantity read(const json& given, const std::string& path, int depth)
    {
        Quantity quantity;
        if (!given.is_object() || depth > deepest) {
            m_faults.push_back({path,
                depth > deepest
                    ? inQuotes(path) + " is nested too deeply; " + std::to_string(deepest) + " levels are the most."
                    : inQuotes(path) + " is " + shown(given)
                        + "; it must be a figure such as {\"figure\": \"call\", \"run\": \"…\"}.",
                {}});
            return quantity;
        }
        ObjectReader reader(given, path, "a figure", m_faults);
        reader.require("figure", "It says what is meant, such as \"call\".");
        const auto kind = reader.word<Kind>("figure");
        if (!kind)
            return quantity;
        quantity.kind = *kind;
        if (!isOfParts(*kind) || *kind == Kind::crossing)
            readRun(reader, quantity);
        if (hasPhases(*kind))
            readPhases(reader, quantity);
        if (*kind == Kind::phase) {
            static constexpr std::string_view clocks[] = {"host", "enqueue", "gpu", "device"};
            quantity.clock = reader.oneOf("clock", clocks).value_or("host");
        }
        if (*kind == Kind::transfer || *kind == Kind::rate)
            readOperand(reader, quantity);
        if (isOfParts(*kind))
            readParts(reader, quantity, depth);
        if (*kind == Kind::crossing)
            readCrossing(reader, quantity);
        if (*kind == Kind::ratio) {
            static constexpr std::string_view readings[] = {"times", "share", "count"};
            quantity.as = fromName<Unit>(reader.oneOf("as", readings).value_or("times"));
        }
        reader.finish();
        return quantity;
    }

private:
    void readRun(ObjectReader& reader, Quantity& quantity)
    {
        reader.require("run", "It is the id of an experiment of this lesson.");
        if (const auto run = reader.text("run")) {
            quantity.run = *run;
            if (m_known && !m_known->contains(*run))
                reader.fault("run",
                    inQuotes(reader.pathOf("run")) + " is " + inQuotes(*run)
                        + ", and no experiment that has run by then has that id.");
        }
        quantity.factor = reader.real("factor", {.least = 0, .most = 1e12, .open = true}).value_or(1);
        if (quantity.kind != Kind::crossing)
            quantity.point
                = static_cast<std::size_t>(reader.integer("point", {.least = 0, .most = 99'999}).value_or(0));
    }

    static void readPhases(ObjectReader& reader, Quantity& quantity)
    {
        reader.require("phases", "They are a list such as [\"copy_in\"].");
        const json* const given = reader.value("phases");
        const bool one = quantity.kind == Kind::phase || quantity.kind == Kind::occurrences;
        if (given && given->is_array())
            for (const json& name : *given)
                if (const auto phase = name.is_string() ? fromName<Phase>(name.get<std::string>()) : std::nullopt)
                    quantity.phases.push_back(*phase);
        if (given
            && (!given->is_array() || quantity.phases.size() != given->size() || given->empty()
                || (one && given->size() > 1)))
            reader.fault("phases",
                inQuotes(reader.pathOf("phases")) + " is " + shown(*given) + "; it must be a list of "
                    + (one ? "one phase" : "phases") + ", such as [\"execution\"].");
        if (quantity.phases.empty())
            quantity.phases.push_back(Phase::execution);
    }

    static void readOperand(ObjectReader& reader, Quantity& quantity)
    {
        reader.require("operand", "It is the operand that is copied, such as \"a\".");
        static const std::vector<std::string_view> names = [] {
            std::vector<std::string_view> all;
            std::ranges::transform(operandIds, std::back_inserter(all), [](OperandId id) { return nameOf(id); });
            return all;
        }();
        quantity.operand = operandFromName(reader.oneOf("operand", names).value_or(std::string(names.front())));
        static constexpr std::string_view ways[] = {"copy_in", "copy_out"};
        quantity.copy = fromName<Phase>(reader.oneOf("copy", ways).value_or("copy_in")).value_or(Phase::copy_in);
    }

    void readParts(ObjectReader& reader, Quantity& quantity, int depth)
    {
        const bool one = quantity.kind == Kind::crossing;
        const bool two = quantity.kind == Kind::ratio || quantity.kind == Kind::break_even;
        reader.require("of", one ? "It is the figure that is followed." : "They are the figures that it is made of.");
        const json* const given = reader.value("of");
        if (!given)
            return;
        const std::string path = reader.pathOf("of");
        if (one) {
            quantity.of.push_back(read(*given, path, depth + 1));
            return;
        }
        if (!given->is_array() || (two ? given->size() != 2 : given->size() < 2 || given->size() > 8)) {
            reader.fault("of",
                inQuotes(path) + " is " + shown(*given) + "; it must be a list of " + (two ? "two" : "two to eight")
                    + " figures.");
            return;
        }
        for (std::size_t i = 0; i < given->size(); ++i)
            quantity.of.push_back(read((*given)[i], path + "." + std::to_string(i), depth + 1));
        const bool alike = std::ranges::all_of(
            quantity.of, [&](const Quantity& part) { return part.unit() == quantity.of[0].unit(); });
        if (!alike)
            reader.fault("of", inQuotes(path) + " mixes figures of different kinds; their units must be the same.");
        if (quantity.kind == Kind::break_even
            && !std::ranges::all_of(quantity.of, [](const Quantity& part) { return part.kind == Kind::call; }))
            reader.fault(
                "of", inQuotes(path) + " must be the calls of two runs: what each of them costs once is known.");
    }

    static void readCrossing(ObjectReader& reader, Quantity& quantity)
    {
        reader.require("key", "It is the swept key, such as \"problem.m\".");
        if (const json* const given = reader.value("key")) {
            for (const json& name : given->is_array() ? *given : json::array({*given}))
                if (name.is_string())
                    quantity.keys.push_back(name.get<std::string>());
            if (quantity.keys.empty() || (given->is_array() && quantity.keys.size() != given->size()))
                reader.fault("key",
                    inQuotes(reader.pathOf("key")) + " is " + shown(*given)
                        + "; it must be a key such as \"problem.m\", or a list of them.");
        }
        quantity.below = reader.real("below");
        quantity.above = reader.real("above");
        if (reader.has("below") == reader.has("above"))
            reader.fault("below",
                inQuotes(reader.pathOf("below")) + " or \"above\" is the level; there must be one of the two.");
    }

    const std::set<std::string>* m_known;
    Faults& m_faults;
};

} // namespace

Quantity readQuantity(const json& given, const std::string& path, const std::set<std::string>* known, Faults& faults)
{
    return QuantityReader(known, faults).read(given, path, 1);
}

} // namespace phasebench
