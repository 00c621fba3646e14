// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace phasebench {

/// A column of lines to click: a name in black, a remark in grey.
class LinkList : public QWidget {
    Q_OBJECT
public:
    explicit LinkList(QWidget* parent = nullptr);

    struct Line {
        QString name;
        QString remark;
        QString target; ///< what chosen() tells
    };
    void setLines(const std::vector<Line>& lines, const QString& whenEmpty = {});

protected:
    void changeEvent(QEvent* event) override;

signals:
    void chosen(const QString& target);

private:
    void build();

    QVBoxLayout* m_layout;
    std::vector<Line> m_lines;
    QString m_whenEmpty;
};

} // namespace phasebench
