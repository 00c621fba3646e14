// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/verify_matmul.h"

#include "engine/worker/memory/matrix_reader.h"
#include "engine/worker/memory/number_format.h"
#include "engine/worker/memory/random_stream.h"
#include "engine/worker/memory/tolerance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace phasebench {

namespace {

using Numbers = std::vector<double>;
using Complex = std::complex<double>;

/// Products of two numbers that a check may add to what it reads: bounds its time, whatever the problem.
constexpr std::int64_t productBudget = 8'000'000;

/// Keeps the larger; what is no number is infinitely large.
void raise(double& worst, double value)
{
    if (!(value <= worst))
        worst = std::isfinite(value) ? value : std::numeric_limits<double>::infinity();
}

/// Can every entry be compared, one by one, within the budget?
bool isSmall(const Matmul& matmul)
{
    return static_cast<double>(matmul.m) * static_cast<double>(matmul.n) * static_cast<double>(matmul.k)
        * static_cast<double>(matmul.batch)
        <= static_cast<double>(productBudget);
}

/// The epilog without its activation; the same where it has none.
Epilog withoutActivation(Epilog epilog)
{
    switch (epilog) {
    case Epilog::relu:
    case Epilog::gelu:
        return Epilog::none;
    case Epilog::relu_bias:
    case Epilog::gelu_bias:
        return Epilog::bias;
    default:
        return epilog;
    }
}

double gelu(double x)
{
    const double inner = std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x);
    return 0.5 * x * (1 + std::tanh(inner));
}

/// What is computed, with the factors as the library gets them.
class Reference {
public:
    Reference(const Matmul& matmul, const HostOperands& operands)
        : m_matmul(matmul)
        , m_alpha(inComputeType(matmul.alpha, matmul.compute))
        , m_beta(inComputeType(matmul.beta, matmul.compute))
        , m_a(matmul, operands, MatmulOperand::a)
        , m_b(matmul, operands, MatmulOperand::b)
        , m_c(matmul, operands, MatmulOperand::c)
        , m_d(matmul, operands, MatmulOperand::d)
        , m_bias(readsBias(matmul.epilog) ? operands.of(MatmulOperand::bias).data() : nullptr)
    {
        switch (matmul.epilog) {
        case Epilog::none:
        case Epilog::bias:
        case Epilog::relu:
        case Epilog::relu_bias:
        case Epilog::gelu:
        case Epilog::gelu_bias:
            return;
        default:
            throw std::invalid_argument(
                "There is no reference for the epilog \"" + std::string(nameOf(matmul.epilog)) + "\".");
        }
    }

    double alpha() const { return m_alpha; }
    double beta() const { return m_beta; }
    const MatrixReader& a() const { return m_a; }
    const MatrixReader& b() const { return m_b; }
    const MatrixReader& c() const { return m_c; }
    const MatrixReader& d() const { return m_d; }

    double bias(std::int64_t row, std::int64_t batch) const
    {
        return m_bias ? readScalar(m_d.type(), m_bias, batch * m_matmul.m + row) : 0;
    }

    /// Is D a sum of what goes in? An activation is none, and neither is a result that saturates.
    bool isLinear() const
    {
        return (m_matmul.epilog == Epilog::none || m_matmul.epilog == Epilog::bias) && m_d.type() != DataType::int8;
    }

    /// The entry that `product`, of op(A) and op(B), comes to.
    Complex entry(Complex product, std::int64_t row, std::int64_t column, std::int64_t batch) const
    {
        Complex value = m_alpha * product;
        if (m_beta != 0)
            value += m_beta * m_c.entry(row, column, batch);
        value += bias(row, batch);
        if (withoutActivation(m_matmul.epilog) != m_matmul.epilog)
            value = activated(value.real());
        return m_d.type() == DataType::int8 ? std::clamp(value.real(), -128.0, 127.0) : value;
    }

    /// What the epilog's activation makes of a value.
    double activated(double value) const
    {
        if (m_matmul.epilog == Epilog::relu || m_matmul.epilog == Epilog::relu_bias)
            return value < 0 ? 0.0 : value; // what is no number stays none
        return m_matmul.epilog == Epilog::gelu || m_matmul.epilog == Epilog::gelu_bias ? gelu(value) : value;
    }

private:
    const Matmul& m_matmul;
    double m_alpha;
    double m_beta;
    MatrixReader m_a;
    MatrixReader m_b;
    MatrixReader m_c;
    MatrixReader m_d;
    const std::byte* m_bias;
};

