// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the check of results sees: wrong results of products and transforms, in how many of 20 seeds each is caught,
/// how far right ones stay from an alarm, and what a check takes.
#include "engine/worker/memory/fill.h"
#include "engine/worker/memory/number_format.h"
#include "engine/worker/memory/random_stream.h"
#include "engine/worker/memory/verify.h"

#include <algorithm>
#include <cblas.h>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fftw3.h>
#include <functional>
#include <string>

using namespace phasebench;

namespace {

constexpr int seeds = 20;

using Bytes = std::vector<std::byte>;

struct Case {
    Problem problem;
    PerOperand<Bytes> operands;
    Bytes before; ///< the result before the activation, where the check wants it

    explicit Case(Problem value, std::uint64_t seed)
        : problem(std::move(value))
    {
        for (const Operand& operand : operandsOf(problem)) {
            Bytes& bytes = of(operand.id);
            bytes.resize(static_cast<std::size_t>(operand.bytes));
            if (operand.role == Role::output)
                poison(bytes);
            else
                fillOperand(problem, operand, seed, bytes);
        }
    }
    Bytes& of(OperandId id) { return operands[id]; }
    float* floats(OperandId id) { return reinterpret_cast<float*>(of(id).data()); }
    Check check(std::uint64_t seed)
    {
        HostOperands host;
        for (const OperandId id : operandIds)
            host.of(id) = of(id);
        host.beforeActivation = before;
        return verify(problem, host, seed);
    }
};

struct Table {
    std::string title;
    double took = 0;
    int checks = 0;
    int alarms = 0;
    double headroom = INFINITY; ///< tolerance over error of right results, the least
    std::vector<std::pair<std::string, int>> caught{};

    Check timed(Case& value, std::uint64_t seed)
    {
        const auto start = std::chrono::steady_clock::now();
        const Check check = value.check(seed);
        took += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        ++checks;
        return check;
    }
    void right(Case& value, std::uint64_t seed)
    {
        const Check check = timed(value, seed);
        alarms += check.passed ? 0 : 1;
        headroom = std::min(headroom, check.tolerance / check.relative_error);
    }
    void wrong(const std::string& name, Case value, std::uint64_t seed)
    {
        const bool passed = timed(value, seed).passed;
        auto found = std::ranges::find(caught, name, &std::pair<std::string, int>::first);
        if (found == caught.end())
            found = caught.insert(caught.end(), {name, 0});
        found->second += passed ? 0 : 1;
    }
    void print() const
    {
        std::printf("%s: %d false alarms in %d, tolerance at least %.1f times the error; %.2f ms a check\n",
            title.c_str(), alarms, seeds, headroom, took / checks);
        for (const auto& [name, count] : caught)
            std::printf("    %-24s caught in %2d of %d%s\n", name.c_str(), count, seeds, count == seeds ? "" : "  <--");
        std::fflush(stdout);
    }
};

float toTf32(float value)
{
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    bits = (bits + 0x1000U) & 0xffffe000U;
    std::memcpy(&value, &bits, sizeof bits);
    return value;
}

void compute(Case& c, float alpha, bool tf32)
{
    const Matmul& p = c.problem.as<Matmul>();
    std::vector<float> a(c.floats(MatmulOperand::a), c.floats(MatmulOperand::a) + p.batch * p.m * p.k);
    std::vector<float> b(c.floats(MatmulOperand::b), c.floats(MatmulOperand::b) + p.batch * p.k * p.n);
    if (tf32) {
        std::ranges::transform(a, a.begin(), toTf32);
        std::ranges::transform(b, b.begin(), toTf32);
    }
    float* d = c.floats(MatmulOperand::d);
    for (std::int64_t e = 0; e < p.batch; ++e)
        cblas_sgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, static_cast<int>(p.m), static_cast<int>(p.n),
            static_cast<int>(p.k), alpha, a.data() + e * p.m * p.k, static_cast<int>(p.m), b.data() + e * p.k * p.n,
            static_cast<int>(p.k), 0, d + e * p.m * p.n, static_cast<int>(p.m));
    for (std::int64_t j = 0; j < p.n * p.batch; ++j)
        for (std::int64_t i = 0; i < p.m; ++i) {
            float& value = d[j * p.m + i];
            if (readsBias(p.epilog))
                value += c.floats(MatmulOperand::bias)[j / p.n * p.m + i];
        }
    if (p.epilog != Epilog::relu && p.epilog != Epilog::relu_bias)
        return;
    if (problemBeforeActivation(c.problem))
        c.before = c.of(MatmulOperand::d);
    for (std::int64_t i = 0; i < p.m * p.n * p.batch; ++i)
        d[i] = std::max(d[i], 0.0F);
}

void zeroTile(Case& c, std::int64_t rows, std::int64_t columns, const RandomStream& random)
{
    const Matmul& p = c.problem.as<Matmul>();
    rows = std::min(rows, p.m);
    columns = std::min(columns, p.n);
    const std::int64_t i0 = random.below(100, p.m - rows + 1);
    const std::int64_t j0 = random.below(101, p.n * p.batch - columns + 1);
    for (std::int64_t j = j0; j < j0 + columns; ++j)
        std::fill_n(c.floats(MatmulOperand::d) + j * p.m + i0, rows, 0.0F);
}

