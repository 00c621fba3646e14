// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <vector>

namespace phasebench {

/// Many objects of the same keys in little room, without losing anything: `head` names the columns and holds once what
/// repeats in them, `columns` has a few bytes a cell. The entries of an object within an object are columns as well.
struct PackedRows {
    nlohmann::json head;
    std::vector<std::byte> columns;
};

/// What one list may come to: as many rows as no search has candidates, and so many cells, rows times columns, that
/// they take some 200 MB in memory.
inline constexpr std::size_t maximumRows = 200'000;
inline constexpr std::size_t maximumCells = std::size_t{1} << 21;

/// `rows`: a list of objects. Throws std::runtime_error with one sentence where there are more than
/// maximumRows or maximumCells.
PackedRows pack(const nlohmann::json& rows);

/// The reverse. `room`, in bytes, is what the rows may take in memory, about, and is lessened by what they take. Throws
/// std::runtime_error with one sentence when they would take more, or are no rows.
nlohmann::json unpack(const PackedRows& packed, std::size_t& room);

} // namespace phasebench
