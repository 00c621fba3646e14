// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/guess_axis.h"
#include "gui/session/lesson_session.h"
#include "gui/windows/error_strip.h"
#include "tests/gui/windows/window_test.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QToolButton>
#include <fstream>
#include <nlohmann/json.hpp>

namespace phasebench::lesson_test {
namespace {

using Step = LessonSession::Step;

class LessonTest : public WindowTest {
protected:
    static QString lessonFile(const std::string& name)
    {
        return QString::fromStdString((sourceFolder() / "resources/lessons" / name).string());
    }

    /// The lesson beside its fellows, but measured as shortly as can be: what is tested is its way, not its figures.
    QString shortLesson(const std::string& name)
    {
        std::ifstream file(sourceFolder() / "resources/lessons" / name);
        nlohmann::json lesson = nlohmann::json::parse(file);
        const std::filesystem::path folder = m_folder / "lessons";
        std::filesystem::create_directories(folder);
        std::filesystem::create_directory_symlink(sourceFolder() / "resources/examples", m_folder / "examples");
        for (nlohmann::json& experiment : lesson["experiments"])
            if (experiment.contains("live"))
                shorten(experiment["live"]);
        std::ofstream(folder / name) << lesson;
        return QString::fromStdString((folder / name).string());
    }

    /// An experiment, written out or the name of an example.
    static void shorten(nlohmann::json& experiment)
    {
        if (experiment.is_string()) {
            std::ifstream file(sourceFolder() / "resources/examples" / experiment.get<std::string>());
            experiment = nlohmann::json::parse(file);
        }
        nlohmann::json& measure = experiment["measure"];
        measure["min_time"] = 0.01;
        measure["timeout"] = 1.0;
        if (experiment.contains("planning") && experiment["planning"]["autotune"].is_object())
            experiment["planning"]["autotune"]["budget"] = 0.5;
    }

    /// Answers every question, as a class would, then runs.
    void predict()
    {
        const auto& predictions = window().lesson().lesson()->predictions;
        for (std::size_t i = 0; i < predictions.size(); ++i) {
            const std::string index = std::to_string(i);
            if (predictions[i].kind == Prediction::Kind::choice)
                find<QRadioButton>(("option" + index + ".0").c_str())->click();
            else
                type(("guess" + index).c_str(), "3, 5");
        }
        EXPECT_TRUE(window().lesson().isPredicted());
    }

