// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/problem/random_experiment.h"
#include "tests/engine/problem/texts.h"

#include "engine/problem/keys/key.h"
#include "engine/problem/keys/key_path.h"
#include "engine/problem/keys/key_reference.h"

#include <fstream>
#include <set>
#include <sstream>

namespace phasebench::key_test {
namespace {

using nlohmann::json;

bool isObjectWithKeys(const Key& key)
{
    return std::ranges::any_of(
        experimentKeys(), [&](const Key& inner) { return inner.name.starts_with(key.name + "."); });
}

/// What is in an experiment that no row of the table names.
void unknownIn(const json& value, const std::string& name, std::vector<std::string>& unknown)
{
    const Key* const key = findKey(name);
    if (value.is_object() && (!key || isObjectWithKeys(*key)))
        for (const auto& [word, inner] : value.items())
            unknownIn(inner, name.empty() ? word : name + "." + word, unknown);
    else if (!key)
        unknown.push_back(name);
}

TEST(Keys, NameEverythingThatAnExperimentHolds)
{
    test::RandomExperiments random(1);
    for (int i = 0; i < 200; ++i) {
        std::vector<std::string> unknown;
        unknownIn(toJson(random.next()), "", unknown);
        EXPECT_EQ(unknown, std::vector<std::string>());
    }
}

TEST(Keys, HaveATitleAndASentence)
{
    for (const Key& key : experimentKeys()) {
        EXPECT_FALSE(key.title.empty()) << key.name;
        ASSERT_FALSE(key.help.empty()) << key.name;
        EXPECT_TRUE(key.help.ends_with('.') || key.help.ends_with('?') || key.help.ends_with("…")) << key.name;
        EXPECT_EQ(key.type == KeyType::word, !key.words.empty()) << key.name;
        const bool saysWhatHolds = !key.fallback.is_null() || !key.left_out.empty() || !key.required.empty();
        EXPECT_TRUE(saysWhatHolds) << key.name << " says nothing of what holds where it is left out";
    }
}

/// What the table says of defaults is what reading gives.
TEST(Keys, HaveTheirDefaults)
{
    for (const std::string& text : {test::matmulText(R"("beta": 1)"), test::fftText()}) {
        const Experiment e = test::experiment(text);
        const json document = toJson(e);
        for (const Key& key : experimentKeys()) {
            const json* const value = findAt(document, key.name);
            if (!value || key.fallback.is_null() || isObjectWithKeys(key) || key.name == "problem.beta")
                continue;
            // FFTW's effort is not set where it is left out.
            EXPECT_TRUE(*value == key.fallback || value->is_null()) << key.name << " " << *value;
        }
    }
}

TEST(Keys, AreFoundByTheirNames)
{
    ASSERT_TRUE(findKey("measure.max_noise"));
    EXPECT_EQ(findKey("measure.max_noise")->type, KeyType::number);
    EXPECT_EQ(findKey("problem.shape.0")->name, "problem.shape");
    EXPECT_EQ(findKey("execution.environment.OPENBLAS_CORETYPE")->name, "execution.environment");
    EXPECT_EQ(findKey("planning.configuration.tile")->name, "planning.configuration");
    for (const char* none : {"", "measure", "measure.noise", "problem.m.x", "problem.a.x", "planning.autotune.x"})
        EXPECT_EQ(findKey(none), nullptr) << none;
    EXPECT_EQ(nearestKey("problem.mm"), "problem.m");
    EXPECT_EQ(nearestKey("measure.max_nois"), "measure.max_noise");
    EXPECT_EQ(nearestKey("timeout"), "measure.timeout");
    EXPECT_EQ(nearestKey("nothing like it"), "");
}

TEST(Keys, SayWhereTheyApply)
{
    const Experiment matmul = test::resolved(test::matmulText({}, R"("execution": {"space": "cpu"})"));
    const Experiment fft = test::resolved(test::fftText());
    const auto applies = [](const char* name, const Experiment& e) {
        return appliesTo(*findKey(name), e);
    };
    EXPECT_TRUE(applies("problem.m", matmul));
    EXPECT_FALSE(applies("problem.m", fft));
    EXPECT_FALSE(applies("problem.c.order", matmul));
    EXPECT_TRUE(applies("problem.shape", fft));
    EXPECT_FALSE(applies("planning.effort", matmul));
    EXPECT_TRUE(applies("planning.effort", fft));
    EXPECT_TRUE(applies("execution.threads", matmul));
    EXPECT_FALSE(applies("transfer.managed", fft));
    EXPECT_FALSE(applies("placement.out", matmul));
}

TEST(Keys, TellTwoExperimentsApart)
{
    const Experiment a = test::experiment(test::matmulText());
    Experiment b = a;
    EXPECT_TRUE(differingKeys(a, b).empty());
    b.measure.seed = 5;
    b.problem.as<Matmul>().a.order = Order::row;
    std::set<std::string> names;
    for (const Key* key : differingKeys(a, b))
        names.insert(key->name);
    EXPECT_EQ(names, (std::set<std::string>{"measure.seed", "problem.a", "problem.a.order"}));
}

TEST(Keys, AreTheManualsPage)
{
    std::ifstream file(std::string(PHASEBENCH_SOURCE_DIR) + "/resources/manual/keys.md", std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    EXPECT_EQ(text.str(), keyReferenceMarkdown())
        << "Write it anew: phasebench-cli keys --markdown > resources/manual/keys.md";
}

TEST(Keys, AreJsonForPrograms)
{
    const json keys = keyReferenceJson()["keys"];
    ASSERT_EQ(keys.size(), experimentKeys().size());
    for (const json& key : keys)
        for (const char* field : {"name", "type", "unit", "range", "default", "applies", "sweepable", "title", "help"})
            EXPECT_TRUE(key.contains(field)) << key;
    const auto noise = std::ranges::find_if(keys, [](const json& key) { return key["name"] == "measure.max_noise"; });
    EXPECT_EQ((*noise)["range"], json({{"least", 0.0}, {"most", 1.0}, {"open", true}}));
    EXPECT_EQ((*noise)["default"], 0.005);
}

} // namespace
} // namespace phasebench::key_test
