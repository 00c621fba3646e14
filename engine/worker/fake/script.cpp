// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/fake/script.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace phasebench::fake {

namespace {

using nlohmann::json;

Fault faultFrom(const std::string& name)
{
    static constexpr std::array<std::string_view, 6> names{
        "none", "sigkill", "exit", "hang", "rubbish", "close_output"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return static_cast<Fault>(i);
    throw std::runtime_error("The fault \"" + name + "\" is not known.");
}

Rule ruleFrom(const json& object)
{
    Rule rule;
    rule.kind = object.value("kind", "");
    rule.when = object.value("when", json::object());
    rule.process = object.value("process", rule.process);
    rule.seconds = object.value("seconds", 0.0);
    rule.fault = faultFrom(object.value("fault", "none"));
    rule.exitCode = object.value("exit_code", rule.exitCode);
    rule.error = object.value("error", "");
    rule.deaf = object.value("deaf", false);
    rule.run = object.value("run", json::object());
    rule.wisdom = object.value("wisdom", "");
    rule.poisoned = object.value("poisoned", false);
    rule.fixes = object.value("fixes", json::array());
    return rule;
}

json readScript(const std::string& role)
{
    const char* variable = std::getenv("PHASEBENCH_FAKE");
    if (variable == nullptr || *variable == '\0')
        return json::object();
    const std::string text(variable);
    json script;
    if (text.front() == '{')
        script = json::parse(text);
    else if (std::ifstream file(text); file)
        script = json::parse(file);
    else
        throw std::runtime_error("PHASEBENCH_FAKE names a file that cannot be read: " + text);
    return script.contains(role) ? script.at(role) : script;
}

} // namespace

Script Script::fromEnvironment(const std::string& program)
{
    const json object = readScript(program.find("cuda") != std::string::npos ? "cuda" : "cpu");
    Script script;
    script.program = program;
    script.protocol = object.value("protocol", script.protocol);
    script.introduces = object.value("introduces", true);
    if (object.contains("machine"))
        script.machine = machineFromJson(object.at("machine"));
    script.journal = object.value("journal", "");
    for (const json& rule : object.value("rules", json::array()))
        script.rules.push_back(ruleFrom(rule));
    return script;
}

Rule Script::ruleFor(const std::string& kind, const json& experiment, std::int64_t process) const
{
    const auto matches = [&](const Rule& rule) {
        if (!rule.kind.empty() && rule.kind != kind)
            return false;
        if (rule.process >= 0 && rule.process != process)
            return false;
        for (const auto& [pointer, value] : rule.when.items()) {
            const json::json_pointer at(pointer);
            if (!experiment.contains(at) || experiment.at(at) != value)
                return false;
        }
        return true;
    };
    for (const Rule& rule : rules)
        if (matches(rule))
            return rule;
    Rule plain;
    plain.kind = kind;
    plain.when = json::object();
    plain.run = json::object();
    return plain;
}

} // namespace phasebench::fake
