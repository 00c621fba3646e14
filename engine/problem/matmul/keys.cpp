// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/matmul/keys.h"

#include "engine/problem/keys/problem_keys.h"
#include "engine/problem/operand.h"

namespace phasebench {

namespace {
using nlohmann::json;

bool hasC(const Experiment& resolved)
{
    return roleOf(resolved.problem, MatmulOperand::c).has_value();
}

/// Every type that a matmul can have as a whole: int32 is a result's type only.
std::span<const std::string_view> problemTypes()
{
    return namesOf<DataType>().first(static_cast<std::size_t>(DataType::int32));
}

constexpr std::string_view needsSizes = "a matmul needs m, n and k";

KeyRow<Matmul> matrix(const char* name, const char* title, const char* help)
{
    return {{.name = name, .type = KeyType::object, .fallback = json::object(), .title = title, .help = help}, nullptr,
        nullptr};
}
} // namespace

const KeyTable<Matmul>& problemKeys(std::type_identity<Matmul>)
{
    static const KeyTable<Matmul> table([] {
        std::vector<KeyRow<Matmul>> rows{
            row(&Matmul::m,
                {.name = "m",
                    .required = needsSizes,
                    .title = "m",
                    .help = "Rows of op(A) and of the result.",
                    .sweep = SweepRange{256, 8192, 2}}),
            row(&Matmul::n,
                {.name = "n",
                    .required = needsSizes,
                    .title = "n",
                    .help = "Columns of op(B) and of the result.",
                    .sweep = SweepRange{256, 8192, 2}}),
            row(&Matmul::k,
                {.name = "k",
                    .required = needsSizes,
                    .title = "k",
                    .help = "Columns of op(A) and rows of op(B).",
                    .sweep = SweepRange{256, 8192, 2}}),
            row(&Matmul::batch,
                {.name = "batch",
                    .title = "batch",
                    .help = "The number of products of this size.",
                    .sweep = SweepRange{1, 1024, 2}}),
            row(&Matmul::type,
                {.name = "type",
                    .words = problemTypes(),
                    .required = "give one such as \"float32\"",
                    .title = "type",
                    .help = "The type of the matrices, where they say no other.",
                    .phrase = "*"}),
            row(&Matmul::compute,
                {.name = "compute",
                    .left_out = "by the type",
                    .title = "compute",
                    .help = "The arithmetic in which products are summed."}),
            row(&Matmul::alpha,
                {.name = "alpha",
                    .title = "alpha",
                    .help = "The factor of the product: D = alpha op(A) op(B) + beta C."}),
            row(&Matmul::beta,
                {.name = "beta", .title = "beta", .help = "The factor of C. Where it is 0 there is no C."}),
            row(&Matmul::epilog,
                {.name = "epilog",
                    .title = "epilog",
                    .help = "What is done with the result before it is written, such as adding a bias."}),
            matrix("a", "A", "How A is stored."),
            matrix("b", "B", "How B is stored."),
            matrix("c", "C", "How C is stored; like D where it is left out."),
            matrix("d", "D", "How the result is stored."),
        };
        for (auto& row : rows)
            row.key.applies
                = row.key.name == "c" ? Applies{"matmul where beta is not 0", hasC} : appliesToKind<Matmul>();
        return KeyTable<Matmul>(std::move(rows));
    }());
    return table;
}

const KeyTable<MatrixOptions>& matrixKeys()
{
    static const KeyTable<MatrixOptions> table([] {
        std::vector<KeyRow<MatrixOptions>> rows{
            row(&MatrixOptions::transpose,
                {.name = "transpose",
                    .title = "transposed",
                    .help = "The transpose of the stored matrix is multiplied; of C and D it is false.",
                    .phrase = "* transposed|* not transposed"}),
            row(&MatrixOptions::conjugate,
                {.name = "conjugate",
                    .title = "conjugated",
                    .help = "The conjugate of the stored matrix is multiplied; of C and D it is false.",
                    .phrase = "* conjugated|* not conjugated"}),
            row(&MatrixOptions::order,
                {.name = "order",
                    .title = "stored by",
                    .help = "Are the columns or the rows contiguous? C is by default like D."}),
            row(&MatrixOptions::ld,
                {.name = "ld",
                    .unit = "elements",
                    .left_out = "without a gap",
                    .title = "leading dimension",
                    .help = "From one column to the next (order column), or from one row to the next (order row)."}),
            row(&MatrixOptions::batch_stride,
                {.name = "batch_stride",
                    .unit = "elements",
                    .integers = {.least = 0},
                    .left_out = "without a gap",
                    .title = "batch stride",
                    .help = "From one batch element to the next; 0: all products read the same input."}),
            row(&MatrixOptions::type,
                {.name = "type",
                    .left_out = "problem.type",
                    .title = "type",
                    .help = "The type of this matrix, where it is not the problem's."}),
        };
        for (auto& row : rows)
            row.only_when_set = true;
        return KeyTable<MatrixOptions>(std::move(rows));
    }());
    return table;
}

std::vector<Key> nestedKeys(std::type_identity<Matmul>)
{
    std::vector<Key> keys;
    for (const MatrixMember& matrix : matrixMembers) {
        const std::string name(nameOf(matrix.id));
        const std::string title(titleOf(matrix.id));
        const auto outer = problemKeys(std::type_identity<Matmul>()).rows();
        const Applies applies
            = std::ranges::find(outer, name, [](const auto& row) { return row.key.name; })->key.applies;
        for (const auto& row : matrixKeys().rows()) {
            Key key = row.key;
            key.name = name + "." + key.name;
            key.title = title + " " + key.title;
            for (auto star = key.phrase.find('*'); star != std::string::npos; star = key.phrase.find('*'))
                key.phrase.replace(star, 1, title);
            key.applies = applies;
            keys.push_back(std::move(key));
        }
    }
    return keys;
}

} // namespace phasebench
