// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/cuda/cublaslt_configuration.h"
#include "engine/worker/cuda/cublaslt_heuristic.h"

#include <vector>

namespace phasebench {

/// A configuration that cublasLtMatmulAlgoCheck accepts for a problem.
struct CublasLtAccepted {
    CublasLtConfiguration configuration;
    cublasLtMatmulAlgo_t algorithm{};
    std::int64_t workspace = 0;
    double waves = 0;
};

/// What one algorithm says that it can be set to.
struct CublasLtCapabilities {
    std::int32_t algorithm = 0;
    cublasLtMatmulAlgo_t made{}; ///< as the library makes it
    std::vector<std::uint32_t> tiles;
    std::vector<std::uint32_t> stages;
    bool splits = false;
    std::uint32_t reductions = 0; ///< a mask of cublasLtReductionScheme_t
    bool swizzles = false;
    std::uint32_t customs = 0; ///< the largest custom option
};

/// How a product is summed up and its blocks are ordered.
struct CublasLtSum {
    std::int32_t parts = 1;
    std::uint32_t reduction = CUBLASLT_REDUCTION_SCHEME_NONE;
    std::uint32_t swizzle = 0;

    bool operator==(const CublasLtSum&) const = default;
};

/// Every way that an algorithm offers: whole and split with each reduction, each with and without swizzle.
std::vector<CublasLtSum> sumsOf(const CublasLtCapabilities& capabilities);

/// The configurations of one problem: which there are, and which the library accepts. Host work only, about a
/// microsecond a configuration.
class CublasLtSpace {
public:
    CublasLtSpace(cublasLtHandle_t handle, const CublasLtDescription& description, const CublasLtAlignments& alignments,
        std::int64_t workspace);

    /// The algorithms for these types whose operands may be aligned as promised. Throws BackendError.
    const std::vector<CublasLtCapabilities>& algorithms() const { return m_algorithms; }
    /// One configuration for each algorithm, tile, stages and cluster, without a split; stops after so many seconds.
    std::vector<CublasLtAccepted> representatives(double seconds);
    /// The same sums split into as many parts as fill the GPU once, where they leave most of it idle.
    std::vector<CublasLtAccepted> split(const std::vector<CublasLtAccepted>& representatives, double seconds);
    /// The same tiles with every other way to sum; stops after so many seconds.
    std::vector<CublasLtAccepted> everySum(const std::vector<CublasLtAccepted>& representatives, double seconds);
    /// The variants of one: split-K with each reduction, swizzle, inner shape, custom option; likely ones first.
    std::vector<CublasLtAccepted> variants(const CublasLtConfiguration& of);

    std::int64_t considered() const { return m_considered; }
    std::int64_t accepted() const { return m_accepted; }
    std::int64_t overWorkspace() const { return m_overWorkspace; }
    bool finished() const { return m_finished; } ///< representatives() came to its end

private:
    std::optional<CublasLtAccepted> check(
        const CublasLtCapabilities& capabilities, const CublasLtConfiguration& configuration);
    /// Adds it if it is accepted. Where its parts need too much workspace, the custom options that need less: with some
    /// algorithms those let several parts share one buffer.
    void addFitting(const CublasLtCapabilities& capabilities, CublasLtConfiguration configuration,
        std::vector<CublasLtAccepted>& list);

    cublasLtHandle_t m_handle;
    const CublasLtDescription& m_description;
    std::int64_t m_workspace;
    std::vector<CublasLtCapabilities> m_algorithms;
    std::int64_t m_considered = 0;
    std::int64_t m_accepted = 0;
    std::int64_t m_overWorkspace = 0;
    bool m_finished = true;
};

} // namespace phasebench
