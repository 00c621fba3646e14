// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/protocol/message.h"
#include "engine/worker/backend.h"
#include "engine/worker/memory/memory.h"
#include "engine/worker/tracer.h"

#include <memory>

namespace phasebench {

/// The tracer of a point: CUPTI, or the driver's events with the reason why not CUPTI.
struct ChosenTracer {
    Tracer* tracer; ///< never null; owned by the program
    std::string reason; ///< one sentence; empty for CUPTI
};

/// What one worker program adds to what every worker shares.
class WorkerProgram {
public:
    virtual ~WorkerProgram() = default;
    virtual std::string name() const = 0; ///< such as "phasebench-cpu-worker"
    /// GPUs and libraries as this program sees them. Must not fail: reasons go into the Machine.
    virtual Machine describe() = 0;
    /// The library for this point, made on first use and kept. Everything that the first use of a library costs happens
    /// inside specify() or here.
    virtual Result<Backend*> backend(const Experiment& experiment) = 0;
    /// The memory of this point's execution space, made on first use and kept.
    virtual Result<Memory*> memory(const Experiment& experiment) = 0;
    /// For a probe task: memory with every space that this computer has.
    virtual Result<Memory*> wholeMemory() { return failed("This worker was asked for what it does not offer."); }
    /// For a trace task; fails on a CPU without GPU operands.
    virtual Result<ChosenTracer> tracer(const Experiment& experiment) = 0;
    /// Clocks, temperature, link and so on, now; outside timed regions.
    virtual Conditions conditions(const Experiment& experiment) = 0;
};

/// Speaks the protocol on stdin and stdout until stdin closes: the whole main() of a worker.
int runWorker(int argc, char** argv, WorkerProgram& program);

} // namespace phasebench
