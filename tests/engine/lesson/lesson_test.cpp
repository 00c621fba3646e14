// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/lesson/guess.h"
#include "engine/lesson/missing_recordings.h"
#include "tests/support/example_run.h"
#include "tests/support/places.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace phasebench::lesson_test {
namespace {

using nlohmann::json;
using phasebench::test::exampleRun;
using ::testing::HasSubstr;

std::filesystem::path examples()
{
    return sourceFolder() / "resources/examples";
}

std::vector<std::filesystem::path> lessonFiles()
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(sourceFolder() / "resources/lessons"))
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

json call(const char* run)
{
    return {{"figure", "call"}, {"run", run}};
}

json goodLesson()
{
    const json problem = {{"problem", {{"kind", "matmul"}, {"m", 8}, {"n", 8}, {"k", 8}, {"type", "float32"}}}};
    return {{"phasebench_lesson", 1}, {"title", "A lesson"}, {"text", {"Some text."}}, {"question", "Which?"},
        {"experiments",
            {{{"id", "a"}, {"label", "one"}, {"given", true}, {"experiment", problem}},
                {{"id", "b"}, {"label", "two"}, {"experiment", problem}, {"live", problem}}}},
        {"predictions",
            {{{"kind", "value"}, {"prompt", "How long?"}, {"of", call("b")}, {"from", 0}, {"to", 100}},
                {{"kind", "choice"}, {"prompt", "Which?"},
                    {"of", {{"figure", "ratio"}, {"of", {call("b"), call("a")}}}},
                    {"options", {{{"text", "faster"}, {"verdict", "faster"}}, {{"text", "slower"}, {"from", 1}}}}}}},
        {"figures", {{"time", call("a")}}}, {"reveal", {"It takes {time}."}}};
}

Faults faultsOf(const json& document)
{
    Faults faults;
    Lesson::parse(document.dump(), examples(), faults);
    return faults;
}

TEST(LessonTest, EveryLessonOfTheProgramIsValidAndFindsItsNext)
{
    const auto files = lessonFiles();
    ASSERT_EQ(files.size(), 10u);
    for (std::size_t i = 0; i < files.size(); ++i) {
        Faults faults;
        const Lesson lesson = Lesson::read(files[i], faults);
        for (const Fault& fault : faults)
            ADD_FAILURE() << files[i] << ": " << fault.key << ": " << fault.sentence;
        EXPECT_EQ(lesson.number, static_cast<std::int64_t>(i + 1));
        for (const LessonNext& next : lesson.next)
            EXPECT_TRUE(next.lesson.empty() || std::filesystem::exists(files[i].parent_path() / next.lesson))
                << next.lesson;
    }
}

TEST(LessonTest, AGoodLessonIsRead)
{
    Faults faults;
    const Lesson lesson = Lesson::parse(goodLesson().dump(), examples(), faults);
    for (const Fault& fault : faults)
        ADD_FAILURE() << fault.key << ": " << fault.sentence;
    EXPECT_EQ(lesson.title, "A lesson");
    EXPECT_TRUE(lesson.experiments[0].given);
    EXPECT_TRUE(lesson.canBeReplayed());
    EXPECT_FALSE(lesson.canBeMeasured(false)) << "the first experiment has no live variant";
    EXPECT_TRUE(lesson.canBeMeasured(true));
    EXPECT_EQ(lesson.predictions[1].of.of[1].run, "a");
    EXPECT_TRUE(isLesson(goodLesson().dump()));
    EXPECT_FALSE(isLesson(R"({"phasebench": 1})"));
    EXPECT_FALSE(isLesson("nothing"));
}

struct Bad {
    const char* what;
    const char* path; ///< JSON pointer
    json value; ///< discarded: the key is removed
    const char* key; ///< of the fault
    const char* sentence; ///< a part of it
};

class BadLesson : public ::testing::TestWithParam<Bad> { };

TEST_P(BadLesson, IsToldInOneSentence)
{
    json document = goodLesson();
    const json::json_pointer place(GetParam().path);
    if (GetParam().value.is_discarded())
        document[place.parent_pointer()].erase(place.back());
    else
        document[place] = GetParam().value;
    const Faults faults = faultsOf(document);
    ASSERT_EQ(faults.size(), 1u) << GetParam().what << (faults.size() > 1 ? faults[1].sentence : "");
    EXPECT_EQ(faults[0].key, GetParam().key) << faults[0].sentence;
    EXPECT_THAT(faults[0].sentence, HasSubstr(GetParam().sentence));
    EXPECT_THAT(faults[0].sentence.back(), ::testing::AnyOf('.', '?'));
}

