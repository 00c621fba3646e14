// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/lecture_view.h"

#include "gui/charts/chart.h"
#include "gui/windows/colours.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QScrollBar>
#include <QVBoxLayout>
#include <chrono>

namespace phasebench {
namespace {

constexpr int leastPixels = 27; // 20 points at 96 dots an inch
constexpr int usualHeight = 720;
constexpr std::chrono::seconds keysShown(5);

} // namespace

LectureView::LectureView(std::vector<Step> steps, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_steps(std::move(steps))
    , m_layout(new QVBoxLayout(this))
    , m_sentence(new QLabel(this))
    , m_place(new QLabel(this))
    , m_keys(new QLabel(this))
{
    setObjectName(QStringLiteral("lectureView"));
    setWindowTitle(tr("Phasebench — lecture view"));
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_sentence->setObjectName(QStringLiteral("lectureSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_layout->addWidget(m_sentence);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, 0, 0);
    m_keys->setObjectName(QStringLiteral("lectureKeys"));
    m_keys->setText(tr("Space: next   Backspace: back   L: light or dark   Esc: leave"));
    foot->addWidget(m_keys, 1);
    m_place->setAlignment(Qt::AlignRight);
    foot->addWidget(m_place);
    m_layout->addLayout(foot);
    m_hideKeys.setSingleShot(true);
    m_hideKeys.setInterval(keysShown);
    // The room stays, so that nothing jumps when the words go.
    connect(&m_hideKeys, &QTimer::timeout, this, [this] {
        QPalette colours = m_keys->palette();
        colours.setColor(QPalette::WindowText, palette().color(QPalette::Window));
        m_keys->setPalette(colours);
        m_keys->setEnabled(false);
    });
    applyLook();
    showKeys();
    goTo(0);
}

LectureView::~LectureView() = default;

QString LectureView::sentence() const
{
    return m_sentence->text();
}

bool LectureView::keysAreShown() const
{
    return m_keys->isEnabled();
}

int LectureView::pixels() const
{
    return std::max(leastPixels, height() * leastPixels / usualHeight);
}

ChartTheme LectureView::theme() const
{
    QFont font = this->font();
    font.setPixelSize(pixels());
    return ChartTheme::fromPalette(palette(), font);
}

void LectureView::setLook(Look look)
{
    m_look = look;
    applyLook();
    showChart();
}

void LectureView::applyLook()
{
    if (m_look == Look::asTheWindow)
        setPalette(parentWidget() ? parentWidget()->palette() : QPalette());
    else
        setPalette(m_look == Look::dark ? Colours::darkOnes().palette() : Colours::light().palette());
    const int size = pixels();
    QFont type = font();
    type.setPixelSize(size);
    m_sentence->setFont(type);
    m_keys->setFont(type);
    m_place->setFont(type);
    // The window's style sheet would give them its own size.
    for (QLabel* label : {m_sentence, m_keys, m_place})
        label->setStyleSheet(QStringLiteral("font-size: %1px;").arg(label->font().pixelSize()));
    m_sentence->setContentsMargins(size * 3 / 2, 0, size * 3 / 2, size / 2);
    m_keys->setContentsMargins(size * 3 / 2, 0, 0, size / 2);
    m_place->setContentsMargins(0, 0, size * 3 / 2, size / 2);
    m_sentence->setPalette(palette());
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, palette().color(QPalette::PlaceholderText));
    m_place->setPalette(quiet);
    if (keysAreShown())
        m_keys->setPalette(quiet);
}

void LectureView::showKeys()
{
    m_keys->setEnabled(true);
    m_keys->setPalette(m_place->palette());
    m_hideKeys.start();
}

void LectureView::showChart()
{
    if (m_steps.empty())
        return;
    const Step& step = m_steps[static_cast<std::size_t>(m_step)];
    if (m_source != step.chart) {
        m_shown = step.chart->cloneForExport();
        m_shown->setFocusPolicy(Qt::NoFocus);
        m_layout->insertWidget(0, m_shown.get(), 1);
        m_source = step.chart;
    }
    m_shown->setTheme(theme());
    m_shown->updateNow();
    m_shown->show();
    // The chart alone: what sets it is for the window, and too small to be read from afar.
    for (auto* other : m_shown->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        if (qobject_cast<QScrollBar*>(other))
            other->setStyleSheet(QStringLiteral("background: %1;").arg(palette().color(QPalette::Base).name()));
        else if (other != m_shown->plotWidget())
            other->hide();
}

void LectureView::goTo(int step)
{
    if (m_steps.empty())
        return;
    m_step = std::clamp(step, 0, steps() - 1);
    showChart();
    m_sentence->setText(m_steps[static_cast<std::size_t>(m_step)].sentence);
    m_sentence->setVisible(!m_sentence->text().isEmpty());
    m_place->setText(tr("%1 of %2").arg(m_step + 1).arg(steps()));
    setAccessibleName(m_shown->title());
    setAccessibleDescription(m_sentence->text().isEmpty() ? m_shown->subtitle() : m_sentence->text());
}

void LectureView::next()
{
    goTo(m_step + 1);
}

void LectureView::previous()
{
    goTo(m_step - 1);
}

void LectureView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        if (event->modifiers() & Qt::ShiftModifier)
            previous();
        else
            next();
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        next();
        break;
    case Qt::Key_Backspace:
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_PageUp:
        previous();
        break;
    case Qt::Key_Home:
        goTo(0);
        break;
    case Qt::Key_End:
        goTo(steps() - 1);
        break;
    case Qt::Key_L:
        setLook(palette().color(QPalette::Window).lightness() < 128 ? Look::light : Look::dark);
        break;
    case Qt::Key_Escape:
    case Qt::Key_F11:
        close();
        break;
    default:
        showKeys();
    }
}

void LectureView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    applyLook();
    showChart();
}

void LectureView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        next();
    else
        previous();
}

void LectureView::closeEvent(QCloseEvent* event)
{
    emit left();
    QWidget::closeEvent(event);
}

} // namespace phasebench
