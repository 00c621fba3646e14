// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace phasebench {

/// A row of joined buttons of which one is down: a choice between few things that are all worth seeing.
class Segmented : public QWidget {
    Q_OBJECT
public:
    explicit Segmented(QWidget* parent = nullptr);

    /// Replaces the segments; nothing is chosen until setCurrent().
    void setSegments(const QStringList& labels);
    int count() const;
    int current() const; ///< -1: none
    void setCurrent(int index); ///< does not emit chosen()
    QString label(int index) const;
    void setLabel(int index, const QString& label);
    /// Greys the segment, with the reason as its tooltip; an empty reason makes it available.
    void setReason(int index, const QString& reason);
    QToolButton* button(int index) const;

signals:
    void chosen(int index); ///< by the user

private:
    QButtonGroup* m_group;
};

} // namespace phasebench
