// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fft/problem.h"
#include "engine/problem/matmul/problem.h"

#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace phasebench {

/// What is computed, of one of the kinds. Each kind has a folder of its own with files of the same names. What depends
/// on the kind is a function overloaded for it, which visit() calls, and nothing has a default: where one is missing
/// for a kind, the program does not compile.
struct Problem {
    std::variant<Matmul, Fft> value; ///< a further kind goes to the end

    template <typename Visitor> decltype(auto) visit(Visitor&& visitor) const
    {
        return std::visit(std::forward<Visitor>(visitor), value);
    }
    template <typename Visitor> decltype(auto) visit(Visitor&& visitor)
    {
        return std::visit(std::forward<Visitor>(visitor), value);
    }
    /// For what serves one kind only, such as a library; std::bad_variant_access when the problem is of another.
    template <typename Kind> const Kind& as() const { return std::get<Kind>(value); }
    template <typename Kind> Kind& as() { return std::get<Kind>(value); }

    const ProblemKind& kind() const
    {
        return visit([]<typename Kind>(const Kind&) -> const ProblemKind& { return Kind::kind; });
    }
    std::int64_t batch() const
    {
        return visit([](const auto& problem) { return problem.batch; });
    }

    bool operator==(const Problem&) const = default;
};

/// A visitor made of one function a kind.
template <typename... Functions> struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <typename... Functions> Overloaded(Functions...) -> Overloaded<Functions...>;

/// Calls work(std::type_identity<Kind>()) for each kind of problem, in order.
template <typename Work> constexpr void forEachKind(Work&& work)
{
    [&work]<typename... Kinds>(std::type_identity<std::variant<Kinds...>>) {
        (work(std::type_identity<Kinds>()), ...);
    }(std::type_identity<decltype(Problem::value)>());
}

/// Calls work(std::type_identity<Kind>()) for the kind of this name; false where there is none.
template <typename Work> bool withKind(std::string_view name, Work&& work)
{
    bool found = false;
    forEachKind([&]<typename Kind>(std::type_identity<Kind> kind) {
        if (name != Kind::kind.name)
            return;
        found = true;
        work(kind);
    });
    return found;
}

/// One line for titles and charts, such as "matmul 8000 x 2000 x 4000 float32" or "FFT 10000 c2c float32".
std::string describe(const Problem& problem);

} // namespace phasebench
