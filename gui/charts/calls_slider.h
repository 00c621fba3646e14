// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>
#include <vector>

namespace phasebench {

/// A number of calls from 1 to 1,000,000 on a log scale, with a dot on the track at each number that was measured. Its
/// value is in hundredths of a decade; calls() is the number itself.
class CallsSlider : public QAbstractSlider {
    Q_OBJECT
public:
    static constexpr double most = 1e6;

    explicit CallsSlider(QWidget* parent = nullptr);

    double calls() const { return m_calls; }
    void setCalls(double calls); ///< does not emit chosen()
    void setMeasured(std::vector<double> calls);
    const std::vector<double>& measured() const { return m_measured; }
    /// The colours that are no roles of a palette.
    void setColours(const QColor& track, const QColor& ink, const QColor& text);

    void setCompact(bool compact); ///< without the numbers under the track

    int xOf(double calls) const; ///< pixels
    int labelTop() const; ///< where the numbers under the track begin
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void chosen(double calls); ///< by the user

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    double callsAt(int x) const;
    void choose(double calls);

    double m_calls = 1;
    std::vector<double> m_measured;
    bool m_compact = false;
    QColor m_track;
    QColor m_ink;
    QColor m_text;
};

/// The next and the one before of 1, 2, …, 9, 10, 20, …, 90, 100, 200, …
double nextRound(double calls);
double previousRound(double calls);

} // namespace phasebench
