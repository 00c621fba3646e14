// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/matmul_edit.h"

#include "engine/problem/keys/key_path.h"
#include "gui/models/tr.h"

namespace phasebench {

nlohmann::json exampleProblem(std::type_identity<Matmul>)
{
    return {{"m", 1024}, {"n", 1024}, {"k", 1024}, {"type", "float32"}};
}

nlohmann::json withoutContradictions(
    std::type_identity<Matmul>, nlohmann::json document, const std::string& key, const nlohmann::json& value)
{
    std::vector<std::string> dropped;
    if (key == "problem.type")
        dropped = {"problem.compute", "problem.a.type", "problem.b.type", "problem.c.type", "problem.d.type"};
    if (key == "problem.beta" && value == 0)
        dropped = {"placement.c", "problem.c"};
    if (key == "problem.epilog" && value.is_string()) {
        const auto name = value.get<std::string>();
        for (const char* const operand : {"bias", "aux"})
            if (name.find(operand) == std::string::npos)
                dropped.push_back(std::string("placement.") + operand);
    }
    for (const std::string& other : dropped)
        document = withoutKey(std::move(document), other);
    return document;
}

std::vector<SweepSubject> sizeSubjects(std::type_identity<Matmul>, const nlohmann::json&)
{
    std::vector<SweepSubject> subjects{
        numberSubject(tr("m = n = k"), {"problem.m", "problem.n", "problem.k"}, 256, 8192)};
    for (const char* const size : {"m", "n", "k"})
        subjects.push_back(numberSubject(QString::fromLatin1(size), {std::string("problem.") + size}, 256, 8192));
    return subjects;
}

std::vector<std::string_view> sweptTypes(std::type_identity<Matmul>)
{
    return {"float64", "float32", "float16", "bfloat16", "complex64", "complex128"};
}

} // namespace phasebench
