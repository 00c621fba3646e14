// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"
#include "engine/worker/backend.h"

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace phasebench {

/// One thing that the GPU did. Times are microseconds on the host's steady clock.
struct TraceRecord {
    enum class Kind { kernel, copy, memset, other };
    Kind kind = Kind::kernel;
    std::uint64_t scope = 0; ///< the id given to Tracer::begin; 0: it belongs to no scope (shown as unattributed)
    double start = 0;
    double end = 0;
    std::string name;
    std::int64_t bytes = 0; ///< copies and memsets
    nlohmann::json detail = nlohmann::json::object(); ///< grid, block, registers, shared memory, memory kinds, stream
};

struct Trace {
    /// What the tool itself took, of one kind.
    struct Overhead {
        std::int64_t count = 0;
        double microseconds = 0;
    };
    std::vector<TraceRecord> records; ///< sorted by start
    std::int64_t dropped = 0; ///< records that the tool lost, those without times included
    std::int64_t withoutTimes = 0; ///< records that had no usable times and are left out
    std::map<std::string, Overhead> overheads; ///< by what took it: "Lazy function loading"
    std::vector<std::string> remarks; ///< further sentences for the phase log
};

/// Attributes GPU work to scopes by correlation ids (CUPTI), or times scopes by events.
class Tracer {
public:
    virtual ~Tracer() = default;
    virtual TimingSource source() const = 0;
    /// Opens and closes a scope on the calling thread; scopes do not nest. The stream is where the scope's work goes.
    virtual void begin(std::uint64_t scope, Stream stream) = 0;
    virtual void end(Stream stream) = 0;
    /// Synchronised by the caller: everything since the last collect().
    virtual Trace collect() = 0;
};

} // namespace phasebench
