// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/problem_json.h"

namespace phasebench {

namespace {
using nlohmann::json;

DataType readPrecision(ObjectReader& reader)
{
    using namespace std::string_view_literals;
    static constexpr std::array precisions = {"float64"sv, "float32"sv, "float16"sv, "bfloat16"sv};
    const json* given = reader.value("type");
    for (const auto type : {DataType::complex64, DataType::complex128})
        if (given && *given == nameOf(type)) {
            const std::string precision(nameOf(realPartOf(type)));
            reader.fault("type",
                "\"problem.type\" of an FFT is its precision, so " + std::string(nameOf(type)) + " is written \""
                    + precision + "\" with the transform \"c2c\".",
                {{"problem.type", inQuotes(precision)}});
            return realPartOf(type);
        }
    return reader.word<DataType>("type", precisions).value_or(DataType::float32);
}

std::vector<std::int64_t> readShape(ObjectReader& reader)
{
    const json* given = reader.value("shape");
    if (!given || given->is_null())
        return {1};
    if (!given->is_array() || given->empty() || given->size() > 3) {
        reader.fault("shape",
            "\"problem.shape\" is " + shown(*given) + "; it must be a list of 1 to 3 lengths, such as [1024].");
        return {1};
    }
    // Each length is read as if it were the only key of an object, for the same sentences.
    std::vector<std::int64_t> shape;
    for (std::size_t i = 0; i < given->size(); ++i) {
        const std::string position = std::to_string(i);
        const json entry = {{position, (*given)[i]}};
        ObjectReader length(entry, reader.pathOf("shape"), "a shape", reader.faults());
        if ((*given)[i].is_null())
            length.fault(position, inQuotes(length.pathOf(position)) + " is null; it must be a whole number.");
        shape.push_back(length.integer(position).value_or(1));
    }
    return shape;
}

Direction readDirection(ObjectReader& reader, Transform transform)
{
    const auto natural = transform == Transform::c2r ? Direction::inverse : Direction::forward;
    const auto direction = reader.word<Direction>("direction").value_or(natural);
    if (transform == Transform::c2c || direction == natural)
        return direction;
    const std::string right = inQuotes(nameOf(natural));
    reader.fault("direction",
        "\"problem.direction\" must be " + right + ", which is the only direction of " + std::string(nameOf(transform))
            + ".",
        {{"problem.direction", right}});
    return natural;
}
} // namespace

Fft readFft(ObjectReader& reader)
{
    Fft fft;
    reader.require("shape", "an FFT needs a list of 1 to 3 lengths, such as [1024]");
    reader.require("type", "give the precision, such as \"float32\"");
    fft.shape = readShape(reader);
    fft.batch = reader.integer("batch").value_or(1);
    fft.transform = reader.word<Transform>("transform").value_or(Transform::c2c);
    fft.type = readPrecision(reader);
    fft.direction = readDirection(reader, fft.transform);
    fft.in_place = reader.boolean("in_place").value_or(false);
    for (const std::string_view key : {"m", "n", "k", "compute", "a", "b", "c", "d", "alpha", "beta", "epilog"})
        if (reader.has(key)) {
            reader.value(key);
            reader.fault(
                key, inQuotes(reader.pathOf(key)) + " is a key of a matmul, but this problem's kind is \"fft\".");
        }
    reader.finish();
    return fft;
}

json toJson(const Fft& fft)
{
    return {{"kind", "fft"}, {"shape", fft.shape}, {"batch", fft.batch},
        {"transform", std::string(nameOf(fft.transform))}, {"type", std::string(nameOf(fft.type))},
        {"direction", std::string(nameOf(fft.direction))}, {"in_place", fft.in_place}};
}

} // namespace phasebench