/// Freivalds' check (R. Freivalds, "Probabilistic machines can use less running time", IFIP Congress 1977): with random
/// signs x, D x must be alpha A (B x) + beta C x + bias times the sum of x. That reads each matrix once, and every
/// entry of D counts with its full weight. The columns are taken in groups, as many as the budget allows: of fewer
/// columns less rounding adds up, so a smaller error is seen.
class ProductCheck {
public:
    ProductCheck(const Matmul& matmul, const Reference& reference, std::uint64_t seed)
        : m_matmul(matmul)
        , m_reference(reference)
        , m_random(seed, 0x66726569)
    {
        constexpr std::int64_t narrowest = 64;
        const std::int64_t perGroup = std::max<std::int64_t>(matmul.batch * matmul.m * matmul.k, 1);
        const std::int64_t most = (matmul.n + narrowest - 1) / narrowest;
        const std::int64_t groups
            = reference.isLinear() ? std::clamp<std::int64_t>(productBudget / perGroup, 1, most) : 1;
        m_width = (matmul.n + groups - 1) / groups;
        m_groups = (matmul.n + m_width - 1) / m_width;
        for (std::int64_t b = 0; b < matmul.batch; ++b)
            check(b);
    }

    /// The largest residual, divided by the square root of the number of entries in it: of the size of one entry's
    /// error where all have errors. 0 where the epilog is not linear.
    double worst() const { return m_worst; }

    /// The root mean square over all entries of sqrt(alpha^2 (S^2 + s^2) + (beta c)^2 + bias^2), where s is an entry of
    /// A B and S^2 the sum of the squares of its k products: see matmulTolerance().
    double scale() const
    {
        const double entries
            = static_cast<double>(m_matmul.m) * static_cast<double>(m_matmul.n) * static_cast<double>(m_matmul.batch);
        return std::hypot(std::abs(m_reference.alpha()) * std::sqrt(m_products / entries),
            std::abs(m_reference.beta()) * std::sqrt(m_added / entries), std::sqrt(m_biases / entries));
    }

private:
    void check(std::int64_t b)
    {
        Numbers signs(static_cast<std::size_t>(m_matmul.n));
        Numbers sums(static_cast<std::size_t>(m_groups), 0.0);
        for (std::int64_t j = 0; j < m_matmul.n; ++j) {
            const std::uint64_t bits = m_random.at(static_cast<std::uint64_t>(b * m_matmul.n + j));
            signs[static_cast<std::size_t>(j)] = (bits & 1U) != 0 ? 1.0 : -1.0;
            sums[static_cast<std::size_t>(j / m_width)] += signs[static_cast<std::size_t>(j)];
        }
        Numbers product(static_cast<std::size_t>(m_groups * m_matmul.m * m_reference.d().parts()), 0.0);
        if (m_reference.alpha() != 0) {
            Numbers squaresOfA;
            Numbers squaresOfB;
            const Numbers right = m_reference.b().signedSums(b, signs, m_width, &squaresOfB);
            product = m_reference.a().times(b, right, m_groups, &squaresOfA);
            m_products += std::inner_product(squaresOfA.begin(), squaresOfA.end(), squaresOfB.begin(), 0.0);
            // With random signs the mean square of a sum is the sum of the squares.
            m_products += std::inner_product(product.begin(), product.end(), product.begin(), 0.0);
        }
        Numbers added;
        if (m_reference.beta() != 0) {
            added = m_reference.c().signedSums(b, signs, m_width, nullptr);
            m_added += std::inner_product(added.begin(), added.end(), added.begin(), 0.0);
        }
        for (std::int64_t i = 0; i < m_matmul.m; ++i) {
            const double bias = m_reference.bias(i, b);
            m_biases += bias * bias * static_cast<double>(m_matmul.n);
        }
        if (!m_reference.isLinear())
            return;
        const Numbers got = m_reference.d().signedSums(b, signs, m_width, nullptr);
        const auto parts = static_cast<std::size_t>(m_reference.d().parts());
        std::size_t at = 0;
        for (std::int64_t g = 0; g < m_groups; ++g) {
            const std::int64_t width = std::min(m_width, m_matmul.n - g * m_width);
            const double root = std::sqrt(static_cast<double>(width));
            for (std::int64_t i = 0; i < m_matmul.m; ++i) {
                double squares = 0;
                for (std::size_t part = 0; part < parts; ++part, ++at) {
                    double wanted = m_reference.alpha() * product[at];
                    if (!added.empty())
                        wanted += m_reference.beta() * added[at];
                    if (part == 0)
                        wanted += m_reference.bias(i, b) * sums[static_cast<std::size_t>(g)];
                    const double residual = (got[at] - wanted) / root;
                    squares = parts == 1 ? std::abs(residual) : std::hypot(squares, residual);
                }
                raise(m_worst, squares);
            }
        }
    }

