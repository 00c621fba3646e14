// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/kernel_name.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace phasebench {

namespace {

using Text = std::string_view;

bool isDigit(char c)
{
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

bool isNumber(Text text)
{
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

std::vector<Text> split(Text text, char at)
{
    std::vector<Text> parts;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(at, start), text.size());
        parts.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

/// "128x64" and "128x64x8": two or more whole numbers.
bool isSizes(Text text, std::size_t least = 2)
{
    const auto parts = split(text, 'x');
    return parts.size() >= least && std::ranges::all_of(parts, isNumber);
}

/// "nn" and "tn", also with what cublas adds for the result: "nnn".
bool isLayout(Text text)
{
    return (text.size() == 2 || text.size() == 3) && text.find_first_not_of("nt") == Text::npos;
}

std::string upper(Text text)
{
    std::string result(text.substr(0, 2));
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return result;
}

/// The first run of identifier characters from `start`.
Text word(Text name, std::size_t start)
{
    const auto end = std::find_if(name.begin() + static_cast<std::ptrdiff_t>(start), name.end(),
        [](unsigned char c) { return std::isalnum(c) == 0 && c != '_'; });
    return name.substr(start, static_cast<std::size_t>(end - name.begin()) - start);
}

/// "sgemm", "s1688gemm", "tensorop_bf16_s16816gemm_bf16": what comes before and after the word with gemm in it.
std::string typeOfGemm(Text word)
{
    switch (word.empty() ? '\0' : word.front()) {
    case 's':
        return word == "sgemm" ? "f32" : "";
    case 'd':
        return "f64";
    case 'h':
        return "f16";
    case 'c':
        return "complex64";
    case 'z':
        return "complex128";
    case 'i':
        return "int8";
    default:
        return {};
    }
}

bool isType(Text text)
{
    static constexpr Text types[] = {"f16", "bf16", "f32", "tf32", "f64", "s8", "e4m3", "e5m2"};
    return std::ranges::find(types, text) != std::end(types);
}

/// cutlass_80_simt_sgemm_128x64_8x5_nn_align1, cutlass_80_tensorop_bf16_s16816gemm_bf16_128x128_32x5_tn_align8
KernelName cutlass(Text name)
{
    KernelName kernel;
    kernel.family = "CUTLASS";
    const auto parts = split(name, '_');
    bool hasTile = false;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Text part = parts[i];
        if (i == 1 && isNumber(part)) {
            kernel.architecture = "sm" + std::string(part);
        } else if (part == "simt") {
            kernel.unit = "SIMT";
        } else if (part == "tensorop" || part == "wmma") {
            kernel.unit = "tensor cores";
        } else if (part.find("gemm") != Text::npos) {
            kernel.what = part;
            if (kernel.type.empty())
                kernel.type = typeOfGemm(part);
        } else if (isType(part) && kernel.type.empty()) {
            kernel.type = part;
        } else if (isSizes(part) && !hasTile) {
            kernel.tile = part;
            hasTile = true;
        } else if (isSizes(part)) {
            // Depth of a block along k, and how many of them are in flight.
            const auto sizes = split(part, 'x');
            kernel.tile += "x" + std::string(sizes.front());
            kernel.stages = sizes[1];
        } else if (isLayout(part)) {
            kernel.layout = upper(part);
        } else if (part.starts_with("splitK") || part == "sliced1x2") {
            kernel.splitK = part.starts_with("splitK") ? "split-K" : "";
        }
    }
    return kernel;
}

/// sm80_xmma_gemm_f32f32_f32f32_f32_nn_n_tilesize256x128x8_stage3_warpsize4x2x1_ffma_aligna4_alignc4_execute_kernel__5x_cublas
KernelName xmma(Text name)
{
    KernelName kernel;
    kernel.family = "xmma";
    kernel.what = "gemm";
    bool ordinary = false;
    for (const Text part : split(name, '_')) {
        if (part.starts_with("sm") && isNumber(part.substr(2)))
            kernel.architecture = part;
        else if (part.starts_with("tilesize") && isSizes(part.substr(8)))
            kernel.tile = part.substr(8);
        else if (part.starts_with("stage") && isNumber(part.substr(5)))
            kernel.stages = part.substr(5);
        else if (part.starts_with("cgasize") && isSizes(part.substr(7)))
            kernel.cluster = part.substr(7);
        else if (part == "ffma" || part == "simt" || part == "dfma")
            ordinary = true;
        else if (part.starts_with("tensor"))
            kernel.unit = "tensor cores";
        else if (part.starts_with("splitK") || part.starts_with("splitk"))
            kernel.splitK = "split-K";
        else if (kernel.layout.empty() && part.size() == 2 && isLayout(part))
            kernel.layout = upper(part);
        else if (kernel.type.empty())
            for (const Text type : {"bf16", "tf32", "f16", "f32", "f64", "e4m3", "e5m2", "i8"})
                if (part.starts_with(type)
                    && part.substr(type.size()).find_first_not_of("0123456789befimt") == Text::npos) {
                    kernel.type = type == "i8" ? "int8" : std::string(type);
                    break;
                }
    }
    if (ordinary)
        kernel.unit = "SIMT";
    return kernel;
}

/// nvjet_tst_128x256_64x4_1x2_h_bz_coopA_NNT, nvjet_hsh_64x8_64x16_4x1_v_bz_splitK_TNT
KernelName nvjet(Text name)
{
    KernelName kernel;
    kernel.family = "nvjet";
    kernel.what = "gemm";
    kernel.unit = "tensor cores";
    int sizes = 0;
    for (const Text part : split(name, '_')) {
        const bool isWord = part.size() == 3 && part.find_first_not_of("NT") == Text::npos;
        if (part.starts_with("sm") && isNumber(part.substr(2))) {
            kernel.architecture = part;
        } else if (isSizes(part)) {
            const auto numbers = split(part, 'x');
            if (sizes == 0) {
                kernel.tile = part;
            } else if (sizes == 1) {
                kernel.tile += "x" + std::string(numbers.front());
                kernel.stages = numbers[1];
            } else if (sizes == 2) {
                kernel.cluster = part;
            }
            ++sizes;
        } else if (part.starts_with("splitK")) {
            kernel.splitK = "split-K";
        } else if (isWord) {
            kernel.layout = part.substr(0, 2);
        }
    }
    return kernel;
}

/// ampere_sgemm_128x64_nn, volta_h884gemm_64x128_ldg8_tn
KernelName named(Text name, Text generation)
{
    KernelName kernel;
    kernel.family = "cuBLAS";
    kernel.architecture = generation == "maxwell" ? "sm50"
        : generation == "volta"                   ? "sm70"
        : generation == "turing"                  ? "sm75"
        : generation == "ampere"                  ? "sm80"
                                                  : "sm90";
    for (const Text part : split(name, '_')) {
        if (part.find("gemm") != Text::npos) {
            kernel.what = part;
            kernel.type = typeOfGemm(part);
            // A number in it is the shape of the tensor core's instruction.
            const bool tensor = std::ranges::any_of(part, isDigit);
            kernel.unit = tensor ? "tensor cores" : "SIMT";
        } else if (isType(part) && kernel.type.empty()) {
            kernel.type = part;
        } else if (isSizes(part)) {
            kernel.tile = kernel.tile.empty() ? std::string(part) : kernel.tile;
        } else if (isLayout(part)) {
            kernel.layout = upper(part);
        } else if (part.starts_with("splitK")) {
            kernel.splitK = "split-K";
        }
    }
    return kernel;
}

/// vector_fft<10000u, EPT<10u>, …>, regular_fft<…>, and their kin.
KernelName fft(Text name, Text function)
{
    KernelName kernel;
    kernel.family = "cuFFT";
    kernel.what = "FFT";
    const std::size_t open = name.find('<', static_cast<std::size_t>(function.data() - name.data()));
    if (open != Text::npos) {
        const auto* const digits = name.data() + open + 1;
        const auto* const end = std::find_if_not(digits, name.data() + name.size(), isDigit);
        if (end != digits)
            kernel.what = "FFT of " + std::string(digits, end) + " points";
    }
    if (name.find(" float,") != Text::npos || name.find(" float>") != Text::npos)
        kernel.type = "f32";
    else if (name.find(" double,") != Text::npos || name.find(" double>") != Text::npos)
        kernel.type = "f64";
    return kernel;
}

std::string times(std::string text)
{
    for (std::size_t at = 0; (at = text.find('x', at)) != std::string::npos; at += 2)
        text.replace(at, 1, "×");
    return text;
}

/// "void" and template arguments say little to a person.
std::string shortened(Text name)
{
    if (name.starts_with("void "))
        name.remove_prefix(5);
    const std::size_t end = name.find_first_of("<(");
    return std::string(name.substr(0, end));
}

} // namespace

KernelName decodeKernelName(std::string_view name)
{
    if (const auto at = name.find("splitKreduce"); at != Text::npos) {
        KernelName kernel;
        kernel.family = "cuBLASLt";
        kernel.what = "split-K reduction";
        return kernel;
    }
    if (const auto at = name.find("cutlass_"); at != Text::npos)
        return cutlass(word(name, at));
    if (const auto at = name.find("nvjet_"); at != Text::npos)
        return nvjet(word(name, at));
    if (const auto at = name.find("_xmma_"); at != Text::npos)
        return xmma(name);
    for (const Text generation : {"maxwell", "volta", "turing", "ampere", "hopper"})
        if (name.starts_with(generation) && name.find("gemm") != Text::npos)
            return named(name, generation);
    if (const auto at = name.find("_fft"); at != Text::npos) {
        auto start = at;
        while (start > 0 && (std::isalnum(static_cast<unsigned char>(name[start - 1])) != 0 || name[start - 1] == '_'))
            --start;
        return fft(name, name.substr(start));
    }
    if (const auto at = name.find("gemm"); at != Text::npos && name.find("cublas") != Text::npos) {
        KernelName kernel;
        kernel.family = "cuBLAS";
        kernel.what = name.find("gemmSN") != Text::npos ? "gemm for few columns" : "gemm";
        if (name.find("kernel<float") != Text::npos)
            kernel.type = "f32";
        else if (name.find("kernel<double") != Text::npos)
            kernel.type = "f64";
        for (const Text layout : {"NN", "NT", "TN", "TT"})
            if (name.find("_" + std::string(layout) + "_") != Text::npos)
                kernel.layout = layout;
        return kernel;
    }
    return {};
}

std::string kernelWords(std::string_view name)
{
    const KernelName kernel = decodeKernelName(name);
    if (kernel.family.empty())
        return shortened(name);
    std::string text = kernel.family + " " + kernel.what;
    const auto add = [&](const std::string& part) {
        if (!part.empty())
            text += " · " + part;
    };
    add(kernel.unit);
    add(kernel.what == "sgemm" || kernel.what == "dgemm" ? "" : kernel.type);
    add(kernel.tile.empty() ? "" : "tile " + times(kernel.tile));
    add(kernel.stages.empty() ? "" : kernel.stages + (kernel.stages == "1" ? " stage" : " stages"));
    add(kernel.cluster.empty() ? "" : "cluster " + times(kernel.cluster));
    add(kernel.splitK);
    add(kernel.layout);
    add(kernel.architecture);
    return text;
}

} // namespace phasebench