const json gone(json::value_t::discarded);

INSTANTIATE_TEST_SUITE_P(Table, BadLesson,
    ::testing::Values(Bad{"no version", "/phasebench_lesson", gone, "phasebench_lesson", "missing"},
        Bad{"another version", "/phasebench_lesson", 2, "phasebench_lesson", "2"},
        Bad{"unknown key", "/tittle", "x", "tittle", "title"}, Bad{"no title", "/title", gone, "title", "missing"},
        Bad{"empty title", "/title", " ", "title", "empty"},
        Bad{"text is no list", "/text", "x", "text", "list of texts"},
        Bad{"no question", "/question", gone, "question", "missing"},
        Bad{"a view that is none", "/view", "bars", "view", "phases"},
        Bad{"no experiment", "/experiments", json::array(), "experiments", "1 to 8"},
        Bad{"an experiment that is no object", "/experiments/1", 7, "experiments.1", "object"},
        Bad{"two of one id", "/experiments/1/id", "a", "experiments.1.id", "must differ"},
        Bad{"an example that is not there", "/experiments/0/experiment", "none.json", "experiments.0.experiment",
            "no such file"},
        Bad{"a path out of the folder", "/experiments/0/experiment", "../secret.json", "experiments.0.experiment",
            "name of a file"},
        Bad{"a bad experiment", "/experiments/0/experiment/problem/m", -1, "experiments.0.experiment", "problem.m"},
        Bad{"no predictions", "/predictions", gone, "predictions", "missing"},
        Bad{"a kind that is none", "/predictions/0/kind", "guess", "predictions.0.kind", "value"},
        Bad{"an empty axis", "/predictions/0/to", 0, "predictions.0.to", "more than"},
        Bad{"a figure that is none", "/predictions/0/of/figure", "calls", "predictions.0.of.figure", "call"},
        Bad{"a run that is none", "/predictions/0/of/run", "c", "predictions.0.of.run", "\"c\""},
        Bad{"one option", "/predictions/1/options", json::array({{{"text", "x"}, {"from", 1}}}),
            "predictions.1.options", "2 to 6"},
        Bad{"an option that nothing decides", "/predictions/1/options/0/verdict", gone,
            "predictions.1.options.0.verdict", "needs it"},
        Bad{"half a ratio", "/predictions/1/of/of", json::array({call("a")}), "predictions.1.of.of", "two"},
        Bad{"a ratio that is read as a time", "/predictions/1/of/as", "time", "predictions.1.of.as", "share"},
        Bad{"a reading of what is no ratio", "/predictions/0/of/as", "share", "predictions.0.of.as", "as"},
        Bad{"a figure that is not named", "/reveal/0", "It takes {tme}.", "reveal", "{tme}"},
        Bad{"nothing revealed", "/reveal", gone, "reveal", "missing"},
        Bad{"a next that leads nowhere", "/next", json::array({{{"label", "on"}}}), "next.0.lesson",
            "one of the two"}));

TEST(LessonTest, TextThatIsNoLessonIsToldInOneSentence)
{
    for (const char* text : {"", "{", "[1]", R"({"phasebench_lesson": 1, "phasebench_lesson": 1})"}) {
        Faults faults;
        Lesson::parse(text, examples(), faults);
        ASSERT_EQ(faults.size(), 1u) << text;
        EXPECT_THAT(faults[0].sentence, ::testing::Not(HasSubstr("xperiment"))) << faults[0].sentence;
    }
    Faults faults;
    Lesson::read("/nowhere/lesson.json", faults);
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_THAT(faults[0].sentence, HasSubstr("cannot be read"));
}

LessonRuns twoRuns()
{
    auto host = std::make_shared<phasebench::Run>(exampleRun());
    auto gpu = std::make_shared<phasebench::Run>(exampleRun("gpu:0"));
    return {{"host", {host}}, {"gpu", {gpu}}};
}

Quantity figure(Quantity::Kind kind, const char* run = "host")
{
    Quantity quantity;
    quantity.kind = kind;
    quantity.run = run;
    return quantity;
}

