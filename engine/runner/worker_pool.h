// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runner/empty_cache.h"
#include "engine/runner/worker_connection.h"
#include "engine/runner/worker_programs.h"

#include <map>
#include <memory>
#include <vector>

namespace phasebench {

/// The worker processes that are kept running for later tasks, and those that were asked to end.
class WorkerPool {
public:
    explicit WorkerPool(const WorkerPrograms& programs);
    ~WorkerPool(); ///< kills them all

    /// Asks to leave whatever stands in the way of take(key): a worker of this kind when a fresh one is wanted or it
    /// failed, and the one that was not used for longest when there are many.
    void prepare(const WorkerKey& key, bool fresh);
    /// False while a worker is still ending: it would disturb what is measured.
    bool quiet() const;
    /// The warm worker of this kind, started when there is none. It stays where it is until it is ended here. A `fresh`
    /// one on a GPU finds nothing that was compiled for the GPU before.
    WorkerConnection& take(const WorkerKey& key, bool fresh = false);
    void retire(const WorkerKey& key); ///< asks it to leave
    void retireWorked(); ///< all that were given a task: what follows begins in fresh processes
    void kill(const WorkerKey& key); ///< at once

    void appendPollEntries(std::vector<pollfd>& entries) const;
    Clock::time_point deadline() const;
    void service();

private:
    struct Warm {
        std::unique_ptr<EmptyCache> cache; ///< of what the driver compiles; outlives the worker
        std::unique_ptr<WorkerConnection> connection;
        Clock::time_point lastUse;
    };
    struct Leaving {
        std::unique_ptr<EmptyCache> cache;
        std::unique_ptr<WorkerConnection> connection;
        Clock::time_point since;
    };

    void moveOut(std::map<WorkerKey, Warm>::iterator warm);

    const WorkerPrograms& m_programs;
    std::map<WorkerKey, Warm> m_warm;
    std::vector<Leaving> m_leaving;
};

} // namespace phasebench
