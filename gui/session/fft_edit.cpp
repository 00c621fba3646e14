// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/fft_edit.h"

#include "engine/problem/keys/key_path.h"
#include "gui/models/tr.h"

namespace phasebench {

nlohmann::json exampleProblem(std::type_identity<Fft>)
{
    return {{"shape", {1048576}}, {"type", "float32"}};
}

nlohmann::json withoutContradictions(
    std::type_identity<Fft>, nlohmann::json document, const std::string& key, const nlohmann::json& value)
{
    if (key == "problem.transform")
        return withoutKey(std::move(document), "problem.direction");
    if (key == "problem.in_place" && value == true)
        return withoutKey(std::move(document), "placement.out");
    return document;
}

std::vector<SweepSubject> sizeSubjects(std::type_identity<Fft>, const nlohmann::json& problem)
{
    const auto shape = problem.is_object() ? problem.value("shape", nlohmann::json()) : nlohmann::json();
    const std::size_t lengths = shape.is_array() ? std::max<std::size_t>(shape.size(), 1) : 1;
    if (lengths == 1) {
        SweepSubject length = numberSubject(tr("N, the length"), {"problem.shape.0"}, 256, 16777216);
        length.preset = tr("Sizes 2⁸ … 2²⁴");
        return {length};
    }
    std::vector<std::string> all;
    for (std::size_t i = 0; i < lengths; ++i)
        all.push_back("problem.shape." + std::to_string(i));
    std::vector<SweepSubject> subjects{numberSubject(tr("N, every length"), all, 16, lengths == 2 ? 4096 : 256)};
    for (std::size_t i = 0; i < lengths; ++i)
        subjects.push_back(numberSubject(tr("length %1").arg(i + 1), {all[i]}, 16, 4096));
    return subjects;
}

std::vector<std::string_view> sweptTypes(std::type_identity<Fft>)
{
    return {"float16", "float32", "float64"};
}

} // namespace phasebench
