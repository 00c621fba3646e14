// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <string>
#include <vector>

class QGridLayout;
class QLabel;

namespace phasebench {

class ExperimentModel;
class FaultLabel;

/// Rows of a label and a field, with the field's fault under it. Rows come and go with the experiment and with Simple
/// and Full.
class Form : public QWidget {
    Q_OBJECT
public:
    explicit Form(ExperimentModel& model, QWidget* parent = nullptr);

    enum class Shown { always, full };
    using Applies = std::function<bool()>;

    /// The label may hold a mnemonic; keys are those whose faults stand under the field.
    void addRow(const QString& label, QWidget* field, std::vector<std::string> keys, Shown shown = Shown::always,
        Applies applies = {});
    /// A field as wide as the form.
    void addWide(QWidget* field, std::vector<std::string> keys, Shown shown = Shown::always, Applies applies = {});

    void setFull(bool full);
    /// The keys whose faults are visible now.
    std::vector<std::string> shownKeys() const;

private:
    struct Row {
        QLabel* label;
        QWidget* field;
        FaultLabel* fault;
        Shown shown;
        Applies applies;
        bool visible = true;
    };
    void add(Row row, std::vector<std::string> keys);
    void refresh();

    ExperimentModel& m_model;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
    bool m_full = false;
};

} // namespace phasebench