TEST(QuantityTest, ComesFromTheRuns)
{
    const LessonRuns runs = twoRuns();
    const phasebench::Run& host = *runs.at("host").front();
    const phasebench::Run& gpu = *runs.at("gpu").front();
    const auto time = evaluate(figure(Quantity::Kind::call), runs);
    ASSERT_TRUE(time);
    EXPECT_DOUBLE_EQ(time->value, host.call->figure.median);
    EXPECT_EQ(time->low, host.call->figure.low);

    Quantity ratio = figure(Quantity::Kind::ratio);
    ratio.of = {figure(Quantity::Kind::call), figure(Quantity::Kind::call, "gpu")};
    const auto slower = evaluate(ratio, runs);
    ASSERT_TRUE(slower);
    EXPECT_DOUBLE_EQ(slower->value, host.call->figure.median / gpu.call->figure.median);
    EXPECT_LE(*slower->low, slower->value);
    EXPECT_GE(*slower->high, slower->value);
    ratio.of[0].factor = 10;
    EXPECT_NEAR(evaluate(ratio, runs)->value, 10 * slower->value, 1e-6 * slower->value);
    EXPECT_NEAR(*evaluate(ratio, runs)->high, 10 * *slower->high, 1e-6 * slower->value);

    Quantity share = figure(Quantity::Kind::share);
    share.phases = {Phase::copy_in, Phase::copy_out};
    const auto copying = evaluate(share, runs);
    ASSERT_TRUE(copying);
    EXPECT_GT(copying->value, 0.8);
    EXPECT_LE(*copying->high, 1);
    share.run = "gpu";
    EXPECT_EQ(evaluate(share, runs)->value, 0) << "nothing is copied";

    Quantity difference = figure(Quantity::Kind::difference);
    difference.of = ratio.of;
    difference.of[0].factor = 1;
    EXPECT_DOUBLE_EQ(evaluate(difference, runs)->value, host.call->figure.median - gpu.call->figure.median);

    EXPECT_THAT(evaluate(figure(Quantity::Kind::call, "none"), runs).error().sentence, HasSubstr("has not run yet"));
    EXPECT_THAT(evaluate(figure(Quantity::Kind::gain), runs).error().sentence, HasSubstr("no candidates"));
}

TEST(QuantityTest, ARatioIsReadAsTheLessonSays)
{
    json document = goodLesson();
    Faults faults;
    EXPECT_EQ(Lesson::parse(document.dump(), examples(), faults).predictions[1].of.unit(), Unit::times);
    document["predictions"][1]["of"]["as"] = "share";
    EXPECT_EQ(Lesson::parse(document.dump(), examples(), faults).predictions[1].of.unit(), Unit::share);
    document["predictions"][1]["of"]["as"] = "count";
    EXPECT_EQ(Lesson::parse(document.dump(), examples(), faults).predictions[1].of.unit(), Unit::count);
    EXPECT_TRUE(faults.empty());
}

TEST(QuantityTest, ACrossingLiesBetweenTwoMeasuredPoints)
{
    LessonRuns runs;
    for (const auto& [m, median] : {std::pair(100, 5.0), std::pair(200, 20.0), std::pair(400, 80.0)}) {
        auto run = std::make_shared<phasebench::Run>(exampleRun());
        std::get<Matmul>(run->experiment.problem.value).m = m;
        run->call->figure.median = median;
        runs["sweep"].push_back(run);
    }
    Quantity crossing = figure(Quantity::Kind::crossing, "sweep");
    crossing.of = {figure(Quantity::Kind::call, "sweep")};
    crossing.keys = {"problem.shape.0", "problem.m"};
    crossing.above = 50;
    const auto found = evaluate(crossing, runs);
    ASSERT_TRUE(found) << found.error().sentence;
    EXPECT_EQ(found->value, 400);
    EXPECT_EQ(found->low, 200);
    crossing.above = 1;
    EXPECT_EQ(evaluate(crossing, runs)->value, 100);
    EXPECT_FALSE(evaluate(crossing, runs)->low) << "it may lie below what was measured";
    crossing.above = 1000;
    EXPECT_THAT(evaluate(crossing, runs).error().sentence, HasSubstr("not reached"));
}

