// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/protocol/message.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace phasebench::fake {

enum class Fault { none, sigkill, exit, hang, rubbish, close_output };

/// What the worker does when it is asked something: the first rule that matches the question.
struct Rule {
    std::string kind; ///< describe, first_use, measure or trace; empty: any
    nlohmann::json when; ///< JSON pointers into the experiment and the values they must have
    std::int64_t process = -1; ///< of those that share the point; negative: any
    double seconds = 0; ///< how long the answer takes; progress and samples come meanwhile
    Fault fault = Fault::none; ///< instead of the answer, after the seconds
    int exitCode = 3;
    std::string error; ///< written to standard error before the answer
    bool deaf = false; ///< hears neither "enough" nor "cancel"
    nlohmann::json run; ///< fields of the answered run in the form of results, over those of a plain answer
    std::string wisdom;
    bool poisoned = false;
    nlohmann::json fixes = nlohmann::json::array();
};

/// What the environment variable PHASEBENCH_FAKE says: JSON text, or the path of a file that holds it. Where it has the
/// key "cpu" or "cuda", that part is the script of the worker started under such a name.
struct Script {
    std::string program;
    int protocol = protocolVersion;
    bool introduces = true; ///< says Hello first
    Machine machine;
    std::string journal; ///< a file that gets one line of JSON for each request
    std::vector<Rule> rules;

    static Script fromEnvironment(const std::string& program);
    /// A rule that answers plainly where none matches.
    Rule ruleFor(const std::string& kind, const nlohmann::json& experiment, std::int64_t process) const;
};

} // namespace phasebench::fake
