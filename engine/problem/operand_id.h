// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/problem.h"

#include <array>
#include <compare>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace phasebench {

namespace detail {

/// Where the operands of a kind begin, among those of all kinds.
template <typename Kind> constexpr std::size_t firstOperand()
{
    std::size_t first = 0;
    bool found = false;
    forEachKind([&]<typename Other>(std::type_identity<Other>) {
        found = found || std::is_same_v<Kind, Other>;
        first += found ? 0 : Other::operands.size();
    });
    return first;
}

/// The kind that lists the operands of an enumeration; void where none does.
template <typename E, typename Problems> struct KindOfOperand : std::type_identity<void> {
};
template <typename E, typename First, typename... Rest>
struct KindOfOperand<E, std::variant<First, Rest...>>
    : std::conditional_t<std::is_same_v<E, typename First::Operand>, std::type_identity<First>,
          KindOfOperand<E, std::variant<Rest...>>> {
};
template <typename E> using KindOf = typename KindOfOperand<E, decltype(Problem::value)>::type;

} // namespace detail

/// The enumeration of a kind's operands.
template <typename E>
concept OperandOfAKind = !std::is_void_v<detail::KindOf<E>>;

/// The operands of all kinds together.
inline constexpr std::size_t operandCount = [] {
    std::size_t count = 0;
    forEachKind([&]<typename Kind>(std::type_identity<Kind>) { count += Kind::operands.size(); });
    return count;
}();

/// One of the operands that a kind of problem lists. Operands of different kinds are different, and so are their names:
/// what is read before the kind is known cannot be mistaken for another.
class OperandId {
public:
    constexpr OperandId() = default; ///< the first operand of the first kind
    template <OperandOfAKind E>
    constexpr OperandId(E operand)
        : m_index(detail::firstOperand<detail::KindOf<E>>() + static_cast<std::size_t>(operand))
    {
    }
    static constexpr OperandId at(std::size_t index)
    {
        OperandId id;
        id.m_index = index;
        return id;
    }

    /// Its place among the operands of all kinds, less than operandCount.
    constexpr std::size_t index() const { return m_index; }

    /// The operand as its kind lists it; empty where it is of another kind.
    template <OperandOfAKind E> constexpr std::optional<E> as() const
    {
        using Kind = detail::KindOf<E>;
        constexpr std::size_t first = detail::firstOperand<Kind>();
        if (m_index < first || m_index >= first + Kind::operands.size())
            return std::nullopt;
        return static_cast<E>(m_index - first);
    }

    auto operator<=>(const OperandId&) const = default;

private:
    std::size_t m_index = 0;
};

/// Every operand of every kind, in order.
inline constexpr std::array<OperandId, operandCount> operandIds = [] {
    std::array<OperandId, operandCount> ids;
    for (std::size_t i = 0; i < operandCount; ++i)
        ids[i] = OperandId::at(i);
    return ids;
}();

/// A value for each operand of every kind.
template <typename T> struct PerOperand : std::array<T, operandCount> {
    using std::array<T, operandCount>::operator[];
    constexpr T& operator[](OperandId id) { return (*this)[id.index()]; }
    constexpr const T& operator[](OperandId id) const { return (*this)[id.index()]; }
};

namespace detail {
inline constexpr std::array<ListedOperand, operandCount> listedOperands = [] {
    std::array<ListedOperand, operandCount> all{};
    std::size_t at = 0;
    forEachKind([&]<typename Kind>(std::type_identity<Kind>) {
        for (const ListedOperand& operand : Kind::operands)
            all[at++] = operand;
    });
    return all;
}();

constexpr bool operandNamesDiffer()
{
    for (std::size_t i = 0; i < operandCount; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (listedOperands[i].name == listedOperands[j].name)
                return false;
    return true;
}
static_assert(operandNamesDiffer(), "Each operand has one key \"placement.NAME\", so no two kinds share a name.");
} // namespace detail

/// The operand as its kind lists it.
constexpr const ListedOperand& listedOf(OperandId id)
{
    return detail::listedOperands[id.index()];
}
constexpr std::string_view nameOf(OperandId id) ///< in files: "a"
{
    return listedOf(id).name;
}
template <OperandOfAKind E> constexpr std::string_view nameOf(E operand)
{
    return nameOf(OperandId(operand));
}
constexpr std::string_view symbolOf(OperandId id) ///< on screen: "A", "bias"
{
    return listedOf(id).symbol;
}
constexpr std::string_view titleOf(OperandId id) ///< in sentences: "A", "the bias", "the input"
{
    return listedOf(id).title;
}

constexpr std::optional<OperandId> operandFromName(std::string_view name)
{
    for (const OperandId id : operandIds)
        if (nameOf(id) == name)
            return id;
    return std::nullopt;
}

} // namespace phasebench
