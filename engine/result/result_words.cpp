// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/run.h"

namespace phasebench {

template <> std::span<const std::string_view> namesOf<RunStatus>()
{
    static constexpr std::string_view names[] = {"completed", "failed", "cancelled", "unsupported"};
    return names;
}

template <> std::span<const std::string_view> namesOf<TimingSource>()
{
    static constexpr std::string_view names[] = {"cupti", "events", "host"};
    return names;
}

template <> std::span<const std::string_view> namesOf<ColdLevel>()
{
    static constexpr std::string_view names[] = {"process", "library", "plan", "warm"};
    return names;
}

template <> std::span<const std::string_view> namesOf<StopReason>()
{
    static constexpr std::string_view names[] = {"noise", "plateau", "timeout", "count", "cancelled"};
    return names;
}

} // namespace phasebench
