// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/fft/keys.h"

#include "engine/problem/keys/problem_keys.h"

namespace phasebench {

namespace {
using namespace std::string_view_literals;
using nlohmann::json;

constexpr std::array precisions = {"float64"sv, "float32"sv, "float16"sv, "bfloat16"sv};

void readShape(ObjectReader& reader, const Key& key, Fft& fft)
{
    if (reader.isLeftOut(key.name))
        return;
    const json& given = *reader.value(key.name);
    if (!given.is_array() || given.empty() || given.size() > 3) {
        reader.fault(key.name,
            "\"problem.shape\" is " + shown(given) + "; it must be a list of 1 to 3 lengths, such as [1024].");
        return;
    }
    // Each length is read as if it were the only key of an object, for the same sentences.
    fft.shape.clear();
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::string position = std::to_string(i);
        const json entry = {{position, given[i]}};
        ObjectReader length(entry, reader.pathOf(key.name), "a shape", reader.faults());
        if (given[i].is_null())
            length.fault(position, inQuotes(length.pathOf(position)) + " is null; it must be a whole number.");
        fft.shape.push_back(length.integer(position).value_or(1));
    }
}

void readPrecision(ObjectReader& reader, const Key& key, Fft& fft)
{
    const json* given = reader.value(key.name);
    for (const auto type : {DataType::complex64, DataType::complex128})
        if (given && *given == nameOf(type)) {
            fft.type = realPartOf(type);
            const std::string precision(nameOf(fft.type));
            reader.fault(key.name,
                "\"problem.type\" of an FFT is its precision, so " + std::string(nameOf(type)) + " is written \""
                    + precision + "\" with the transform \"c2c\".",
                {{"problem.type", inQuotes(precision)}});
            return;
        }
    fft.type = reader.word<DataType>(key.name, key.words).value_or(fft.type);
}
} // namespace

const KeyTable<Fft>& problemKeys(std::type_identity<Fft>)
{
    static const KeyTable<Fft> table([] {
        std::vector<KeyRow<Fft>> rows{
            {{.name = "shape",
                 .type = KeyType::list,
                 .unit = "elements",
                 .required = "an FFT needs a list of 1 to 3 lengths, such as [1024]",
                 .title = "shape",
                 .help
                 = "One to three lengths: of the real array for r2c and c2r. A length alone is problem.shape.0 …"},
                readShape,
                [](const Fft& fft) {
                    return json(fft.shape);
                }},
            row(&Fft::batch,
                {.name = "batch",
                    .title = "batch",
                    .help = "The number of transforms of this shape.",
                    .sweep = SweepRange{1, 1024, 2}}),
            row(&Fft::transform,
                {.name = "transform",
                    .title = "transform",
                    .help = "Complex to complex, real to complex (forward), or complex to real (inverse).",
                    .phrase = "*"}),
            {{.name = "type",
                 .type = KeyType::word,
                 .words = precisions,
                 .required = "give the precision, such as \"float32\"",
                 .title = "type",
                 .help = "The precision: a real type, also of complex data.",
                 .phrase = "*"},
                readPrecision,
                [](const Fft& fft) {
                    return json(nameOf(fft.type));
                }},
            row(&Fft::direction,
                {.name = "direction",
                    .fallback = nameOf(Direction::forward),
                    .left_out = "inverse with c2r",
                    .title = "direction",
                    .help = "The sign of the exponent. Nothing is normalised.",
                    .phrase = "*"}),
            row(&Fft::in_place,
                {.name = "in_place",
                    .title = "in place",
                    .help = "The result is written over the input.",
                    .phrase = "in place|out of place"}),
        };
        for (auto& row : rows)
            row.key.applies = appliesToKind<Fft>();
        return KeyTable<Fft>(std::move(rows));
    }());
    return table;
}

std::vector<Key> nestedKeys(std::type_identity<Fft>)
{
    return {};
}

} // namespace phasebench