    const Matmul& m_matmul;
    const Reference& m_reference;
    RandomStream m_random;
    std::int64_t m_width = 1; ///< columns in a group
    std::int64_t m_groups = 1;
    double m_worst = 0;
    double m_products = 0; ///< sums over all entries
    double m_added = 0;
    double m_biases = 0;
};

/// Entries of D that are compared one by one: where some rows and some columns of one batch element cross.
struct Block {
    std::int64_t batch = 0;
    std::vector<std::int64_t> rows;
    std::vector<std::int64_t> columns;
};

std::vector<std::int64_t> range(std::int64_t begin, std::int64_t end)
{
    std::vector<std::int64_t> numbers(static_cast<std::size_t>(end - begin));
    std::iota(numbers.begin(), numbers.end(), begin);
    return numbers;
}

/// Where a result of an activation looks as if something were missing: the parts with the most zeros (a tile, or a
/// piece of a row or column, that was not written or lost its sum) and the entries that are furthest from zero. What is
/// found is only compared, so a right result may well hold them.
class Suspects {
public:
    Suspects(const Matmul& matmul, const MatrixReader& d)
        : m_d(d)
        , m_lines(d.linesAreColumns() ? matmul.n : matmul.m)
        , m_length(d.linesAreColumns() ? matmul.m : matmul.n)
    {
        for (std::int64_t b = 0; b < matmul.batch; ++b)
            look(b);
    }

    std::vector<Block> blocks() const
    {
        std::vector<Block> all;
        for (const Shape& shape : m_shapes)
            for (const Cell& cell : shape.fullest)
                all.push_back(block(cell.batch, range(cell.line, std::min(cell.line + shape.lines, m_lines)),
                    range(cell.begin, std::min(cell.begin + shape.length, m_length))));
        for (const Cell& cell : m_largest)
            all.push_back(block(cell.batch, {cell.line}, {cell.begin}));
        return all;
    }

private:
    struct Cell {
        double weight = 0; ///< zeros, or the size of the entry
        std::int64_t batch = 0;
        std::int64_t line = 0;
        std::int64_t begin = 0; ///< in the line
    };
    struct Shape {
        std::int64_t lines;
        std::int64_t length;
        std::vector<int> zeros{}; ///< of the cells of one row of cells
        std::vector<Cell> fullest{};
    };

    static void keep(std::vector<Cell>& cells, const Cell& cell)
    {
        constexpr std::size_t kept = 3;
        if (cells.size() == kept && !(cell.weight > cells.back().weight))
            return;
        cells.insert(std::ranges::upper_bound(cells, cell.weight, std::greater<>(), &Cell::weight), cell);
        if (cells.size() > kept)
            cells.pop_back();
    }

    Block block(std::int64_t batch, std::vector<std::int64_t> lines, std::vector<std::int64_t> places) const
    {
        if (m_d.linesAreColumns())
            return {batch, std::move(places), std::move(lines)};
        return {batch, std::move(lines), std::move(places)};
    }

