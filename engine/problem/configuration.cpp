// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/configuration.h"

#include "engine/problem/types.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace phasebench {

namespace {

using nlohmann::json;
using Test = bool (*)(const json&);

struct Key {
    std::string_view name;
    Test isRight;
    std::string_view right; ///< "must be …"
};

template <std::int64_t least> bool isWhole(const json& value)
{
    return value.is_number_integer() && value >= least && value <= 1'000'000'000;
}

/// "128x64": `least` to `most` parts of digits; the library's word AUTO may stand for one.
bool isSizes(const json& value, int least, int most)
{
    if (!value.is_string())
        return false;
    const auto& text = value.get_ref<const std::string&>();
    int parts = 1;
    bool empty = true;
    for (const char c : text) {
        if (c == 'x') {
            if (empty)
                return false;
            ++parts;
            empty = true;
        } else if (std::isdigit(static_cast<unsigned char>(c)) != 0 || (c >= 'A' && c <= 'Z')) {
            empty = false;
        } else {
            return false;
        }
    }
    return !empty && parts >= least && parts <= most && std::isdigit(static_cast<unsigned char>(text.front())) != 0;
}

/// A word that cuBLASLt's header has no name for is written as its number.
bool isTile(const json& value)
{
    return isWhole<0>(value) || value == "undefined" || isSizes(value, 2, 2);
}

bool isCluster(const json& value)
{
    return isWhole<0>(value) || value == "auto" || isSizes(value, 3, 3);
}

bool isInnerShape(const json& value)
{
    return isWhole<0>(value) || value == "undefined"
        || (value.is_string() && value.get_ref<const std::string&>().starts_with("MMA"));
}

bool isReduction(const json& value)
{
    return isWhole<0>(value) || value == "none" || value == "inplace" || value == "compute_type"
        || value == "output_type";
}

bool isWord(const json& value)
{
    if (!value.is_string())
        return false;
    const auto& text = value.get_ref<const std::string&>();
    return !text.empty() && text.size() <= 64
        && std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '-'; });
}

bool isEffort(const json& value)
{
    return value.is_string() && fromName<Effort>(value.get_ref<const std::string&>()).has_value();
}

bool isSwitch(const json& value)
{
    return value.is_boolean();
}

const std::vector<Key>& keysOf(std::string_view backend)
{
    static const std::vector<Key> cublaslt{{"algorithm", isWhole<0>, "the number of a cuBLASLt algorithm, such as 66"},
        {"tile", isTile, "rows x columns, such as \"128x64\""}, {"stages", isTile, "depth x number, such as \"64x3\""},
        {"cluster", isCluster, "\"auto\" or three numbers, such as \"2x1x1\""},
        {"split_k", isWhole<1>, "a whole number, 1 or more"},
        {"reduction", isReduction, "none, inplace, compute_type or output_type"}, {"swizzle", isWhole<0>, "0 or 1"},
        {"custom", isWhole<0>, "a whole number, 0 or more"},
        {"inner_shape", isInnerShape, "\"undefined\" or an instruction's shape, such as \"MMA16816\""}};
    static const std::vector<Key> cufft{{"work_area_policy", isWord, "a word such as \"performance\" or \"minimal\""},
        {"patient_jit", isSwitch, "true or false"}};
    static const std::vector<Key> openblas{
        {"kernel_set", isWord, "a processor's name as OPENBLAS_CORETYPE has it, such as \"Haswell\""},
        {"threads", isWhole<1>, "a whole number, 1 or more"}};
    static const std::vector<Key> fftw{{"effort", isEffort, "estimate, measure, patient or exhaustive"},
        {"threads", isWhole<1>, "a whole number, 1 or more"}, {"aligned", isSwitch, "true or false"},
        {"complete", isSwitch, "true or false"}};
    static const std::vector<Key> none;
    return backend == "cublaslt" ? cublaslt
        : backend == "cufft"     ? cufft
        : backend == "openblas"  ? openblas
        : backend == "fftw"      ? fftw
                                 : none;
}

} // namespace

std::optional<ConfigurationFault> configurationFault(std::string_view backend, const json& configuration)
{
    const std::vector<Key>& keys = keysOf(backend);
    if (keys.empty())
        return ConfigurationFault{{}, "There is no backend \"" + std::string(backend) + "\" with candidates."};
    if (!configuration.is_object() || configuration.empty())
        return ConfigurationFault{
            {}, "A configuration is an object with keys such as \"" + std::string(keys.front().name) + "\"."};
    for (const auto& [name, value] : configuration.items()) {
        const auto key = std::ranges::find(keys, name, &Key::name);
        // What a measurement added about the kernels is not chosen by anybody.
        if (key == keys.end() && name == "kernels")
            continue;
        if (key == keys.end())
            return ConfigurationFault{name, "\"" + name + "\" is no key of a candidate here."};
        if (!key->isRight(value))
            return ConfigurationFault{
                name, "\"" + name + "\" is " + value.dump() + "; it must be " + std::string(key->right) + "."};
    }
    if (backend == "cublaslt" && !configuration.contains("algorithm"))
        return ConfigurationFault{
            "algorithm", "\"algorithm\" is missing; it must be the number of a cuBLASLt algorithm, such as 66."};
    return std::nullopt;
}

} // namespace phasebench