TEST(ChoiceTest, TheMeasurementDecides)
{
    Prediction choice;
    choice.kind = Prediction::Kind::choice;
    choice.of = figure(Quantity::Kind::ratio);
    choice.of.of = {figure(Quantity::Kind::call), figure(Quantity::Kind::call, "gpu")};
    choice.options = {{"faster", Verdict::faster, {}, {}}, {"slower", Verdict::slower, {}, {}}};
    EXPECT_EQ(rightOption(choice, twoRuns()), 1u);
    choice.options = {{"less", {}, {}, 2.0}, {"more", {}, 2.0, {}}};
    EXPECT_EQ(rightOption(choice, twoRuns()), 1u);
    const double ratio = evaluate(choice.of, twoRuns())->value;
    choice.options = {{"less", {}, {}, ratio}, {"more", {}, ratio, {}}};
    EXPECT_THAT(rightOption(choice, twoRuns()).error().sentence, HasSubstr("border of two answers"));
    choice.of.of[0].run = "gpu";
    choice.options = {{"faster", Verdict::faster, {}, {}}, {"slower", Verdict::slower, {}, {}}};
    EXPECT_THAT(rightOption(choice, twoRuns()).error().sentence, HasSubstr("cannot be told"));
}

TEST(RevealTest, PutsTheFiguresInAndSaysWhatIsNotThere)
{
    Lesson lesson;
    lesson.reveal = {"{host} and {host}, {none}."};
    lesson.figures = {{"host", figure(Quantity::Kind::call)}, {"none", figure(Quantity::Kind::call, "x")}};
    const LessonRuns runs = twoRuns();
    const std::string time = formatValue(runs.at("host").front()->call->figure.median, Unit::time);
    EXPECT_EQ(revealOf(lesson, runs).front(), time + " and " + time + ", (not measured).");
}

TEST(GuessTest, ReadsWhatPeopleType)
{
    using Values = std::vector<double>;
    const auto read = [](const char* text, Unit unit, double scale = 1) {
        return readGuesses(text, unit, scale).value_or(Values());
    };
    EXPECT_EQ(read("26 ms", Unit::time), Values{26000});
    EXPECT_EQ(read("26", Unit::time, 1000), Values{26000});
    EXPECT_EQ(read("1.5s, 3ms;900 us 7 µs", Unit::time), (Values{1.5e6, 3000, 900, 7}));
    EXPECT_EQ(read("92 %, 50", Unit::share), (Values{0.92, 0.5}));
    EXPECT_EQ(read("10x 3 ×, 2", Unit::times), (Values{10, 3, 2}));
    EXPECT_EQ(read("8", Unit::count), Values{8});
    EXPECT_EQ(read("5.5 GB/s", Unit::rate), Values{5.5e9});
    for (const char* wrong : {"", "  ", "many", "-3", "3 apples", "5 kg", "nan", "1e999", "3,,x"})
        EXPECT_THAT(readGuesses(wrong, Unit::time).error().sentence, HasSubstr("is no prediction")) << wrong;
}

TEST(GuessTest, IsHeldAgainstTheInterval)
{
    const Measured measured{100, 95, 105, 31, {}};
    EXPECT_THAT(judgeGuess(101, measured, Unit::time), HasSubstr("inside the interval"));
    EXPECT_THAT(judgeGuess(50, measured, Unit::time), HasSubstr("2.00× too little"));
    EXPECT_THAT(judgeGuess(300, measured, Unit::time), HasSubstr("3.00× too much"));
    EXPECT_THAT(judgeGuess(0.5, {0.8, {}, {}, 0, {}}, Unit::share), HasSubstr("points too little"));
    EXPECT_THAT(judgeGuess(8, {8, {}, {}, 0, {}}, Unit::count), HasSubstr("just so"));
}

TEST(LessonTest, WhatIsNoJsonIsCalledALesson)
{
    for (const auto& [text, sentence] : {std::pair("", "The file is empty; a lesson is a JSON object."),
             std::pair("[]", "A lesson is a JSON object in braces, not array.")}) {
        Faults faults;
        Lesson::parse(text, examples(), faults);
        ASSERT_EQ(faults.size(), 1U);
        EXPECT_EQ(faults[0].sentence, sentence);
    }
}

TEST(MissingRecordingsTest, SaysWhatCannotBeReplayed)
{
    Faults faults;
    const Lesson lesson = Lesson::parse(goodLesson().dump(), examples(), faults);
    const Recordings recordings = Recordings::read(sourceFolder() / "resources/recorded");
    const auto sentences = missingRecordings(lesson, recordings);
    ASSERT_EQ(sentences.size(), 2u);
    EXPECT_THAT(sentences[0], HasSubstr("\"one\" (a) was not recorded yet"));
    const Lesson second
        = Lesson::read(sourceFolder() / "resources/lessons/02-where-does-the-cost-come-from.json", faults);
    EXPECT_TRUE(missingRecordings(second, recordings).empty());
}

} // namespace
} // namespace phasebench::lesson_test