    void look(std::int64_t b)
    {
        for (Shape& shape : m_shapes)
            shape.zeros.assign(static_cast<std::size_t>((m_length + shape.length - 1) / shape.length), 0);
        Numbers line(static_cast<std::size_t>(m_length));
        for (std::int64_t l = 0; l < m_lines; ++l) {
            m_d.load(b, l, 0, m_length, line.data());
            std::size_t furthest = 0;
            for (std::size_t i = 1; i < line.size(); ++i)
                if (std::abs(line[i]) > std::abs(line[furthest]))
                    furthest = i;
            keep(m_largest, {std::abs(line[furthest]), b, l, static_cast<std::int64_t>(furthest)});
            for (Shape& shape : m_shapes) {
                for (std::size_t i = 0; i < line.size(); ++i)
                    shape.zeros[i / static_cast<std::size_t>(shape.length)] += line[i] == 0 ? 1 : 0;
                if ((l + 1) % shape.lines != 0 && l + 1 != m_lines)
                    continue;
                for (std::size_t cell = 0; cell < shape.zeros.size(); ++cell)
                    keep(shape.fullest,
                        {static_cast<double>(shape.zeros[cell]), b, l / shape.lines * shape.lines,
                            static_cast<std::int64_t>(cell) * shape.length});
                std::ranges::fill(shape.zeros, 0);
            }
        }
    }

    const MatrixReader& m_d;
    std::int64_t m_lines;
    std::int64_t m_length;
    std::array<Shape, 3> m_shapes{Shape{8, 8}, Shape{1, 64}, Shape{64, 1}};
    std::vector<Cell> m_largest;
};

/// Compares entries with what they should be, one by one.
class EntryCheck {
public:
    EntryCheck(const Matmul& matmul, const Reference& reference)
        : m_matmul(matmul)
        , m_reference(reference)
    {
    }

    void compare(const Block& block)
    {
        const bool complex = m_reference.a().parts() == 2;
        std::vector<Numbers> columns;
        for (const std::int64_t column : block.columns)
            columns.push_back(m_reference.b().column(column, block.batch));
        for (const std::int64_t row : block.rows) {
            const Numbers left = m_reference.a().row(row, block.batch);
            for (std::size_t j = 0; j < columns.size(); ++j) {
                const Complex product = m_reference.alpha() == 0 ? Complex()
                    : complex                                    ? complexDot(left, columns[j])
                              : Complex(dot(left.data(), columns[j].data(), static_cast<std::int64_t>(left.size())));
                const Complex wanted = m_reference.entry(product, row, block.columns[j], block.batch);
                raise(m_worst, std::abs(m_reference.d().entry(row, block.columns[j], block.batch) - wanted));
                m_largest = std::max(m_largest, std::abs(wanted));
            }
        }
    }

    /// Corners of the first and the last batch element, and random places in as many batch elements as there are.
    void compareSamples(std::uint64_t seed)
    {
        constexpr std::int64_t samples = 24;
        for (const std::int64_t b : {std::int64_t{0}, m_matmul.batch - 1})
            for (const std::int64_t j : {std::int64_t{0}, m_matmul.n - 1})
                for (const std::int64_t i : {std::int64_t{0}, m_matmul.m - 1})
                    compare({b, {i}, {j}});
        const RandomStream random(seed, 0x76657269);
        for (std::int64_t s = 0; s < samples; ++s) {
            const auto position = static_cast<std::uint64_t>(3 * s);
            const std::int64_t batch
                = m_matmul.batch <= samples ? s % m_matmul.batch : random.below(position + 2, m_matmul.batch);
            compare({batch, {random.below(position, m_matmul.m)}, {random.below(position + 1, m_matmul.n)}});
        }
    }

    /// Everything where the budget allows it, else rows at random for a part of it.
    void compareRows(std::uint64_t seed)
    {
        const double perRow = static_cast<double>(m_matmul.n) * static_cast<double>(m_matmul.k);
        const auto affordable = static_cast<std::int64_t>(static_cast<double>(productBudget) / perRow);
        if (isSmall(m_matmul)) {
            for (std::int64_t b = 0; b < m_matmul.batch; ++b)
                compare({b, range(0, m_matmul.m), range(0, m_matmul.n)});
            return;
        }
        const RandomStream random(seed, 0x726f7773);
        std::vector<std::int64_t> rows;
        for (std::int64_t i = 0; i < affordable / 8; ++i)
            rows.push_back(random.below(static_cast<std::uint64_t>(i) + 1, m_matmul.m));
        if (!rows.empty())
            compare({random.below(0, m_matmul.batch), std::move(rows), range(0, m_matmul.n)});
    }