void products(std::int64_t m, std::int64_t n, std::int64_t k, std::int64_t batch, Epilog epilog)
{
    Matmul matmul;
    matmul.m = m;
    matmul.n = n;
    matmul.k = k;
    matmul.batch = batch;
    matmul.epilog = epilog;
    Table table{describe(Problem{matmul}) + ", " + std::string(nameOf(epilog))};
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        Case right(Problem{matmul}, seed);
        compute(right, 1, false);
        table.right(right, seed);
        const RandomStream random(seed, 77);
        const auto sabotaged = [&](const std::string& name, const std::function<void(Case&)>& change) {
            Case wrong = right;
            change(wrong);
            table.wrong(name, std::move(wrong), seed);
        };
        const auto entry = [&](Case& c) -> float& {
            std::uint64_t position = 0;
            for (;;) {
                float& value = c.floats(MatmulOperand::d)[random.below(position++, m * n * batch)];
                if (std::abs(value) > 0.25F * std::sqrt(static_cast<float>(k) / 9))
                    return value; // of a size that matters
            }
        };
        sabotaged("one entry 1e30", [&](Case& c) { entry(c) = 1e30F; });
        sabotaged("one entry infinite", [&](Case& c) { entry(c) = INFINITY; });
        sabotaged("one entry 5 % off", [&](Case& c) { entry(c) *= 1.05F; });
        sabotaged("one entry's sign", [&](Case& c) { entry(c) *= -1; });
        sabotaged("16 x 16 of zeros", [&](Case& c) { zeroTile(c, 16, 16, random); });
        sabotaged("64 x 64 of zeros", [&](Case& c) { zeroTile(c, 64, 64, random); });
        sabotaged("a column of zeros", [&](Case& c) { zeroTile(c, m, 1, random); });
        sabotaged("a row of zeros", [&](Case& c) { zeroTile(c, 1, n, random); });
        sabotaged("alpha 1.0001", [&](Case& c) { compute(c, 1.0001F, false); });
        sabotaged("TF32", [&](Case& c) { compute(c, 1, true); });
    }
    table.print();
}

void transforms(std::int64_t points, std::int64_t batch)
{
    Fft fft;
    fft.shape = {points};
    fft.batch = batch;
    Table table{describe(Problem{fft})};
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        Case right(Problem{fft}, seed);
        auto* in = reinterpret_cast<fftwf_complex*>(right.of(FftOperand::in).data());
        auto* out = reinterpret_cast<fftwf_complex*>(right.of(FftOperand::out).data());
        const int n = static_cast<int>(points);
        fftwf_plan plan = fftwf_plan_many_dft(
            1, &n, static_cast<int>(batch), in, nullptr, 1, n, out, nullptr, 1, n, FFTW_FORWARD, FFTW_ESTIMATE);
        fftwf_execute(plan);
        fftwf_destroy_plan(plan);
        table.right(right, seed);
        const RandomStream random(seed, 77);
        const std::int64_t first = random.below(0, batch) * points;
        const auto sabotaged = [&](const std::string& name, const std::function<void(fftwf_complex*)>& change) {
            Case wrong = right;
            change(reinterpret_cast<fftwf_complex*>(wrong.of(FftOperand::out).data()) + first);
            table.wrong(name, std::move(wrong), seed);
        };
        const std::int64_t k = random.below(1, points);
        sabotaged("two outputs swapped", [&](fftwf_complex* x) {
            const std::int64_t other = (k + 1 + random.below(2, points - 1)) % points;
            std::swap_ranges(x[k], x[k] + 2, x[other]);
        });
        sabotaged("swapped N/2 apart",
            [&](fftwf_complex* x) { std::swap_ranges(x[k], x[k] + 2, x[(k + points / 2) % points]); });
        sabotaged("one output's sign", [&](fftwf_complex* x) { x[k][0] *= -1, x[k][1] *= -1; });
        sabotaged("one output 5 % off", [&](fftwf_complex* x) { x[k][0] *= 1.05F, x[k][1] *= 1.05F; });
        sabotaged("N/64 turned by 90", [&](fftwf_complex* x) {
            for (std::int64_t i = 0; i < points / 64; ++i) {
                auto& value = x[(k + i) % points];
                const float real = value[0];
                value[0] = -value[1];
                value[1] = real;
            }
        });
        sabotaged("one output infinite", [&](fftwf_complex* x) { x[k][0] = INFINITY; });
    }
    table.print();
}

} // namespace

int main()
{
    for (const Epilog epilog : {Epilog::none, Epilog::relu_bias}) {
        products(124, 10, 15, 1, epilog);
        products(124, 1024, 1512, 1, epilog);
        products(1024, 512, 4096, 1, epilog);
        products(512, 256, 32768, 1, epilog);
        products(64, 48, 64, 100, epilog);
    }
    for (const std::int64_t points : {64, 4096, 65536, 1 << 20})
        transforms(points, 1);
    transforms(256, 1000);
}
