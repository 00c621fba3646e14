// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/protocol/framing.h"
#include "engine/worker/fake/script.h"

#include <chrono>
#include <optional>

namespace phasebench::fake {

/// The conversation of a scripted worker: one thread, which listens while it pretends to work.
class Session {
public:
    explicit Session(Script script);
    int run(); ///< until the input closes; the exit code

private:
    using Clock = std::chrono::steady_clock;

    struct Work {
        std::optional<Task> task; ///< empty: a description was asked for
        Rule rule;
        Clock::time_point end;
    };

    void receive(const Request& request);
    void begin(std::optional<Task> task, const std::string& kind);
    void workOn();
    void finish(bool enough, bool cancelled);
    void commit(const Rule& rule);
    void writeJournal(const nlohmann::json& line) const;
    void send(const Reply& reply) const;

    Script m_script;
    Decoder<Request> m_decoder;
    std::optional<Work> m_work;
    bool m_quit = false;
};

} // namespace phasebench::fake
