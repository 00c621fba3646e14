// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/live_run.h"
#include "gui/session/recent_files.h"
#include "gui/session/resources.h"
#include "gui/session/settings.h"
#include "tests/support/scoped_variable.h"
#include "tests/support/temporary_folder.h"

#include <QFile>
#include <gtest/gtest.h>

namespace phasebench::session_test {
namespace {

class SessionTest : public testing::Test {
protected:
    QString path(const std::string& name) const { return QString::fromStdString((m_folder / name).string()); }

    QString make(const std::string& name)
    {
        QFile file(path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        return path(name);
    }

    TemporaryFolder m_folder;
};

TEST_F(SessionTest, SettingsOutliveTheProgramAndBoundWhatTheyRead)
{
    {
        Settings settings(path("s.ini"));
        EXPECT_EQ(settings.theme(), Theme::automatic);
        EXPECT_EQ(settings.textSize(), 100);
        settings.setTheme(Theme::dark);
        settings.setTextSize(1000);
        settings.setFullEditor(true);
    }
    const Settings settings(path("s.ini"));
    EXPECT_EQ(settings.theme(), Theme::dark);
    EXPECT_EQ(settings.textSize(), 200);
    EXPECT_TRUE(settings.fullEditor());
}

TEST_F(SessionTest, RecentFilesAreNewestFirstOnceEachAndExist)
{
    Settings settings(path("s.ini"));
    RecentFiles recent(settings);
    for (const char* name : {"a", "b", "a"})
        recent.add(make(name));
    EXPECT_EQ(recent.files(), QStringList({path("a"), path("b")}));
    QFile::remove(path("a"));
    EXPECT_EQ(recent.files(), QStringList({path("b")}));
    for (int i = 0; i < 20; ++i)
        recent.add(make("f" + std::to_string(i)));
    EXPECT_EQ(recent.files().size(), RecentFiles::most);
    EXPECT_EQ(recent.files().front(), path("f19"));
}

TEST_F(SessionTest, ResourcesAreFoundWhereTheEnvironmentSays)
{
    std::filesystem::create_directory(m_folder / "examples");
    make("examples/b.json");
    make("examples/a.json");
    make("examples/a.txt");
    const ScopedVariable place("PHASEBENCH_RESOURCE_DIR", m_folder.path().string());
    EXPECT_TRUE(resourceFile(QStringLiteral("examples/a.json")).endsWith(QStringLiteral("examples/a.json")));
    EXPECT_TRUE(resourceFile(QStringLiteral("examples/none.json")).isEmpty());
    const QStringList files = resourceFiles(QStringLiteral("examples"), QStringLiteral("json"));
    ASSERT_EQ(files.size(), 2);
    EXPECT_TRUE(files[0].endsWith(QStringLiteral("a.json")));
}

TEST(LiveRunTest, GrowsFromSamplesAndClaimsNoInterval)
{
    LiveRun live;
    EXPECT_EQ(live.take(), nullptr);
    Experiment experiment;
    experiment.title = "growing";
    live.begin(experiment);
    live.add({"execution.host", {3, 1}, 10});
    live.add({"execution.host", {2}, 10});
    live.add({"call", {5, 7}, 1});
    EXPECT_TRUE(live.hasNews());
    const auto run = live.take();
    ASSERT_NE(run, nullptr);
    EXPECT_FALSE(live.hasNews());
    EXPECT_EQ(run->title, "growing");
    ASSERT_TRUE(run->call);
    EXPECT_EQ(run->call->figure.median, 6);
    EXPECT_FALSE(run->call->figure.low);
    ASSERT_EQ(run->phases.size(), 1u);
    EXPECT_EQ(run->phases[0].phase, Phase::execution);
    EXPECT_EQ(run->phases[0].count, 10);
    EXPECT_EQ(run->phases[0].host->median, 2);
    EXPECT_EQ(run->phases[0].host->samples, 3);
    live.begin(experiment);
    EXPECT_EQ(live.take(), nullptr);
}

} // namespace
} // namespace phasebench::session_test
