// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/packed_rows.h"

#include "engine/result/byte_stream.h"
#include "engine/result/value_reader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <map>
#include <optional>
#include <unordered_map>

namespace phasebench {

namespace {

using nlohmann::json;

/// How a column's cells are coded. A code of 0 is a cell that its row lacks, 1 is null; from 2 on, `words`: a place in
/// the column's list; `integers`: the difference to the last one; `numbers`: a form of a new number, which follows
/// after the codes, or the place of one that was there before.
enum class Coding { words, integers, numbers };
constexpr std::array<std::string_view, 3> codingNames{"words", "integers", "numbers"};
constexpr std::uint64_t firstCode = 2;
constexpr std::size_t mostColumns = 256;
constexpr std::size_t bytesPerCell = 96; ///< of a key and a value in memory, about

/// The forms of a number, losing nothing: GPU events give milliseconds as floats, here told in microseconds.
namespace form {
enum Code : std::uint64_t { whole = firstCode, single, thousandfold, known };
}

double thousandTimes(float value)
{
    return static_cast<double>(value) * 1e3;
}

template <typename T> void putBytes(std::vector<std::byte>& to, T value)
{
    static_assert(std::endian::native == std::endian::little, "numbers are kept little-endian");
    const auto bytes = std::bit_cast<std::array<std::byte, sizeof(T)>>(value);
    to.insert(to.end(), bytes.begin(), bytes.end());
}

template <typename T> T takeBytes(ByteReader& from)
{
    std::array<std::byte, sizeof(T)> bytes;
    std::memcpy(bytes.data(), from.bytes(sizeof(T)).data(), sizeof(T));
    return std::bit_cast<T>(bytes);
}

form::Code putDouble(std::vector<std::byte>& to, double value)
{
    if (const auto narrow = static_cast<float>(value); static_cast<double>(narrow) == value) {
        putBytes(to, narrow);
        return form::single;
    }
    if (const auto narrow = static_cast<float>(value / 1e3); thousandTimes(narrow) == value) {
        putBytes(to, narrow);
        return form::thousandfold;
    }
    putBytes(to, value);
    return form::whole;
}

using Path = std::vector<std::string>; ///< one key, or two within an object
using Column = std::vector<const json*>; ///< by row; null where the row lacks it

std::map<Path, Column> columnsOf(const json& rows)
{
    std::map<Path, Column> columns;
    const auto put = [&](Path path, std::size_t row, const json& value) {
        Column& column = columns[std::move(path)];
        column.resize(rows.size());
        column[row] = &value;
    };
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (const auto& [key, value] : rows[row].items()) {
            if (!value.is_object() || value.empty()) {
                put({key}, row, value);
                continue;
            }
            for (const auto& [inner, entry] : value.items())
                put({key, inner}, row, entry);
        }
    return columns;
}

bool isSmallInteger(const json& value)
{
    constexpr auto most = std::int64_t{1} << 53;
    return value.is_number_unsigned() ? value.get<std::uint64_t>() < static_cast<std::uint64_t>(most)
                                      : value.is_number_integer() && value.get<std::int64_t>() > -most;
}

Coding codingOf(const Column& column)
{
    bool integers = true;
    bool numbers = true;
    for (const json* const cell : column) {
        if (!cell || cell->is_null())
            continue;
        integers = integers && isSmallInteger(*cell);
        numbers = numbers && cell->is_number_float();
    }
    return integers ? Coding::integers : numbers ? Coding::numbers : Coding::words;
}

struct Coded {
    std::vector<std::uint64_t> codes;
    json words = json::array();
    std::vector<std::byte> literals;
};

Coded codesOf(const Column& column, Coding coding)
{
    Coded coded;
    std::map<json, std::uint64_t> places;
    std::unordered_map<std::uint64_t, std::uint64_t> knownNumbers;
    std::int64_t last = 0;
    for (const json* const cell : column) {
        if (!cell || cell->is_null()) {
            coded.codes.push_back(cell ? 1 : 0);
        } else if (coding == Coding::words) {
            const auto [place, added] = places.emplace(*cell, places.size());
            if (added)
                coded.words.push_back(*cell);
            coded.codes.push_back(firstCode + place->second);
        } else if (coding == Coding::integers) {
            const auto value = cell->get<std::int64_t>();
            coded.codes.push_back(firstCode + foldedSign(value - last));
            last = value;
        } else {
            const auto value = cell->get<double>();
            const auto [place, added]
                = knownNumbers.emplace(std::bit_cast<std::uint64_t>(value), form::known + knownNumbers.size());
            coded.codes.push_back(added ? putDouble(coded.literals, value) : place->second);
        }
    }
    return coded;
}

/// Every code, or every code with how often it follows itself.
std::vector<std::byte> bytesOf(const std::vector<std::uint64_t>& codes, bool runs)
{
    std::vector<std::byte> bytes;
    for (std::size_t i = 0; i < codes.size();) {
        std::size_t end = i + 1;
        while (runs && end < codes.size() && codes[end] == codes[i])
            ++end;
        putNumber(bytes, codes[i]);
        if (runs)
            putNumber(bytes, end - i - 1);
        i = end;
    }
    return bytes;
}

std::vector<std::uint64_t> takeCodes(ByteReader& from, std::size_t rows, bool runs)
{
    std::vector<std::uint64_t> codes;
    codes.reserve(rows);
    while (codes.size() < rows) {
        const std::uint64_t code = from.number();
        const std::uint64_t more = runs ? from.number() : 0;
        if (more >= rows - codes.size())
            throw std::runtime_error("a column has more cells than there are rows");
        codes.insert(codes.end(), more + 1, code);
    }
    return codes;
}

/// The cells of one column, from the top.
class ColumnReader {
public:
    ColumnReader(const ValueReader& head, ByteReader& from, std::size_t rows)
        : m_head(head)
        , m_from(from)
    {
        const std::string name = head["coding"].text();
        const auto coding = std::ranges::find(codingNames, name);
        head.expect(coding != codingNames.end(), "a column of words, integers or numbers");
        m_coding = static_cast<Coding>(coding - codingNames.begin());
        head["values"].forEach([this](const ValueReader& value) {
            m_words.push_back(&value.json());
            m_sizes.push_back(value.json().dump(-1, ' ', false, json::error_handler_t::replace).size());
        });
        m_codes = takeCodes(from, rows, head["runs"].boolean(false));
    }

