// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/fftw/fftw_backend.h"

#include "engine/worker/cpu/fftw/fftw_specification.h"

namespace phasebench {

namespace {

template <typename Real> void exportWisdom(nlohmann::json& all)
{
    std::string text = takeFftwText(FftwApi<Real>::exportWisdom());
    // Without any wisdom the text is one pair of parentheses round the library's name.
    if (text.find('(', 1) != std::string::npos)
        all[std::string(nameOf(FftwApi<Real>::type))] = std::move(text);
}

template <typename Real> void importWisdom(const nlohmann::json& all)
{
    const auto found = all.find(nameOf(FftwApi<Real>::type));
    if (found != all.end() && found->is_string())
        FftwApi<Real>::importWisdom(found->template get_ref<const std::string&>().c_str());
}

} // namespace

Result<std::unique_ptr<Specification>> FftwBackend::specify(const Problem& problem, const Operands& representative)
{
    if (auto refusal = whyNot(library::fftw, problem))
        return tl::unexpected(std::move(*refusal));
    if (!m_threadsReady) {
        if (FftwApi<float>::initThreads() == 0 || FftwApi<double>::initThreads() == 0)
            throw BackendError("FFTW's init_threads failed: the system grants no more threads.");
        m_threadsReady = true;
    }
    const Fft& fft = problem.as<Fft>();
    if (fft.type == DataType::float32)
        return std::make_unique<FftwSpecification<float>>(fft, representative);
    if (fft.type == DataType::float64)
        return std::make_unique<FftwSpecification<double>>(fft, representative);
    throw BackendError("FFTW was given a type that its rules should have refused.");
}

std::string FftwBackend::wisdom() const
{
    nlohmann::json all = nlohmann::json::object();
    exportWisdom<float>(all);
    exportWisdom<double>(all);
    return all.empty() ? std::string() : all.dump();
}

void FftwBackend::setWisdom(const std::string& text)
{
    FftwApi<float>::forgetWisdom();
    FftwApi<double>::forgetWisdom();
    const nlohmann::json all = nlohmann::json::parse(text, nullptr, false);
    if (!all.is_object())
        return;
    importWisdom<float>(all);
    importWisdom<double>(all);
}

std::string fftwVersion()
{
    // Such as "fftw-3.3.10-sse2-avx".
    std::string text = fftw_version;
    if (text.starts_with("fftw-"))
        text.erase(0, 5);
    const auto dash = text.find('-');
    return dash == std::string::npos ? text : text.substr(0, dash) + " (" + text.substr(dash + 1) + ")";
}

} // namespace phasebench
