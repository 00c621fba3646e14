// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/guess_axis.h"

#include "engine/text/numbers.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

constexpr int margin = 10;
constexpr int lineHeight = 18;
constexpr int barHeight = 16;

QString text(double value, Unit unit)
{
    return QString::fromStdString(formatValue(value, unit));
}

double highOf(const Measured& measured)
{
    return std::max(measured.value, measured.high.value_or(measured.value));
}

} // namespace

GuessAxis::GuessAxis(const Prediction& prediction, QWidget* parent)
    : QWidget(parent)
    , m_prediction(prediction)
{
    setObjectName(QStringLiteral("guessAxis"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void GuessAxis::setGuesses(const std::vector<double>& values)
{
    m_guesses = values;
    updateGeometry();
    describe();
    update();
}

void GuessAxis::setEditable(bool editable)
{
    m_editable = editable && isBar();
    setFocusPolicy(m_editable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(m_editable ? Qt::SizeHorCursor : Qt::ArrowCursor);
    update();
}

void GuessAxis::setBeside(std::optional<Measured> beside)
{
    m_beside = std::move(beside);
    updateGeometry();
    update();
}

void GuessAxis::setMeasured(std::optional<Measured> measured)
{
    m_measured = std::move(measured);
    updateGeometry();
    describe();
    update();
}

bool GuessAxis::isLogarithmic() const
{
    return !isBar() && m_prediction.from > 0 && m_prediction.to >= 50 * m_prediction.from;
}

double GuessAxis::end() const
{
    double most = m_prediction.to;
    for (const double guess : m_guesses)
        most = std::max(most, guess);
    if (m_measured)
        most = std::max(most, highOf(*m_measured) * 1.02);
    if (m_beside)
        most = std::max(most, highOf(*m_beside) * 1.02);
    return most;
}

double GuessAxis::begin() const
{
    double least = m_prediction.from;
    for (const double guess : m_guesses)
        if (guess > 0 || !isLogarithmic())
            least = std::min(least, guess);
    if (m_measured && (m_measured->value > 0 || !isLogarithmic()))
        least = std::min(least, m_measured->value);
    return least;
}

double GuessAxis::xOf(double value) const
{
    const double width = std::max(this->width() - 2 * margin, 1);
    const double from = begin();
    const double to = end();
    double part = (value - from) / (to - from);
    if (isLogarithmic())
        part = std::log(std::max(value, from) / from) / std::log(to / from);
    return margin + width * std::clamp(part, 0.0, 1.0);
}

std::vector<GuessAxis::Row> GuessAxis::rows() const
{
    std::vector<Row> rows;
    if (m_beside)
        rows.push_back({QString::fromStdString(m_prediction.besideLabel), m_beside->value, m_beside});
    if (!m_guesses.empty() || m_editable)
        rows.push_back({tr("predicted"), m_guesses.empty() ? 0 : m_guesses.front(), std::nullopt});
    if (m_measured)
        rows.push_back({tr("measured"), m_measured->value, m_measured});
    return rows;
}

QSize GuessAxis::sizeHint() const
{
    const int axis = 2 * lineHeight;
    if (!isBar())
        return {260, axis + 3 * lineHeight};
    return {260, axis + static_cast<int>(rows().size()) * (lineHeight + barHeight + 6)};
}

QSize GuessAxis::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void GuessAxis::describe()
{
    setAccessibleName(QString::fromStdString(m_prediction.prompt));
    QStringList parts;
    for (const double guess : m_guesses)
        parts << tr("predicted %1").arg(text(guess, m_prediction.of.unit()));
    if (m_measured)
        parts << tr("measured %1").arg(QString::fromStdString(formatMeasured(*m_measured, m_prediction.of.unit())));
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

void GuessAxis::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    if (isBar())
        paintBars(painter);
    else
        paintMarks(painter);
}

void GuessAxis::paintBars(QPainter& painter) const
{
    const Unit unit = m_prediction.of.unit();
    double y = 0;
    for (const Row& row : rows()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        const QString figure = !row.measured && m_guesses.empty() ? tr("drag the end") : text(row.value, unit);
        painter.drawText(QRectF(margin, y, width() - 2 * margin, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
            QStringLiteral("%1  %2").arg(row.name, figure));
        y += lineHeight;
        const QRectF bar(xOf(0), y, std::max(xOf(row.value) - xOf(0), 1.0), barHeight);
        const QColor ink = palette().color(QPalette::Text);
        if (row.measured) {
            painter.fillRect(bar, palette().color(QPalette::Mid));
            if (row.measured->low && row.measured->high) {
                painter.setPen(QPen(ink, 1.6));
                const double middle = bar.center().y();
                painter.drawLine(QPointF(xOf(*row.measured->low), middle), QPointF(xOf(*row.measured->high), middle));
                for (const double end : {*row.measured->low, *row.measured->high})
                    painter.drawLine(QPointF(xOf(end), middle - 4), QPointF(xOf(end), middle + 4));
            }
        } else {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(
                QPen(hasFocus() ? palette().color(QPalette::Link) : ink, hasFocus() ? 2 : 1.2, Qt::DashLine));
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
            painter.setPen(QPen(ink, 1.2));
            // The class's other predictions, as ticks on one's own bar.
            for (std::size_t i = 1; i < m_guesses.size(); ++i)
                painter.drawLine(QPointF(xOf(m_guesses[i]), y), QPointF(xOf(m_guesses[i]), y + barHeight));
            if (m_editable) {
                painter.setPen(QPen(palette().color(QPalette::Base), 1.5));
                painter.setBrush(palette().color(QPalette::Link));
                painter.drawEllipse(QPointF(bar.right(), bar.center().y()), 7, 7);
            }
        }
        y += barHeight + 6;
    }
    paintAxis(painter, y);
}

void GuessAxis::paintMarks(QPainter& painter) const
{
    const double axis = 2.6 * lineHeight;
    const QColor ink = palette().color(QPalette::Text);
    if (m_measured) {
        const double low = xOf(m_measured->low.value_or(m_measured->value));
        const double high = xOf(m_measured->high.value_or(m_measured->value));
        painter.fillRect(
            QRectF(low, lineHeight, std::max(high - low, 2.0), axis - lineHeight), palette().color(QPalette::Mid));
        painter.fillRect(QRectF(xOf(m_measured->value) - 1, lineHeight, 2, axis - lineHeight), ink);
        painter.setPen(ink);
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
        const QString figure = text(m_measured->value, m_prediction.of.unit());
        const double half = painter.fontMetrics().horizontalAdvance(figure) / 2.0 + 2;
        const double x = std::clamp(xOf(m_measured->value), half, std::max(half, width() - half));
        painter.drawText(QRectF(x - half, 0, 2 * half, lineHeight), Qt::AlignCenter, figure);
        painter.setFont(font());
    }
    for (std::size_t i = m_guesses.size(); i-- > 0;) {
        painter.setPen(QPen(palette().color(QPalette::Link), 1.6));
        painter.setBrush(i == 0 ? palette().color(QPalette::Link) : palette().color(QPalette::Base));
        painter.drawEllipse(QPointF(xOf(m_guesses[i]), axis - 8), 5, 5);
    }
    paintAxis(painter, axis);
}

void GuessAxis::paintAxis(QPainter& painter, double y) const
{
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.drawLine(QPointF(margin, y), QPointF(width() - margin, y));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const double from = begin();
    const double to = end();
    const std::vector<double> ticks
        = isLogarithmic() ? std::vector{from, std::sqrt(from * to), to} : std::vector{from, (from + to) / 2, to};
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double x = xOf(ticks[i]);
        painter.drawLine(QPointF(x, y), QPointF(x, y + 4));
        const QRectF place(i == 0 ? x - margin : i == 1 ? x - 50 : x - 100 + margin, y + 5, 100, lineHeight);
        painter.drawText(place,
            (i == 0          ? Qt::AlignLeft
                    : i == 1 ? Qt::AlignHCenter
                             : Qt::AlignRight)
                | Qt::AlignTop,
            from == 0 && i == 0 ? QStringLiteral("0") : text(ticks[i], m_prediction.of.unit()));
    }
}

void GuessAxis::guessAt(double x)
{
    const double part = std::clamp((x - margin) / std::max(width() - 2.0 * margin, 1.0), 0.0, 1.0);
    setGuess(part * m_prediction.to);
}

void GuessAxis::setGuess(double value)
{
    // Two digits: a prediction is no measurement.
    if (value > 0) {
        const double step = std::pow(10, std::floor(std::log10(value)) - 1);
        value = std::round(value / step) * step;
    }
    if (m_guesses.empty())
        m_guesses.push_back(0);
    m_guesses.front() = std::clamp(value, 0.0, m_prediction.to);
    describe();
    update();
    emit guessed(m_guesses.front());
}

void GuessAxis::mousePressEvent(QMouseEvent* event)
{
    if (m_editable)
        guessAt(event->position().x());
}

void GuessAxis::mouseMoveEvent(QMouseEvent* event)
{
    if (m_editable && (event->buttons() & Qt::LeftButton))
        guessAt(event->position().x());
}

void GuessAxis::keyPressEvent(QKeyEvent* event)
{
    const double now = m_guesses.empty() ? 0 : m_guesses.front();
    const double step = m_prediction.to / 50;
    switch (m_editable ? event->key() : 0) {
    case Qt::Key_Right:
    case Qt::Key_Up:
        setGuess(now + step);
        return;
    case Qt::Key_Left:
    case Qt::Key_Down:
        setGuess(now - step);
        return;
    case Qt::Key_PageUp:
        setGuess(now + 5 * step);
        return;
    case Qt::Key_PageDown:
        setGuess(now - 5 * step);
        return;
    case Qt::Key_Home:
        setGuess(0);
        return;
    case Qt::Key_End:
        setGuess(m_prediction.to);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void GuessAxis::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void GuessAxis::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace phasebench