    /// Empty where its row lacks it. `size`: about what it takes in memory besides a cell, in bytes.
    std::optional<json> next(std::size_t& size)
    {
        const std::uint64_t code = m_codes[m_at++];
        if (code < firstCode)
            return code == 0 ? std::nullopt : std::optional<json>(nullptr);
        if (m_coding == Coding::integers) {
            // Unsigned: a hostile file must not overflow.
            m_last += static_cast<std::uint64_t>(unfoldedSign(code - firstCode));
            const auto value = static_cast<std::int64_t>(m_last);
            return value < 0 ? json(value) : json(m_last);
        }
        if (m_coding == Coding::numbers)
            return json(number(code));
        m_head.expect(code - firstCode < m_words.size(), "a column whose cells are among its values");
        size += m_sizes[code - firstCode];
        return *m_words[code - firstCode];
    }

private:
    double number(std::uint64_t code)
    {
        if (code >= form::known) {
            m_head.expect(
                code - form::known < m_numbers.size(), "a column whose numbers were there before they repeat");
            return m_numbers[code - form::known];
        }
        const double value = code == form::whole ? takeBytes<double>(m_from)
            : code == form::single               ? static_cast<double>(takeBytes<float>(m_from))
                                                 : thousandTimes(takeBytes<float>(m_from));
        m_head.expect(std::isfinite(value), "a column of finite numbers");
        m_numbers.push_back(value);
        return value;
    }

    const ValueReader m_head;
    ByteReader& m_from;
    Coding m_coding;
    std::vector<const json*> m_words;
    std::vector<std::size_t> m_sizes;
    std::vector<std::uint64_t> m_codes;
    std::vector<double> m_numbers;
    std::uint64_t m_last = 0;
    std::size_t m_at = 0;
};

} // namespace

PackedRows pack(const json& rows)
{
    const std::map<Path, Column> columns = columnsOf(rows);
    if (columns.size() > mostColumns || rows.size() > maximumRows || columns.size() * rows.size() > maximumCells)
        throw std::runtime_error(std::to_string(rows.size()) + " rows of " + std::to_string(columns.size())
            + " columns, where " + std::to_string(maximumCells) + " cells are the most");
    PackedRows packed;
    json heads = json::array();
    for (const auto& [path, column] : columns) {
        const Coding coding = codingOf(column);
        Coded coded = codesOf(column, coding);
        const std::vector<std::byte> plain = bytesOf(coded.codes, false);
        const std::vector<std::byte> inRuns = bytesOf(coded.codes, true);
        const bool runs = inRuns.size() < plain.size();
        json head = {{"key", path}, {"coding", codingNames[static_cast<std::size_t>(coding)]}};
        if (coding == Coding::words)
            head["values"] = std::move(coded.words);
        if (runs)
            head["runs"] = true;
        heads.push_back(std::move(head));
        const std::vector<std::byte>& codes = runs ? inRuns : plain;
        packed.columns.insert(packed.columns.end(), codes.begin(), codes.end());
        packed.columns.insert(packed.columns.end(), coded.literals.begin(), coded.literals.end());
    }
    packed.head = {{"rows", rows.size()}, {"columns", std::move(heads)}};
    return packed;
}

json unpack(const PackedRows& packed, std::size_t& room)
{
    const ValueReader head(packed.head, "rows");
    const auto count = static_cast<std::size_t>(head["rows"].integer());
    const json& columns = head["columns"].json();
    head["columns"].expect(columns.is_array() && columns.size() <= mostColumns, "a list of at most 256 columns");
    head["rows"].expect(
        count <= std::min(maximumRows, maximumCells / std::max<std::size_t>(columns.size(), 1)), "fewer rows");
    const auto take = [&room](std::size_t bytes) {
        if (bytes > room)
            throw std::runtime_error("they are larger than any");
        room -= bytes;
    };
    take(count * (columns.size() + 1) * bytesPerCell);
    json rows(count, json::object());
    ByteReader reader(packed.columns, "the rows");
    head["columns"].forEach([&](const ValueReader& column) {
        Path path;
        column["key"].forEach([&](const ValueReader& key) { path.push_back(key.text()); });
        column["key"].expect(path.size() == 1 || path.size() == 2, "one key or two");
        ColumnReader cells(column, reader, count);
        for (json& row : rows) {
            std::size_t size = 0;
            std::optional<json> cell = cells.next(size);
            take(size);
            if (!cell)
                continue;
            json& place = row[path[0]];
            column.expect(path.size() == 1 || place.is_null() || place.is_object(), "a column of its own");
            (path.size() == 1 ? place : place[path[1]]) = std::move(*cell);
        }
    });
    if (!reader.atEnd())
        throw std::runtime_error("the rows have more cells than columns");
    return rows;
}

} // namespace phasebench
