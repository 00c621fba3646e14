// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/settings.h"
#include "gui/windows/main_window.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

#include <QFile>
#include <QLineEdit>
#include <QTest>
#include <gtest/gtest.h>

namespace phasebench {

/// A real window without a display, with settings and files of its own, driven by clicks and keys.
class WindowTest : public testing::Test {
protected:
    /// Long enough for any computer: what is waited for comes, or the test fails.
    static constexpr int patience = 90'000;

    static WorkerPrograms cpuWorker()
    {
        WorkerPrograms programs;
        programs.cpu = {(binFolder() / "phasebench-cpu-worker").string()};
        programs.cudaReason = "This test has no CUDA worker.";
        programs.replay = {(binFolder() / "phasebench-replay-worker").string()};
        programs.replaySeconds = 0;
        return programs;
    }

    MainWindow& open(const WorkerPrograms& programs = cpuWorker())
    {
        m_settings = std::make_unique<Settings>(path("settings.ini"));
        m_window = std::make_unique<MainWindow>(*m_settings, programs);
        m_window->askToKeep = [this] {
            ++m_questions;
            return m_answer;
        };
        m_window->show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(m_window.get()));
        return *m_window;
    }

    void TearDown() override
    {
        m_window.reset();
        m_settings.reset();
    }

    MainWindow& window() { return *m_window; }
    QString path(const char* name) const { return QString::fromStdString((m_folder / name).string()); }

    /// The visible widget of that name; fails the test when there is none.
    template <typename Widget = QWidget> Widget* find(const char* name)
    {
        for (Widget* widget : m_window->findChildren<Widget*>(QString::fromLatin1(name)))
            if (widget->isVisible())
                return widget;
        ADD_FAILURE() << "No visible widget is called " << name;
        throw std::runtime_error("no such widget");
    }

    bool isVisible(const char* name)
    {
        for (const QWidget* widget : m_window->findChildren<QWidget*>(QString::fromLatin1(name)))
            if (widget->isVisible())
                return true;
        return false;
    }

    void click(const char* name)
    {
        QTest::mouseClick(find(name), Qt::LeftButton);
        QCoreApplication::processEvents();
    }

    void type(const char* name, const char* text)
    {
        auto* edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QString::fromLatin1(text));
        QCoreApplication::processEvents();
    }

    void shortcut(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_window.get(), key, modifiers);
        QCoreApplication::processEvents();
    }

    template <typename Condition> [[nodiscard]] bool waitFor(Condition condition)
    {
        return QTest::qWaitFor(condition, patience);
    }

    [[nodiscard]] bool waitForMachine()
    {
        return waitFor([this] {
            return window().experiment().machine() != nullptr && window().experiment().recordings() != nullptr;
        });
    }

    /// A matmul so small, and measured so shortly, that it ends at once on any computer.
    void openTinyExperiment(const char* extra = "")
    {
        write("tiny.json",
            std::string(R"({"phasebench": 1, "title": "tiny", "problem": {"kind": "matmul", "m": 8, "n": 8, "k": 8,
                "type": "float32"}, "execution": {"space": "cpu", "threads": 1},
                "measure": {"min_time": 0.001, "timeout": 1, "samples": 3, "first_use": false})")
                + extra + "}");
        window().openFile(path("tiny.json"));
    }

    void write(const char* name, const std::string& text)
    {
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text.data(), static_cast<qint64>(text.size()));
    }

    TemporaryFolder m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    MainWindow::Keep m_answer = MainWindow::Keep::discard;
    int m_questions = 0;
};

} // namespace phasebench
