// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/launch_capture.h"

#include "engine/worker/cuda/cupti_records.h"

#include <cstdlib>
#include <cuda.h>
#include <cuda_runtime_api.h>
#include <memory>
#include <vector>

namespace phasebench {

namespace {

void* driverFunction(const char* name, unsigned version)
{
    void* function = nullptr;
    cudaDriverEntryPointQueryResult found{};
    if (cudaGetDriverEntryPointByVersion(name, &function, version, cudaEnableDefault, &found) != cudaSuccess
        || found != cudaDriverEntryPointSuccess) {
        cudaGetLastError(); // or the next check would report this one
        return nullptr;
    }
    return function;
}

/// The graph is destroyed with it.
struct Graph {
    ~Graph()
    {
        if (graph)
            cudaGraphDestroy(graph);
    }
    cudaGraph_t graph = nullptr;
};

} // namespace

LaunchCapture::LaunchCapture()
    : m_nodeParameters(driverFunction("cuGraphKernelNodeGetParams", 12000))
    , m_functionName(driverFunction("cuFuncGetName", 12030))
    , m_kernelName(driverFunction("cuKernelGetName", 12030))
{
}

std::optional<CapturedLaunch> LaunchCapture::of(Stream stream, const std::function<void()>& launch) const
{
    auto* const cudaStream = static_cast<cudaStream_t>(stream.handle);
    if (!works() || cudaStreamBeginCapture(cudaStream, cudaStreamCaptureModeThreadLocal) != cudaSuccess) {
        cudaGetLastError();
        return std::nullopt;
    }
    Graph captured;
    try {
        launch();
    } catch (...) {
        cudaStreamEndCapture(cudaStream, &captured.graph);
        cudaGetLastError();
        throw;
    }
    std::size_t count = 0;
    if (cudaStreamEndCapture(cudaStream, &captured.graph) != cudaSuccess || !captured.graph
        || cudaGraphGetNodes(captured.graph, nullptr, &count) != cudaSuccess) {
        cudaGetLastError();
        return std::nullopt;
    }
    std::vector<cudaGraphNode_t> nodes(count);
    if (cudaGraphGetNodes(captured.graph, nodes.data(), &count) != cudaSuccess)
        return std::nullopt;

    using NodeParameters = CUresult (*)(CUgraphNode, CUDA_KERNEL_NODE_PARAMS*);
    using FunctionName = CUresult (*)(const char**, CUfunction);
    using KernelName = CUresult (*)(const char**, CUkernel);
    CapturedLaunch result;
    std::size_t most = 0;
    int others = 0;
    for (cudaGraphNode_t node : nodes) {
        cudaGraphNodeType type{};
        if (cudaGraphNodeGetType(node, &type) != cudaSuccess)
            return std::nullopt;
        if (type != cudaGraphNodeTypeKernel) {
            ++others; // the memset of a split sum's counters
            continue;
        }
        CUDA_KERNEL_NODE_PARAMS parameters{};
        if (reinterpret_cast<NodeParameters>(m_nodeParameters)(node, &parameters) != CUDA_SUCCESS)
            return std::nullopt;
        const char* name = nullptr;
        CUresult named = CUDA_ERROR_INVALID_VALUE;
        if (parameters.func)
            named = reinterpret_cast<FunctionName>(m_functionName)(&name, parameters.func);
        else if (parameters.kern && m_kernelName)
            named = reinterpret_cast<KernelName>(m_kernelName)(&name, parameters.kern);
        if (named != CUDA_SUCCESS || !name)
            return std::nullopt;
        const std::size_t blocks = static_cast<std::size_t>(parameters.gridDimX) * parameters.gridDimY
            * parameters.gridDimZ * parameters.blockDimX * parameters.blockDimY * parameters.blockDimZ;
        // A split sum's second kernel is small beside the product's.
        const std::size_t weight = blocks * (1 + parameters.sharedMemBytes);
        if (weight >= most || result.kernel.empty()) {
            most = weight;
            result.kernel = demangled(name);
        }
        for (const unsigned number : {parameters.gridDimX, parameters.gridDimY, parameters.gridDimZ,
                 parameters.blockDimX, parameters.blockDimY, parameters.blockDimZ, parameters.sharedMemBytes})
            result.key += std::to_string(number) + ",";
        result.key += name;
        result.key += ";";
    }
    result.key += std::to_string(others);
    return result;
}

} // namespace phasebench
