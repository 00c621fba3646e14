// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"
#include "gui/windows/compare_job.h"

#include <QDialog>
#include <QFutureWatcher>

class QLabel;
class QPushButton;

namespace phasebench {

class ConditionsModel;
class TableView;

/// Two results files against each other: each pair of runs with its ratio, interval and verdict, and the conditions of
/// the selected pair side by side.
class CompareDialog : public QDialog {
    Q_OBJECT
public:
    /// `a`: the file of what the window shows, and `nameOfA` what the user calls it.
    CompareDialog(const QString& a, const QString& nameOfA, const QString& b, QWidget* parent = nullptr);

    const ComparisonModel& model() const { return *m_model; }
    bool isReady() const { return m_ready; }
    /// Writes the pairs as CSV.
    Result<void> saveCsv(const QString& path) const;

private:
    void build();
    void present(const FileComparison& comparison);
    void showConditions(int row);
    void saveCsvWithDialog();

    QString m_nameOfA;
    QString m_nameOfB;
    ComparisonModel* m_model;
    ConditionsModel* m_conditions;
    TableView* m_pairs;
    TableView* m_sides;
    QLabel* m_summary;
    QPushButton* m_save = nullptr;
    QFutureWatcher<FileComparison> m_watcher;
    bool m_ready = false;
};

} // namespace phasebench
