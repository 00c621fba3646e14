// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lesson/lesson.h"

#include <QWidget>

namespace phasebench {

/// Predictions and what was measured, on one axis. A value is a mark on a line, from which the eye reads the distance;
/// a bar begins at zero, lies under the known one, and is dragged by its end or moved with the arrow keys.
class GuessAxis : public QWidget {
    Q_OBJECT
public:
    explicit GuessAxis(const Prediction& prediction, QWidget* parent = nullptr);

    void setGuesses(const std::vector<double>& values); ///< the first is one's own
    /// A bar only: whether its end can be moved.
    void setEditable(bool editable);
    void setBeside(std::optional<Measured> beside);
    void setMeasured(std::optional<Measured> measured);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Where a value lies, in pixels from the left.
    double xOf(double value) const;

signals:
    void guessed(double value); ///< by dragging or with the keys

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Row {
        QString name;
        double value;
        std::optional<Measured> measured; ///< with an interval; empty for a prediction
    };
    bool isBar() const { return m_prediction.kind == Prediction::Kind::bar; }
    bool isLogarithmic() const;
    double end() const; ///< of the axis: more than asked for where something lies beyond
    double begin() const;
    void guessAt(double x);
    void setGuess(double value);
    void describe();
    std::vector<Row> rows() const;
    void paintBars(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintAxis(QPainter& painter, double y) const;

    const Prediction& m_prediction;
    std::vector<double> m_guesses;
    std::optional<Measured> m_beside;
    std::optional<Measured> m_measured;
    bool m_editable = false;
};

} // namespace phasebench
