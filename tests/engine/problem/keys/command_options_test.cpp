// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/problem/random_experiment.h"
#include "tests/engine/problem/texts.h"

#include "engine/problem/keys/command_options.h"

namespace phasebench::command_options_test {
namespace {

using nlohmann::json;

json documentOf(const CommandOptions& options, json document = json::object())
{
    Faults faults;
    applyOptions(options, document, faults);
    for (const Fault& fault : faults)
        ADD_FAILURE() << fault.sentence;
    return document;
}

std::string mistakeOf(const CommandOptions& options, json document = json::object())
{
    Faults faults;
    applyOptions(options, document, faults);
    return faults.size() == 1 ? faults.front().sentence : std::to_string(faults.size()) + " faults";
}

json problemOf(const char* text)
{
    return documentOf({.problem = text, .sets = {}, .sweeps = {}})["problem"];
}

TEST(CommandOptions, SayAProblem)
{
    EXPECT_EQ(problemOf("matmul:8x4x2"), json({{"kind", "matmul"}, {"m", 8}, {"n", 4}, {"k", 2}, {"type", "float32"}}));
    EXPECT_EQ(problemOf("matmul:8x4x2:bf16")["type"], "bfloat16");
    EXPECT_EQ(problemOf("matmul:8x4x2:fp8")["type"], "float8_e4m3");
    EXPECT_EQ(problemOf("matmul:8x4x2:complex128")["type"], "complex128");
    EXPECT_EQ(problemOf("fft:16"), json({{"kind", "fft"}, {"shape", {16}}, {"type", "float32"}}));
    EXPECT_EQ(problemOf("fft:16x8x4:f64:r2c"),
        json({{"kind", "fft"}, {"shape", {16, 8, 4}}, {"type", "float64"}, {"transform", "r2c"}}));
    EXPECT_EQ(problemOf("fft:16:c64")["type"], "float32") << "a transform has a precision";
}

TEST(CommandOptions, SetKeysAsJsonOrAsWords)
{
    const json document = documentOf({.problem = "fft:16",
        .sets = {"measure.cache=hot", "measure.min_time=0.25", "measure.first_use=false", "title=a = b",
            "problem.shape.0=32", "planning.autotune.method=fixed", "execution={\"space\": \"cpu\"}",
            "execution.environment.OPENBLAS_CORETYPE=Haswell"},
        .sweeps = {}});
    EXPECT_EQ(document["measure"], json({{"cache", "hot"}, {"min_time", 0.25}, {"first_use", false}}));
    EXPECT_EQ(document["title"], "a = b");
    EXPECT_EQ(document["problem"]["shape"], json({32}));
    EXPECT_EQ(document["planning"]["autotune"], json({{"method", "fixed"}}));
    EXPECT_EQ(document["execution"], json({{"space", "cpu"}, {"environment", {{"OPENBLAS_CORETYPE", "Haswell"}}}}));
}

TEST(CommandOptions, AddAxes)
{
    const json document
        = documentOf({.problem = std::nullopt, .sets = {}, .sweeps = {"problem.m=256:1024:256", "problem.n=1:8:x2"}},
            json::parse(R"({"sweep": [{"key": "problem.k", "values": [1]}]})"));
    EXPECT_EQ(document["sweep"], json::parse(R"([{"key": "problem.k", "values": [1]},
        {"key": "problem.m", "from": 256, "to": 1024, "step": 256},
        {"key": "problem.n", "from": 1, "to": 8, "factor": 2}])"));
}

TEST(CommandOptions, SayMistakesInOneSentence)
{
    for (const char* text : {"gemm:8x8x8", "matmul", "matmul:8x8", "matmul:8x8x8x8", "matmul:8xax8", "matmul:8x8x",
             "matmul:8x8x8:f33", "matmul:8x8x8:f32:r2c", "fft:", "fft:1x2x3x4", "fft:16:f32:r2r", "fft:16:c64:r2c"}) {
        const std::string sentence = mistakeOf({.problem = text, .sets = {}, .sweeps = {}});
        EXPECT_TRUE(sentence.ends_with('.')) << text << ": " << sentence;
    }
    const auto set = [](const char* text) {
        return mistakeOf({.problem = std::nullopt, .sets = {text}, .sweeps = {}});
    };
    EXPECT_NE(set("problem.mm=3").find("did you mean \"problem.m\"?"), std::string::npos) << set("problem.mm=3");
    EXPECT_NE(set("cache=hot").find("did you mean \"measure.cache\"?"), std::string::npos) << set("cache=hot");
    EXPECT_NE(set("measure.cache").find("KEY=VALUE"), std::string::npos);
    EXPECT_NE(set("problem.shape.0=8").find("there is no list"), std::string::npos) << set("problem.shape.0=8");
    const auto sweep = [](const char* text) {
        return mistakeOf({.problem = std::nullopt, .sets = {}, .sweeps = {text}});
    };
    for (const char* text : {"problem.m", "problem.m=1", "problem.m=1:2", "problem.m=1:2:3:4", "problem.m=a:2:1",
             "problem.m=1:2:x", "problem.m=1:2:xx", "=1:2:3"})
        EXPECT_NE(sweep(text).find("KEY=FROM:TO:STEP"), std::string::npos) << text << ": " << sweep(text);
}

/// The shell's quoting undone: the words of a line.
std::vector<std::string> wordsOf(const std::string& line)
{
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\'')
            quoted = !quoted;
        else if (line[i] == '\\' && !quoted)
            word += line[++i];
        else if (line[i] == ' ' && !quoted)
            words.push_back(std::exchange(word, {}));
        else
            word += line[i];
    }
    words.push_back(word);
    return words;
}

CommandOptions optionsFrom(const std::string& line)
{
    CommandOptions options;
    const auto words = wordsOf(line);
    for (std::size_t i = 2; i + 1 < words.size(); i += 2)
        if (words[i] == "--problem")
            options.problem = words[i + 1];
        else if (words[i] == "--set")
            options.sets.push_back(words[i + 1]);
        else
            ADD_FAILURE() << line;
    return options;
}

TEST(CommandOptions, RepeatAnExperiment)
{
    test::RandomExperiments random(6);
    for (int i = 0; i < 300; ++i) {
        const Experiment meant = random.next();
        const std::string line = commandLine(optionsFor(meant));
        Faults faults;
        const Experiment read = experimentFromJson(documentOf(optionsFrom(line)), faults);
        ASSERT_TRUE(faults.empty()) << faults.front().sentence << "\n" << line;
        ASSERT_EQ(read, meant) << line;
    }
}

TEST(CommandOptions, AreFew)
{
    const auto lineOf = [](const std::string& text) {
        return commandLine(optionsFor(test::experiment(text)));
    };
    EXPECT_EQ(lineOf(test::matmulText()), "phasebench-cli run --problem matmul:8x4x2:float32");
    EXPECT_EQ(
        lineOf(test::fftText(R"("shape": [8], "transform": "c2r")", R"("title": "it's 5", "measure": {"seed": 2})")),
        "phasebench-cli run --problem fft:8:float32:c2r --set measure.seed=2 --set 'title=it'\\''s 5'");
}

} // namespace
} // namespace phasebench::command_options_test
