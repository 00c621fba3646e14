// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/product_rules.h"

#include "engine/problem/matmul/operands.h"
#include "engine/text/list.h"
#include "engine/text/quotes.h"

#include <algorithm>

namespace phasebench::product_rules {

namespace {

std::string nameFrom(auto value)
{
    return std::string(nameOf(value));
}

bool hasType(const Library& library, DataType type)
{
    return std::ranges::find(library.products, type, &Product::type) != library.products.end();
}

const Product* combination(const Library& library, const Matmul& matmul)
{
    const auto found = std::ranges::find_if(
        library.products, [&](const Product& p) { return p.type == matmul.type && p.compute == matmul.compute; });
    return found == library.products.end() ? nullptr : &*found;
}

} // namespace

std::optional<Fault> type(const Library& library, const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.as<Matmul>();
    if (hasType(library, matmul.type))
        return std::nullopt;
    std::vector<std::string> offered;
    for (const Product& c : library.products)
        if (std::ranges::find(offered, nameOf(c.type)) == offered.end())
            offered.push_back(nameFrom(c.type));
    std::vector<SuggestedFix> fixes{{"problem.type", "\"float32\""}};
    Matmul changed = matmul;
    changed.type = DataType::float32;
    if (!combination(library, changed))
        fixes.push_back({"problem.compute", "\"float32\""});
    // Only what the library lacks for good may be called impossible.
    const bool later = library.device == Device::gpu;
    return Fault{"problem.type",
        (later ? "Products of " + nameFrom(matmul.type) + " are not offered yet; " + std::string(library.title)
                    + " is measured with "
               : std::string(library.title) + " has no product of " + nameFrom(matmul.type) + "; it computes ")
            + listed(offered) + ".",
        std::move(fixes)};
}

std::optional<Fault> inputTypes(const Library& library, const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.as<Matmul>();
    if (!hasType(library, matmul.type))
        return std::nullopt;
    for (const auto id : {MatmulOperand::a, MatmulOperand::b})
        if (const DataType own = matrixOf(matmul, id).type; own != matmul.type) {
            const std::string key = "problem." + nameFrom(id) + ".type";
            return Fault{key,
                std::string(library.title) + " multiplies matrices of one type: " + std::string(titleOf(id)) + " is "
                    + nameFrom(own) + ", but the problem is " + nameFrom(matmul.type) + ".",
                {{key, inQuotes(nameOf(matmul.type))}}};
        }
    return std::nullopt;
}

std::optional<Fault> compute(const Library& library, const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.as<Matmul>();
    if (!hasType(library, matmul.type) || combination(library, matmul))
        return std::nullopt;
    std::vector<std::string> offered;
    for (const Product& c : library.products)
        if (c.type == matmul.type)
            offered.push_back(nameFrom(c.compute));
    return Fault{"problem.compute",
        std::string(library.title) + " does not compute " + nameFrom(matmul.type) + " in " + nameFrom(matmul.compute)
            + " here; it can with " + listed(offered) + ".",
        {{"problem.compute", inQuotes(nameOf(defaultComputeOf(matmul.type)))}}};
}

std::optional<Fault> resultType(const Library& library, const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.as<Matmul>();
    const Product* row = combination(library, matmul);
    const DataType result = matrixOf(matmul, MatmulOperand::d).type;
    if (!row || std::ranges::find(row->results, std::optional(result)) != row->results.end())
        return std::nullopt;
    std::vector<std::string> offered;
    for (const auto& one : row->results)
        if (one)
            offered.push_back(nameFrom(*one));
    return Fault{"problem.d.type",
        std::string(library.title) + " gives a product of " + nameFrom(matmul.type) + " computed in "
            + nameFrom(matmul.compute) + " as " + listed(offered) + ", not as " + nameFrom(result) + ".",
        {{"problem.d.type", inQuotes(offered.front())}}};
}

std::optional<Fault> cLikeD(const Library& /*library*/, const Experiment& experiment)
{
    const Matmul& matmul = experiment.problem.as<Matmul>();
    if (matmul.beta == 0)
        return std::nullopt;
    const Matrix c = matrixOf(matmul, MatmulOperand::c);
    const Matrix d = matrixOf(matmul, MatmulOperand::d);
    if (c.order != d.order)
        return Fault{"problem.c.order",
            "C and D must be stored in one order: C is by " + nameFrom(c.order) + ", D by " + nameFrom(d.order) + ".",
            {{"problem.c.order", inQuotes(nameOf(d.order))}}};
    if (c.type != d.type)
        return Fault{"problem.c.type",
            "C and D must have one type: C is " + nameFrom(c.type) + ", D is " + nameFrom(d.type) + ".",
            {{"problem.c.type", inQuotes(nameOf(d.type))}}};
    return std::nullopt;
}

std::vector<SuggestedFix> withoutEpilog(const Experiment& experiment)
{
    std::vector<SuggestedFix> fixes{{"problem.epilog", "\"none\""}};
    for (const auto id : {MatmulOperand::bias, MatmulOperand::aux})
        if (experiment.placement.of(id))
            fixes.push_back({"placement." + nameFrom(id), "null"});
    return fixes;
}

std::optional<Fault> noEpilog(const Library& library, const Experiment& experiment)
{
    const Epilog epilog = experiment.problem.as<Matmul>().epilog;
    if (epilog == Epilog::none)
        return std::nullopt;
    return Fault{"problem.epilog",
        std::string(library.title) + " computes no epilog, so " + inQuotes(nameOf(epilog)) + " needs a GPU (cuBLASLt).",
        withoutEpilog(experiment)};
}

} // namespace phasebench::product_rules
