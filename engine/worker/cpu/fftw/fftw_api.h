// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/data_type.h"

#include <cstdlib>
#include <fftw3.h>
#include <memory>
#include <string>

namespace phasebench {

/// What differs between FFTW's libraries for float (fftwf_) and double (fftw_), by one set of names.
template <typename Real> struct FftwApi;

// The libraries differ in a prefix of every name, which only a macro can put in front.
#define PHASEBENCH_FFTW_API(Real, prefix, precision)                                                                   \
    template <> struct FftwApi<Real> {                                                                                 \
        using Plan = prefix##plan;                                                                                     \
        using Complex = prefix##complex;                                                                               \
        using Dimension = prefix##iodim64;                                                                             \
        static constexpr DataType type = precision;                                                                    \
        static constexpr auto initThreads = prefix##init_threads;                                                      \
        static constexpr auto planWithThreads = prefix##plan_with_nthreads;                                            \
        static constexpr auto setTimeLimit = prefix##set_timelimit;                                                    \
        static constexpr auto planC2c = prefix##plan_guru64_dft;                                                       \
        static constexpr auto planR2c = prefix##plan_guru64_dft_r2c;                                                   \
        static constexpr auto planC2r = prefix##plan_guru64_dft_c2r;                                                   \
        static constexpr auto executeC2c = prefix##execute_dft;                                                        \
        static constexpr auto executeR2c = prefix##execute_dft_r2c;                                                    \
        static constexpr auto executeC2r = prefix##execute_dft_c2r;                                                    \
        static constexpr auto destroy = prefix##destroy_plan;                                                          \
        static constexpr auto alignmentOf = prefix##alignment_of;                                                      \
        static constexpr auto forgetWisdom = prefix##forget_wisdom;                                                    \
        static constexpr auto exportWisdom = prefix##export_wisdom_to_string;                                          \
        static constexpr auto importWisdom = prefix##import_wisdom_from_string;                                        \
        static constexpr auto describePlan = prefix##sprint_plan;                                                      \
        static constexpr auto cost = prefix##cost;                                                                     \
        static constexpr auto flops = prefix##flops;                                                                   \
    }

PHASEBENCH_FFTW_API(float, fftwf_, DataType::float32);
PHASEBENCH_FFTW_API(double, fftw_, DataType::float64);

#undef PHASEBENCH_FFTW_API

/// A text that FFTW allocated with malloc; empty where it returned none.
inline std::string takeFftwText(char* text)
{
    const std::unique_ptr<char, decltype(&std::free)> owner(text, &std::free);
    return text ? std::string(text) : std::string();
}

} // namespace phasebench
