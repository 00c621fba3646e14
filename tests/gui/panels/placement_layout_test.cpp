// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/problem/experiment_json.h"
#include "gui/panels/placement_map_layout.h"
#include "gui/panels/placement_map_text.h"
#include "tests/support/example_probe.h"
#include "tests/support/sample_runs.h"

#include <QApplication>
#include <gtest/gtest.h>

namespace phasebench::placement_layout_test {
namespace {

const MemorySpace pageable{MemorySpace::Kind::host_pageable, 0};
const MemorySpace pinned{MemorySpace::Kind::host_pinned, 0};
const MemorySpace managed{MemorySpace::Kind::managed, 0};
const MemorySpace gpu0{MemorySpace::Kind::gpu, 0};
const MemorySpace gpu1{MemorySpace::Kind::gpu, 1};

Machine computer(int gpus)
{
    Machine machine;
    machine.host = "lab";
    machine.cores = 16;
    for (int i = 0; i < gpus; ++i) {
        Gpu gpu;
        gpu.name = "NVIDIA H100 80GB HBM3";
        gpu.memory = 85520809984;
        machine.gpus.push_back(gpu);
    }
    return machine;
}

Experiment experiment(const std::string& problem, const std::string& rest, int gpus)
{
    Faults faults;
    Experiment read = experimentFromJson(
        nlohmann::json::parse(R"({"phasebench": 1, "problem": )" + problem + (rest.empty() ? "" : ", " + rest) + "}"),
        faults);
    EXPECT_TRUE(faults.empty()) << faults.front().sentence;
    resolve(read, {gpus, 16});
    return read;
}

constexpr const char* matmul = R"({"kind": "matmul", "m": 8000, "n": 2000, "k": 4000, "type": "float32"})";
constexpr const char* everything
    = R"({"kind": "matmul", "m": 4096, "n": 4096, "k": 1024, "type": "float16", "beta": 0.5, "epilog": "relu_aux_bias"})";

MapData mapOf(const std::string& problem, const std::string& rest, int gpus)
{
    const Machine machine = computer(gpus);
    return placementMap(experiment(problem, rest, gpus), &machine, nullptr, nullptr);
}

QFont font()
{
    QFont font = QApplication::font();
    font.setPixelSize(13);
    return font;
}

/// What holds for every map: all operands are somewhere, inside their regions, and nothing covers anything else.
void expectSound(const MapData& map, const MapLayout& layout, const std::string& what)
{
    ASSERT_EQ(layout.tiles.size(), map.tiles.size()) << what;
    const QRect all(QPoint(0, 0), layout.size);
    for (const auto& region : layout.regions) {
        EXPECT_TRUE(all.contains(region.box)) << what;
        for (const auto& other : layout.regions)
            EXPECT_TRUE(&region == &other || !region.box.intersects(other.box)) << what;
    }
    std::vector<QRect> boxes{layout.block};
    for (const auto& tile : layout.tiles) {
        const auto* region = layout.region(map.tile(tile.id)->home);
        ASSERT_TRUE(region) << what;
        EXPECT_TRUE(region->box.contains(tile.box)) << what << ": " << nameOf(tile.id);
        EXPECT_FALSE(region->empty) << what;
        boxes.push_back(tile.box);
    }
    for (const auto& mirror : layout.mirrors) {
        EXPECT_TRUE(layout.outline.contains(mirror.box)) << what << ": " << nameOf(mirror.id);
        boxes.push_back(mirror.box);
    }
    for (const auto& arrow : layout.arrows) {
        EXPECT_TRUE(all.contains(arrow.label)) << what << ": " << arrow.lines.join(QLatin1Char(' ')).toStdString();
        for (const auto& region : layout.regions)
            EXPECT_FALSE(region.box.intersects(arrow.label)) << what;
        boxes.push_back(arrow.label);
    }
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = i + 1; j < boxes.size(); ++j)
            EXPECT_FALSE(boxes[i].intersects(boxes[j])) << what << ": " << i << " and " << j;
}

TEST(PlacementLayoutTest, EveryCombinationFits)
{
    const struct {
        const char* problem;
        const char* rest;
        int gpus;
    } cases[] = {
        {matmul, "", 1},
        {matmul, R"("placement": {"a": "gpu:0", "b": "gpu:0", "d": "gpu:0"})", 1},
        {matmul, R"("placement": {"a": "host_pageable", "b": "host_pinned", "d": "managed"})", 1},
        {matmul, R"("placement": {"a": "gpu:1", "b": "host_pinned", "d": "gpu:1"}, "execution": {"space": "gpu:0"})",
            2},
        {matmul, R"("placement": {"a": "gpu:7", "b": "host_pinned", "d": "gpu:3"}, "execution": {"space": "gpu:5"})",
            8},
        {matmul, R"("execution": {"space": "cpu"})", 0},
        {matmul, R"("placement": {"a": "gpu:0", "b": "gpu:0", "d": "gpu:0"}, "execution": {"space": "cpu"})", 1},
        {matmul, R"("placement": {"a": "gpu:0", "b": "gpu:7", "d": "managed"}, "execution": {"space": "cpu"})", 8},
        {everything, "", 1},
        {everything, R"("execution": {"space": "cpu"})", 1},
        {everything, R"("placement": {"a": "host_pinned", "b": "managed", "c": "gpu:1", "aux": "gpu:1"})", 2},
        {everything,
            R"("placement": {"a": "gpu:0", "b": "gpu:0", "c": "gpu:0", "d": "gpu:0", "aux": "gpu:0", "bias": "gpu:0"})",
            1},
        {R"({"kind": "fft", "shape": [1048576], "type": "float32"})", "", 1},
        {R"({"kind": "fft", "shape": [1048576], "type": "float32"})",
            R"("placement": {"in": "gpu:0"}, "execution": {"space": "cpu"})", 1},
        {R"({"kind": "fft", "shape": [4096], "batch": 64, "type": "float32", "in_place": true})",
            R"("execution": {"space": "gpu:0"})", 1},
    };
    for (const auto& one : cases)
        for (const int width : {560, 686, 900, 1400})
            for (const int pixels : {13, 20}) {
                const MapData map = mapOf(one.problem, one.rest, one.gpus);
                QFont sized = font();
                sized.setPixelSize(pixels);
                const MapLayout layout = layoutMap(map, sized, width * pixels / 13);
                EXPECT_LE(layout.size.height(), (one.gpus > 2 ? 320 : 300) * pixels / 13) << one.problem << one.rest;
                expectSound(map, layout, std::string(one.problem) + one.rest + " in " + std::to_string(width));
            }
}

TEST(PlacementLayoutTest, TheSameMapHasTheSamePlaces)
{
    const MapData map = mapOf(matmul, "", 1);
    const MapLayout once = layoutMap(map, font(), 686);
    const MapLayout again = layoutMap(map, font(), 686);
    EXPECT_LE(once.size.height(), 190);
    for (std::size_t i = 0; i < once.tiles.size(); ++i)
        EXPECT_EQ(once.tiles[i].box, again.tiles[i].box);
}

TEST(PlacementLayoutTest, TilesOfMoreBytesAreWider)
{
    const MapLayout layout = layoutMap(mapOf(matmul, "", 1), font(), 900);
    ASSERT_EQ(layout.tiles.size(), 3u);
    EXPECT_GT(layout.tiles[0].box.width(), layout.tiles[2].box.width()) << "A has 128 MB and D 64";
    EXPECT_GT(layout.tiles[2].box.width(), layout.tiles[1].box.width()) << "B has 32 MB";
}

TEST(PlacementLayoutTest, KeysLeadToWhatLiesThere)
{
    const MapLayout onGpu = layoutMap(mapOf(matmul, "", 1), font(), 686);
    EXPECT_EQ(onGpu.neighbours(pageable, MapWay::down), (std::vector{pinned, managed}));
    EXPECT_EQ(onGpu.neighbours(managed, MapWay::up), (std::vector{pinned, pageable}));
    EXPECT_EQ(onGpu.neighbours(pinned, MapWay::right), (std::vector{gpu0}));
    EXPECT_EQ(onGpu.neighbours(gpu0, MapWay::left), (std::vector{pageable, pinned, managed}));
    EXPECT_TRUE(onGpu.neighbours(gpu0, MapWay::right).empty());
    const MapLayout onCpu = layoutMap(mapOf(matmul, R"("execution": {"space": "cpu"})", 2), font(), 686);
    EXPECT_EQ(onCpu.neighbours(pinned, MapWay::right), (std::vector{gpu0, gpu1}));
    EXPECT_EQ(onCpu.neighbours(gpu0, MapWay::down), (std::vector{gpu1}));
}

TEST(PlacementMapTest, CopiesAreGroupedByWhereTheOperandsLive)
{
    const MapData map = mapOf(matmul, "", 1);
    ASSERT_EQ(map.copies.size(), 2u);
    EXPECT_EQ(map.copies[0].direction, Phase::copy_in);
    EXPECT_EQ(map.copies[0].bytes(), 160'000'000);
    EXPECT_EQ(map.copies[1].direction, Phase::copy_out);
    EXPECT_EQ(map.copies[1].bytes(), 64'000'000);
    EXPECT_EQ(mapText::lines(map.copies[0], map.execution), QStringList{QStringLiteral("A, B up · 160\u00a0MB")})
        << "neither measured nor predicted";
    EXPECT_TRUE(map.tile(MatmulOperand::a)->mirrored);
    const MapData there = mapOf(matmul, R"("placement": {"a": "gpu:0", "b": "gpu:0", "d": "gpu:0"})", 1);
    EXPECT_TRUE(there.copies.empty());
    EXPECT_FALSE(there.tile(MatmulOperand::a)->mirrored);
    const MapData down
        = mapOf(matmul, R"("placement": {"a": "gpu:0", "b": "gpu:0"}, "execution": {"space": "cpu"})", 1);
    ASSERT_EQ(down.copies.size(), 2u) << "D follows its inputs, which share a memory space";
    EXPECT_EQ(mapText::lines(down.copies[0], down.execution).front(), QStringLiteral("A, B down · 160\u00a0MB"));
    EXPECT_EQ(mapText::lines(down.copies[1], down.execution).front(), QStringLiteral("D back up · 64.0\u00a0MB"));
}

TEST(PlacementMapTest, ManagedMemoryMovesAsItsModeSays)
{
    const std::string placed = R"("placement": {"a": "managed", "b": "gpu:0", "d": "gpu:0"})";
    const MapData prefetched = mapOf(matmul, placed, 1);
    ASSERT_EQ(prefetched.copies.size(), 1u);
    EXPECT_FALSE(prefetched.copies[0].byFaults);
    EXPECT_EQ(prefetched.copies[0].mode, "prefetch");
    EXPECT_FALSE(prefetched.tile(MatmulOperand::a)->mirrored) << "pages move, there is no copy";
    const MapData faults = mapOf(matmul, placed + R"(, "transfer": {"managed": "fault"})", 1);
    ASSERT_EQ(faults.copies.size(), 1u);
    EXPECT_TRUE(faults.copies[0].byFaults);
    EXPECT_TRUE(mapText::lines(faults.copies[0], faults.execution).back().contains(QStringLiteral("touched")));
}

TEST(PlacementMapTest, FiguresAreTheMeasuredOnesAndElseThePredicted)
{
    const auto run = samples::fourPlacements().front();
    const Experiment& pageableRun = run->experiment;
    const LinkProbe probe = test::exampleProbe(run->machine);
    const CallPrediction prediction = predict(pageableRun, run->machine, &probe, {});
    const MapData before = placementMap(pageableRun, &run->machine, nullptr, &prediction);
    ASSERT_TRUE(before.copies.front().predicted());
    EXPECT_FALSE(before.copies.front().measured());
    EXPECT_TRUE(
        mapText::lines(before.copies.front(), before.execution).back().startsWith(QStringLiteral("predicted ")));
    EXPECT_FALSE(before.block.measured);

    const MapData after = placementMap(pageableRun, &run->machine, run.get(), &prediction);
    ASSERT_TRUE(after.copies.front().measured());
    EXPECT_NEAR(*after.copies.front().measured(), 29100, 300);
    const QString line = mapText::lines(after.copies.front(), after.execution).back();
    EXPECT_TRUE(line.contains(QStringLiteral("GB/s")) && line.contains(QStringLiteral("29."))) << line.toStdString();
    const QString tip = mapText::toolTip(after.copies.front(), after.execution);
    EXPECT_TRUE(tip.contains(QStringLiteral("predicted")) && tip.contains(QStringLiteral("CUPTI")))
        << tip.toStdString();
    ASSERT_TRUE(after.block.measured);
    EXPECT_EQ(mapText::time(after.block), QStringLiteral("2.60\u00a0ms"));
}

TEST(PlacementMapTest, WhatTheComputerLacksSaysWhy)
{
    Machine laptop = computer(0);
    laptop.cuda_reason = "There is no NVIDIA driver.";
    const Experiment onCpu = experiment(matmul, "", 0);
    const MapData map = placementMap(onCpu, &laptop, nullptr, nullptr);
    EXPECT_TRUE(map.region(pageable)->missing.isEmpty());
    for (const MemorySpace& space : {pinned, managed, gpu0})
        EXPECT_EQ(map.region(space)->missing, QStringLiteral("There is no NVIDIA driver."));
    const MapData unknown = placementMap(onCpu, nullptr, nullptr, nullptr);
    EXPECT_TRUE(unknown.region(gpu0)->missing.isEmpty()) << "the computer was not described yet";
}

TEST(PlacementMapTest, TitlesLoseWordsNotLetters)
{
    const QString title = QStringLiteral("GPU 0 · H100 80GB HBM3");
    const QFontMetrics metrics(font());
    EXPECT_EQ(mapText::shortened(title, font(), 1000), title);
    EXPECT_EQ(mapText::shortened(title, font(), metrics.horizontalAdvance(QStringLiteral("GPU 0 · H100 80"))),
        QStringLiteral("GPU 0 · H100"));
    EXPECT_EQ(mapText::shortened(title, font(), metrics.horizontalAdvance(QStringLiteral("GPU 0 · H"))),
        QStringLiteral("GPU 0"));
}

} // namespace
} // namespace phasebench::placement_layout_test