    /// The whole lesson, from the first look to the reveal.
    void goThrough()
    {
        if (window().lesson().step() == Step::ask) {
            EXPECT_FALSE(isVisible("lessonRun")) << "nothing is predicted before one has looked";
            find<QPushButton>("lessonGiven")->click();
            ASSERT_TRUE(waitFor([&] { return window().lesson().step() == Step::predict; }))
                << window().lesson().trouble().toStdString();
        }
        ASSERT_EQ(window().lesson().step(), Step::predict) << window().lesson().trouble().toStdString();
        EXPECT_FALSE(find<QPushButton>("lessonRun")->isEnabled()) << "predict first";
        EXPECT_FALSE(isVisible("howSureFold")) << "what the figures say stays folded";
        EXPECT_FALSE(isVisible("lessonReveal"));
        predict();
        find<QPushButton>("lessonRun")->click();
        ASSERT_TRUE(
            waitFor([&] { return !window().lesson().isWaiting() && window().lesson().step() != Step::predict; }));
        ASSERT_EQ(window().lesson().step(), Step::reveal) << window().lesson().trouble().toStdString();
        EXPECT_TRUE(waitFor([&] { return isVisible("lessonReveal") && isVisible("howSureFold"); }));
        for (std::size_t i = 0; i < window().lesson().lesson()->predictions.size(); ++i)
            EXPECT_FALSE(find<QLabel>(("verdict" + std::to_string(i)).c_str())->text().isEmpty());
    }
};

class LiveLesson : public LessonTest, public ::testing::WithParamInterface<const char*> { };

TEST_P(LiveLesson, RunsFromStartToEndOnTheCpu)
{
    open();
    ASSERT_TRUE(waitForMachine());
    window().openFile(shortLesson(GetParam()));
    ASSERT_TRUE(window().lesson().lesson());
    if (const QString why = window().lesson().whyNot(LessonSession::Source::live); !why.isEmpty())
        GTEST_SKIP() << why.toStdString();
    window().lesson().setSource(LessonSession::Source::live);
    goThrough();
    for (const auto& [id, runs] : window().lesson().runs())
        for (const auto& run : runs)
            EXPECT_FALSE(run->recorded);
    for (const auto& [name, quantity] : window().lesson().lesson()->figures) {
        // A search may never pay: that is an answer too.
        if (quantity.kind == Quantity::Kind::break_even)
            continue;
        EXPECT_TRUE(window().lesson().measured(quantity)) << name;
    }
}

INSTANTIATE_TEST_SUITE_P(All, LiveLesson,
    ::testing::Values("01-same-or-different.json", "06-read-the-log.json", "07-eight-or-one.json",
        "08-one-tensor-or-a-queue.json", "09-does-tuning-pay.json", "10-what-did-the-notebook-time.json"));

class RecordedLesson : public LessonTest, public ::testing::WithParamInterface<const char*> { };

TEST_P(RecordedLesson, RunsFromStartToEndWithAReplayedGpu)
{
    open();
    ASSERT_TRUE(waitForMachine());
    window().openFile(lessonFile(GetParam()));
    ASSERT_TRUE(window().lesson().lesson());
    const QString missing = window().lesson().whyNot(LessonSession::Source::recorded);
    if (!missing.isEmpty()) {
        // The lesson says so itself, and offers what it has.
        window().lesson().setSource(LessonSession::Source::recorded);
        GTEST_SKIP() << missing.toStdString();
    }
    ASSERT_EQ(window().lesson().source(), LessonSession::Source::recorded);
    goThrough();
    for (const auto& [id, runs] : window().lesson().runs())
        for (const auto& run : runs)
            EXPECT_TRUE(run->recorded);
    for (std::size_t i = 0; i < window().lesson().lesson()->predictions.size(); ++i) {
        const QString verdict = find<QLabel>(("verdict" + std::to_string(i)).c_str())->text();
        if (window().lesson().measured(window().lesson().lesson()->predictions[i].of)) {
            EXPECT_TRUE(verdict.contains(QStringLiteral("recorded · H100"))) << verdict.toStdString();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, RecordedLesson,
    ::testing::Values("02-where-does-the-cost-come-from.json", "03-estimate-then-cross-check.json",
        "04-is-pinned-memory-free.json", "05-who-decides-where-it-runs.json", "06-read-the-log.json",
        "07-eight-or-one.json", "08-one-tensor-or-a-queue.json", "09-does-tuning-pay.json",
        "10-what-did-the-notebook-time.json"));

TEST_F(LessonTest, TheBarIsDraggedAndMovedWithKeys)
{
    open();
    ASSERT_TRUE(waitForMachine());
    window().openFile(lessonFile("02-where-does-the-cost-come-from.json"));
    find<QPushButton>("lessonGiven")->click();
    ASSERT_TRUE(waitFor([&] { return window().lesson().step() == Step::predict; }));
    auto* axis = find<GuessAxis>("guessAxis");
    const QPoint half(static_cast<int>(axis->xOf(20000)), axis->height() / 2);
    QTest::mouseClick(axis, Qt::LeftButton, {}, half);
    ASSERT_EQ(window().lesson().guesses(0).values.size(), 1u);
    EXPECT_NEAR(window().lesson().guesses(0).values[0], 20000, 1000);
    const double before = window().lesson().guesses(0).values[0];
    QTest::keyClick(axis, Qt::Key_Right);
    EXPECT_GT(window().lesson().guesses(0).values[0], before);
    EXPECT_FALSE(find<QLineEdit>("guess0")->text().isEmpty());
    EXPECT_FALSE(axis->accessibleDescription().isEmpty());
    type("guess0", "12 ms, 30 ms, many");
    EXPECT_TRUE(window().lesson().guesses(0).values.empty());
    type("guess0", "12 ms, 30 ms");
    EXPECT_EQ(window().lesson().guesses(0).values, (std::vector<double>{12000, 30000}));
}

TEST_F(LessonTest, ItsHandOutHasTheQuestionThePredictionAndTheExplanation)
{
    open();
    ASSERT_TRUE(waitForMachine());
    window().openFile(lessonFile("02-where-does-the-cost-come-from.json"));
    goThrough();
    window().askForSaveName = [this](const QString&, const QString&) {
        return path("lesson.html");
    };
    window().findChild<QAction*>(QStringLiteral("actionHandOut"))->trigger();
    QFile file(path("lesson.html"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString html = QString::fromUtf8(file.readAll());
    for (const char* part :
        {"<h1>Where does the cost come from?</h1>", "Question", "The same product, twice", "Predicted", "Drag the bar",
            "Measured: 26.3 ms", "recorded · H100 · 2026-11-22", "<svg", "What it shows", "for the same arithmetic"})
        EXPECT_TRUE(html.contains(QString::fromUtf8(part))) << part;
}

TEST_F(LessonTest, NoLessonIsWiderThanItsPanel)
{
    open();
    window().resize(1280, 720);
    ASSERT_TRUE(waitForMachine());
    for (const auto& entry : std::filesystem::directory_iterator(sourceFolder() / "resources/lessons")) {
        if (entry.path().extension() != ".json")
            continue;
        window().openFile(QString::fromStdString(entry.path().string()));
        auto* panel = find<QScrollArea>("lessonPanel");
        ASSERT_TRUE(waitFor([&] { return panel->widget() && panel->widget()->isVisible(); }));
        QCoreApplication::processEvents();
        EXPECT_LE(panel->widget()->minimumSizeHint().width(), panel->viewport()->width()) << entry.path();
    }
}

TEST_F(LessonTest, ALessonLeadsToTheNextAndToTheSettingsAndBack)
{
    open();
    ASSERT_TRUE(waitForMachine());
    window().openFile(lessonFile("02-where-does-the-cost-come-from.json"));
    goThrough();
    find<QPushButton>("lessonLeave")->click();
    ASSERT_TRUE(waitFor([&] { return isVisible("experimentEditor"); }));
    click("lessonButton");
    EXPECT_FALSE(isVisible("experimentEditor"));
    find<QPushButton>("lessonNext0")->click();
    ASSERT_TRUE(waitFor([&] { return window().lesson().lesson() && window().lesson().lesson()->number == 3; }));
    EXPECT_EQ(window().lesson().step(), Step::ask);
}

TEST_F(LessonTest, AFaultIsOneSentenceInTheStrip)
{
    open();
    write("bad.json", R"({"phasebench_lesson": 1, "title": ""})");
    window().openFile(path("bad.json"));
    EXPECT_TRUE(isVisible("errorStrip"));
    EXPECT_TRUE(window().findChild<ErrorStrip*>()->text().contains(QStringLiteral("bad.json")));
    EXPECT_FALSE(window().lesson().lesson());
}

TEST_F(LessonTest, TheStartPageListsAllTen)
{
    open();
    ASSERT_TRUE(waitForMachine());
    EXPECT_TRUE(find<QLabel>("machineSentence")->text().contains(QStringLiteral("explore the recorded H100")));
    const auto* list = find<QWidget>("lessons");
    EXPECT_EQ(list->findChildren<QLabel*>().size(), 10);
    click("recordedCard");
    ASSERT_TRUE(waitFor([&] { return window().runs().size() == 3 && !window().engine().isRunning(); }));
    EXPECT_TRUE(window().runs().at(0)->recorded);
}

} // namespace
} // namespace phasebench::lesson_test
