// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/calls_slider.h"

#include "gui/models/number_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

constexpr int perDecade = 100;

int em(const QWidget& widget)
{
    return QFontInfo(widget.font()).pixelSize();
}

double decadeOf(double calls)
{
    return std::pow(10.0, std::floor(std::log10(calls) + 1e-9));
}

/// Two significant digits: what a hand can choose.
double rounded(double calls)
{
    const double step = std::max(1.0, decadeOf(calls) / 10);
    return std::round(calls / step) * step;
}

} // namespace

double nextRound(double calls)
{
    const double decade = decadeOf(calls);
    return (std::floor(calls / decade + 1e-9) + 1) * decade;
}

double previousRound(double calls)
{
    const double decade = decadeOf(calls);
    const double lower = (std::ceil(calls / decade - 1e-9) - 1) * decade;
    return std::max(1.0, lower >= decade ? lower : 0.9 * decade);
}

CallsSlider::CallsSlider(QWidget* parent)
    : QAbstractSlider(parent)
{
    setRange(0, static_cast<int>(std::log10(most)) * perDecade);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(false);
    setAccessibleName(tr("Calls that share one plan"));
    // A screen reader sets the value itself.
    connect(this, &QAbstractSlider::valueChanged, this, [this](int value) {
        if (value != static_cast<int>(std::lround(std::log10(m_calls) * perDecade)))
            choose(rounded(std::pow(10.0, static_cast<double>(value) / perDecade)));
    });
}

QSize CallsSlider::sizeHint() const
{
    return {em(*this) * 20, m_compact ? em(*this) * 2 : em(*this) * 11 / 3};
}

void CallsSlider::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    update();
}

void CallsSlider::setCalls(double calls)
{
    m_calls = std::clamp(calls, 1.0, most);
    {
        const QSignalBlocker quiet(this);
        setValue(static_cast<int>(std::lround(std::log10(m_calls) * perDecade)));
    }
    setAccessibleDescription(tr("%1 calls").arg(numbers::count(std::llround(m_calls))));
    update();
}

void CallsSlider::setMeasured(std::vector<double> calls)
{
    m_measured = std::move(calls);
    update();
}

void CallsSlider::setColours(const QColor& track, const QColor& ink, const QColor& text)
{
    m_track = track;
    m_ink = ink;
    m_text = text;
    update();
}

int CallsSlider::xOf(double calls) const
{
    const int margin = em(*this) * 2;
    return margin + static_cast<int>(std::lround(std::log10(calls) / std::log10(most) * (width() - 2 * margin)));
}

int CallsSlider::labelTop() const
{
    return em(*this) * 2;
}

double CallsSlider::callsAt(int x) const
{
    // What was measured has a pull.
    for (const double calls : m_measured)
        if (calls <= most && std::abs(x - xOf(calls)) <= em(*this) / 2)
            return calls;
    const int margin = em(*this) * 2;
    const double place = std::clamp(static_cast<double>(x - margin) / std::max(1, width() - 2 * margin), 0.0, 1.0);
    return rounded(std::pow(most, place));
}

void CallsSlider::choose(double calls)
{
    setCalls(calls);
    emit chosen(m_calls);
}

void CallsSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int size = em(*this);
    const double y = size;
    const double handle = xOf(m_calls);
    const double thickness = size * 0.28;
    painter.setPen(QPen(m_track, thickness, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(xOf(1), y), QPointF(xOf(most), y));
    painter.setPen(QPen(m_ink, thickness, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(xOf(1), y), QPointF(handle, y));
    painter.setPen(QPen(palette().color(QPalette::Base), size * 0.12));
    painter.setBrush(m_ink);
    for (const double calls : m_measured)
        if (calls <= most)
            painter.drawEllipse(QPointF(xOf(calls), y), size * 0.36, size * 0.36);
    painter.setPen(QPen(m_ink, size * (hasFocus() ? 0.26 : 0.16)));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawEllipse(QPointF(handle, y), size * 0.58, size * 0.58);

    if (m_compact)
        return;
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QString own = numbers::count(std::llround(m_calls));
    const auto boxAt = [&](double x, const QFont& font, const QString& text) {
        const int wide = QFontMetrics(font).horizontalAdvance(text) + 2;
        const int left = std::clamp(static_cast<int>(x) - wide / 2, 0, std::max(0, width() - wide));
        return QRect(left, labelTop(), wide, QFontMetrics(font).height());
    };
    const QRect ownBox = boxAt(handle, bold, own);
    painter.setFont(font());
    painter.setPen(m_text);
    for (double calls = 1; calls <= most; calls *= 10) {
        const QString text = numbers::count(std::llround(calls));
        const QRect box = boxAt(xOf(calls), font(), text);
        if (!box.adjusted(-size / 2, 0, size / 2, 0).intersects(ownBox))
            painter.drawText(box, Qt::AlignCenter, text);
    }
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(ownBox, Qt::AlignCenter, own);
}

void CallsSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(callsAt(event->pos().x()));
}

void CallsSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        choose(callsAt(event->pos().x()));
}

void CallsSlider::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up:
        choose(nextRound(m_calls));
        break;
    case Qt::Key_Left:
    case Qt::Key_Down:
        choose(previousRound(m_calls));
        break;
    case Qt::Key_PageUp:
        choose(m_calls * 10);
        break;
    case Qt::Key_PageDown:
        choose(rounded(std::max(1.0, m_calls / 10)));
        break;
    case Qt::Key_Home:
        choose(1);
        break;
    case Qt::Key_End:
        choose(most);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void CallsSlider::wheelEvent(QWheelEvent* event)
{
    if (event->angleDelta().y() != 0)
        choose(event->angleDelta().y() > 0 ? nextRound(m_calls) : previousRound(m_calls));
    event->accept();
}

} // namespace phasebench
