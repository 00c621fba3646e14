// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/ask_machine.h"

#include "engine/runner/engine.h"

#include <future>

namespace phasebench::cli {

namespace {

class Listener : public EngineListener {
public:
    void machineDescribed(const Machine& machine) override { m_answer.set_value(machine); }
    Machine wait() { return m_answer.get_future().get(); }

private:
    std::promise<Machine> m_answer;
};

} // namespace

Machine askMachine()
{
    Listener listener;
    Engine engine(WorkerPrograms::besideThisProgram(), listener);
    engine.describeMachine();
    return listener.wait();
}

} // namespace phasebench::cli
