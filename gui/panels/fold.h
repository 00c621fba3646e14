// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace phasebench {

/// A heading that shows and hides what stands below it. Closed at first.
class Fold : public QWidget {
    Q_OBJECT
public:
    Fold(QWidget* content, const QString& name, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setOpen(bool open);
    bool isOpen() const;

private:
    void refresh();

    QToolButton* m_head;
    QWidget* m_content;
    QString m_title;
};

} // namespace phasebench