    /// All entries against the activation of what was computed without it.
    void compareActivated(const MatrixReader& before)
    {
        const MatrixReader& d = m_reference.d();
        const std::int64_t lines = d.linesAreColumns() ? m_matmul.n : m_matmul.m;
        const std::int64_t length = d.linesAreColumns() ? m_matmul.m : m_matmul.n;
        Numbers got(static_cast<std::size_t>(length));
        Numbers wanted(got.size());
        for (std::int64_t b = 0; b < m_matmul.batch; ++b)
            for (std::int64_t line = 0; line < lines; ++line) {
                d.load(b, line, 0, length, got.data());
                before.load(b, line, 0, length, wanted.data());
                for (std::size_t i = 0; i < got.size(); ++i) {
                    const double value = m_reference.activated(wanted[i]);
                    raise(m_worst, std::abs(got[i] - value));
                    m_largest = std::max(m_largest, std::abs(value));
                }
            }
    }

    double worst() const { return m_worst; }
    double largest() const { return m_largest; } ///< of what was wanted

private:
    const Matmul& m_matmul;
    const Reference& m_reference;
    double m_worst = 0;
    double m_largest = 0;
};

void requireOperands(const Matmul& matmul, const HostOperands& operands)
{
    for (const Operand& operand : operandsOf(Problem{matmul}))
        if (static_cast<std::int64_t>(operands.of(operand.id).size()) < operand.bytes)
            throw std::invalid_argument("The check was given too few bytes of the operand \""
                + std::string(nameOf(operand.id)) + "\": " + std::to_string(operands.of(operand.id).size())
                + " instead of " + std::to_string(operand.bytes) + ".");
}

/// The same operands with the result before the activation in the place of D.
HostOperands beforeActivation(const HostOperands& operands)
{
    HostOperands before = operands;
    before.of(MatmulOperand::d) = operands.beforeActivation;
    before.beforeActivation = {};
    return before;
}

/// What ProductCheck::scale() is, where `operands` hold a result before the activation whose sums are right.
std::optional<double> scaleBeforeActivation(const Matmul& matmul, const HostOperands& operands, std::uint64_t seed)
{
    const std::optional<Matmul> before = matmulBeforeActivation(matmul);
    if (!before || operands.beforeActivation.empty())
        return std::nullopt;
    const HostOperands given = beforeActivation(operands);
    requireOperands(*before, given);
    const Reference reference(*before, given);
    const ProductCheck products(*before, reference, seed);
    const double scale = products.scale();
    // Its largest entry is not known here; without it the tolerance is the smaller.
    return scale > 0 && products.worst() <= scale * matmulTolerance(*before, scale, 0) ? std::optional(scale)
                                                                                       : std::nullopt;
}

} // namespace

std::optional<Matmul> matmulBeforeActivation(const Matmul& matmul)
{
    if (withoutActivation(matmul.epilog) == matmul.epilog || isSmall(matmul)
        || matrixOf(matmul, MatmulOperand::d).type == DataType::int8)
        return std::nullopt;
    Matmul before = matmul;
    before.epilog = withoutActivation(matmul.epilog);
    return before;
}

Check verifyMatmul(const Matmul& matmul, const HostOperands& operands, std::uint64_t seed)
{
    requireOperands(matmul, operands);
    const Reference reference(matmul, operands);
    EntryCheck entries(matmul, reference);
    entries.compareSamples(seed);
    bool finite = true;
    double scale = 0;
    double worst = 0;
    if (const auto known = scaleBeforeActivation(matmul, operands, seed)) {
        scale = *known;
        entries.compareActivated(MatrixReader(matmul, beforeActivation(operands), MatmulOperand::d));
    } else {
        const ProductCheck products(matmul, reference, seed);
        scale = products.scale();
        worst = products.worst();
        if (!reference.isLinear()) {
            const Suspects suspects(matmul, reference.d());
            for (const Block& block : suspects.blocks())
                entries.compare(block);
            entries.compareRows(seed);
            finite = reference.d().isFinite(matmul.batch);
        }
    }

    raise(worst, entries.worst());
    Check check;
    check.tolerance = matmulTolerance(matmul, scale, entries.largest());
    if (!finite)
        check.relative_error = std::numeric_limits<double>::infinity();
    else if (scale > 0)
        check.relative_error = worst / scale;
    else
        check.relative_error = worst == 0 ? 0 : std::numeric_limits<double>::infinity();
    check.passed = check.relative_error <= check.tolerance;
    return check;
}

} // namespace phasebench
