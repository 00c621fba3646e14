// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace phasebench {

/// A table as all of the window's are: rows, no grid, and Ctrl+C copies what is selected with its headers.
class TableView : public QTableView {
    Q_OBJECT
public:
    explicit TableView(QWidget* parent = nullptr);

    void copy() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override; ///< a text that is cut short is told whole
};

} // namespace phasebench
