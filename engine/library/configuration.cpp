// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/configuration.h"

#include "engine/library/registry.h"
#include "engine/text/quotes.h"

#include <algorithm>
#include <cctype>

namespace phasebench {

using nlohmann::json;

namespace configuration {

bool isSwitch(const json& value)
{
    return value.is_boolean();
}

bool isWord(const json& value)
{
    if (!value.is_string())
        return false;
    const auto& text = value.get_ref<const std::string&>();
    return !text.empty() && text.size() <= 64
        && std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '-'; });
}

std::string plain(const json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string threads(const json& value)
{
    return plain(value) + (value == 1 ? " thread" : " threads");
}

} // namespace configuration

const ConfigurationKey* findKey(const Library& library, std::string_view name)
{
    const auto key = std::ranges::find(library.configuration, name, &ConfigurationKey::name);
    return key == library.configuration.end() ? nullptr : &*key;
}

const Library* libraryOfConfiguration(const json& configuration)
{
    const Library* best = nullptr;
    std::ptrdiff_t most = 0;
    for (const Library* library : libraries()) {
        const auto known = std::ranges::count_if(library->configuration,
            [&](const ConfigurationKey& key) { return configuration.contains(std::string(key.name)); });
        if (known > most) {
            most = known;
            best = library;
        }
    }
    return best;
}

bool isDefault(const ConfigurationKey& key, const json& value)
{
    return !key.byDefault.empty() && value == json::parse(key.byDefault);
}

std::optional<Fault> configurationFault(std::string_view backend, const json& configuration)
{
    const Library* const library = findLibrary(backend);
    if (!library)
        return Fault{{}, "There is no backend " + inQuotes(backend) + " with candidates.", {}};
    if (!configuration.is_object() || configuration.empty())
        return Fault{{},
            "A configuration is an object with keys such as " + inQuotes(library->configuration.front().name) + ".",
            {}};
    for (const auto& [name, value] : configuration.items()) {
        const ConfigurationKey* const key = findKey(*library, name);
        // What a measurement added about the kernels is not chosen by anybody.
        if (!key && name == "kernels")
            continue;
        if (!key)
            return Fault{name, inQuotes(name) + " is no key of a candidate here.", {}};
        if (!key->isRight(value))
            return Fault{
                name, inQuotes(name) + " is " + value.dump() + "; it must be " + std::string(key->right) + ".", {}};
    }
    for (const ConfigurationKey& key : library->configuration)
        if (key.required && !configuration.contains(std::string(key.name)))
            return Fault{std::string(key.name),
                inQuotes(key.name) + " is missing; it must be " + std::string(key.right) + ".", {}};
    return std::nullopt;
}

} // namespace phasebench
