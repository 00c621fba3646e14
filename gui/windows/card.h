// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

class QLabel;

namespace phasebench {

enum class CardPicture { crossing, bars, placement };

/// A large button of the start page: what kind of thing it is, a title, two lines, and a small picture.
class Card : public QAbstractButton {
    Q_OBJECT
public:
    Card(const QString& kicker, const QString& title, const QString& text, CardPicture picture,
        QWidget* parent = nullptr);

    /// What is known only later.
    void setTexts(const QString& kicker, const QString& title);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QLabel* m_kicker;
    QLabel* m_title;
};

} // namespace phasebench
