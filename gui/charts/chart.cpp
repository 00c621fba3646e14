// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart.h"

#include "gui/charts/chart_export.h"
#include "gui/charts/painted_layer.h"
#include "gui/models/fault_sentence.h"
#include "gui/models/rich_text.h"
#include "gui/models/table_text.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QTimer>
#include <QToolTip>
#include <QWindow>
#include <functional>

namespace phasebench {
namespace {

constexpr int updateInterval = 50; // milliseconds: 20 updates a second

/// A plot lower than this, in the font's size, keeps two lines for the title and three for the subtitle; a very low
/// one keeps one and two.
constexpr int lowPlot = 23;
constexpr int veryLowPlot = 17;

/// A line ends after the point between two conditions, and none begins with one.
QString pointsKept(const QString& text)
{
    return QString(text).replace(QStringLiteral(" · "), QStringLiteral("\u00a0· "));
}

/// A paragraph in at most so many lines of this width. What does not fit gives way to dots: in the middle of the last
/// of several lines, as the badge of what was recorded stands at the end.
QStringList linesOf(const QFontMetrics& metrics, int width, int lines, QString left)
{
    QStringList shown;
    while (!left.isEmpty() && shown.size() < lines) {
        if (shown.size() + 1 == lines || metrics.horizontalAdvance(left) <= width) {
            shown << metrics.elidedText(left, lines > 1 ? Qt::ElideMiddle : Qt::ElideRight, width);
            break;
        }
        qsizetype fits = left.indexOf(QLatin1Char(' '));
        for (qsizetype at = fits; at > 0 && metrics.horizontalAdvance(left.left(at)) <= width;
             at = left.indexOf(QLatin1Char(' '), at + 1))
            fits = at;
        if (fits <= 0)
            fits = left.size();
        shown << left.left(fits);
        left = left.mid(fits).trimmed();
    }
    return shown;
}

/// The text in at most so many lines. A remark below the conditions, a paragraph of its own, is whole or left out.
QString shortened(const QFont& font, int width, int lines, const QString& text)
{
    const QFontMetrics metrics(font);
    QStringList shown;
    for (const QString& paragraph : text.split(QLatin1Char('\n'))) {
        const int left = lines - static_cast<int>(shown.size());
        const QStringList added = linesOf(metrics, width, shown.isEmpty() ? left : left + 1, paragraph);
        if (!shown.isEmpty() && added.size() > left)
            break;
        shown += added;
    }
    return shown.join(QLatin1Char('\n'));
}

/// Shows a text where the pointer rests, ahead of what the charts say there themselves.
class ToolTipAhead : public QObject {
public:
    ToolTipAhead(QWidget* watched, std::function<QString(const QPoint&)> text)
        : QObject(watched)
        , m_text(std::move(text))
    {
        watched->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::ToolTip)
            return false;
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = m_text(help->pos());
        if (!text.isEmpty())
            QToolTip::showText(help->globalPos(), text, qobject_cast<QWidget*>(watched));
        return !text.isEmpty();
    }

private:
    std::function<QString(const QPoint&)> m_text;
};

QRect wrappedRect(const QFont& font, const QRect& room, const QString& text)
{
    return text.isEmpty()
        ? QRect(room.topLeft(), QSize(0, 0))
        : QFontMetrics(font).boundingRect(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
}

/// Text of files as it is shown, and signs that no font here has, such as emoji, as their codes in place of boxes.
QString drawable(const QString& text, const QFont& font)
{
    QString result;
    const QFontMetrics metrics(font);
    for (const char32_t code : shownText(text).toUcs4()) {
        if (code > 0xffff && !metrics.inFontUcs4(code))
            result += QStringLiteral("\\U%1").arg(static_cast<uint>(code), 8, 16, QLatin1Char('0'));
        else
            result += QString::fromUcs4(&code, 1);
    }
    return result;
}

} // namespace

Chart::Chart(QWidget* parent)
    : QWidget(parent)
    , m_box(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_plot(new QCustomPlot(this))
    , m_timer(new QTimer(this))
{
    m_box->setContentsMargins(0, 0, 0, 0);
    m_box->setSpacing(0);
    m_box->addWidget(m_plot, 1);
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setContextMenuPolicy(Qt::NoContextMenu); // so that the event comes here
    m_plot->setMouseTracking(true);
    m_plot->setAutoAddPlottableToLegend(false);
    m_plot->installEventFilter(this);
    new ToolTipAhead(m_plot, [this](const QPoint& position) { return headingToolTip(position); });
    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis, m_plot->xAxis2, m_plot->yAxis2}) {
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    new PaintedLayer(m_plot, QStringLiteral("axes"), [this](QPainter& painter) { paintHeading(painter); });
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (isVisible())
            updateNow();
    });
    m_theme = ChartTheme::fromPalette(palette(), font());
}

Chart::~Chart() = default;

QWidget* Chart::plotWidget() const
{
    return m_plot;
}

QSize Chart::sizeHint() const
{
    return {m_theme.em() * 60, m_theme.em() * 30};
}

QSize Chart::minimumSizeHint() const
{
    return {m_theme.em() * 26, m_theme.em() * 15};
}

void Chart::setTheme(const ChartTheme& theme)
{
    m_themeIsSet = true;
    applyTheme(theme);
}

void Chart::applyTheme(const ChartTheme& theme)
{
    m_theme = theme;
    m_plot->setBackground(QBrush(theme.background));
    m_plot->xAxis->setTickLabelFont(theme.font);
    m_plot->yAxis->setTickLabelFont(theme.font);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setTickLabelColor(theme.secondaryText);
        axis->grid()->setPen(QPen(theme.grid, 1));
    }
    themeChanged();
    scheduleRebuild();
}

void Chart::followPalette()
{
    if (!m_themeIsSet)
        applyTheme(ChartTheme::fromPalette(palette(), font()));
}

void Chart::setCaption(const QString& caption)
{
    m_caption = drawable(caption, m_theme.font);
    scheduleRebuild();
}

void Chart::scheduleRebuild()
{
    m_pending = true;
    if (m_timer->isActive())
        return;
    const auto since = m_lastUpdate.isValid() ? m_lastUpdate.elapsed() : updateInterval;
    m_timer->start(static_cast<int>(std::max<qint64>(0, updateInterval - since)));
}

void Chart::updateNow()
{
    m_timer->stop();
    m_lastUpdate.start();
    if (m_pending) {
        m_pending = false;
        rebuild();
        setAccessibleName(m_title);
        setAccessibleDescription(m_subtitle);
        emit rebuilt();
    }
    rearrange();
}

void Chart::rearrange()
{
    place(m_plot->size());
    replotSoon();
}

void Chart::place(const QSize& size)
{
    m_linesWhenLow.reset();
    if (!m_forExport && leastHeight(size.width()) == 0 && size.height() < m_theme.em() * lowPlot)
        m_linesWhenLow = size.height() < m_theme.em() * veryLowPlot ? 2 : 3;
    arrange(size);
}

void Chart::replotSoon()
{
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void Chart::setHeading(const QString& title, const QString& subtitle, bool empty)
{
    m_title = drawable(title, m_theme.boldFont);
    m_subtitle = drawable(subtitle, m_theme.font);
    m_empty = empty;
}

int Chart::pad() const
{
    return m_theme.em() * 3 / 2;
}

QString Chart::shownTitle(int width) const
{
    return m_linesWhenLow ? shortened(m_theme.boldFont, width, *m_linesWhenLow - 1, m_title) : m_title;
}

QString Chart::shownSubtitle(int width) const
{
    const QString whole = pointsKept(m_subtitle);
    return m_linesWhenLow && !m_empty ? shortened(m_theme.font, width, *m_linesWhenLow, whole) : whole;
}

int Chart::headingBottom(int width) const
{
    const QRect room(pad(), pad() * 2 / 3, std::max(width - 2 * pad(), 1), 1 << 20);
    const QRect title = wrappedRect(m_theme.boldFont, room, shownTitle(room.width()));
    const int below = title.bottom() + m_theme.em() / 4;
    return wrappedRect(m_theme.font, room.adjusted(0, below - room.top(), 0, 0), shownSubtitle(room.width())).bottom();
}

QString Chart::headingToolTip(const QPoint& position) const
{
    const int width = m_plot->width();
    const int room = std::max(width - 2 * pad(), 1);
    const bool whole = shownTitle(room) == m_title && shownSubtitle(room) == pointsKept(m_subtitle);
    if (whole || position.y() > headingBottom(width))
        return {};
    return QStringLiteral("<b>%1</b><br>%2")
        .arg(richText(m_title), richText(m_subtitle).replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

QFont Chart::captionFont() const
{
    QFont font = m_theme.font;
    font.setPixelSize(std::max(m_theme.em() * 5 / 6, 6));
    return font;
}

int Chart::captionTop(const QSize& size) const
{
    if (m_caption.isEmpty())
        return size.height();
    const QRect room(pad(), 0, std::max(size.width() - 2 * pad(), 1), 1 << 20);
    return size.height() - wrappedRect(captionFont(), room, m_caption).height() - pad() * 2 / 3;
}

void Chart::paintHeading(QPainter& painter) const
{
    // The viewport, not the widget's size: an export draws at another one.
    const QRect view = m_plot->viewport();
    const QRect room(pad(), pad() * 2 / 3, std::max(view.width() - 2 * pad(), 1), view.height());
    const int flags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    painter.setFont(m_theme.boldFont);
    painter.setPen(m_theme.text);
    const QString title = shownTitle(room.width());
    painter.drawText(room, flags, title);
    const int below = wrappedRect(m_theme.boldFont, room, title).bottom() + m_theme.em() / 4;
    painter.setFont(m_theme.font);
    painter.setPen(m_theme.secondaryText);
    painter.drawText(room.adjusted(0, below - room.top(), 0, 0), flags, shownSubtitle(room.width()));
    if (!m_caption.isEmpty()) {
        painter.setFont(captionFont());
        painter.drawText(QRect(room.left(), captionTop(view.size()), room.width(), view.height()), flags, m_caption);
    }
}

void Chart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        followPalette();
    QWidget::changeEvent(event);
}

void Chart::followScreen()
{
    // QCustomPlot 2.1.0 reads the pixel ratio once, in its constructor.
    m_plot->setBufferDevicePixelRatio(devicePixelRatioF());
    replotSoon();
}

void Chart::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (QWindow* handle = window()->windowHandle())
        connect(handle, &QWindow::screenChanged, this, &Chart::followScreen, Qt::UniqueConnection);
    followScreen();
    followPalette();
    if (m_pending)
        updateNow();
}

bool Chart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_plot) {
        if (event->type() == QEvent::Resize)
            place(static_cast<QResizeEvent*>(event)->size());
        else if (event->type() == QEvent::MouseButtonPress)
            setFocus(Qt::MouseFocusReason);
    }
    return QWidget::eventFilter(watched, event);
}

void Chart::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy chart"), this, &Chart::copy)->setShortcut(QKeySequence::Copy);
    menu->addAction(
        tr("Copy &figures"), this, [this] { QApplication::clipboard()->setText(tableText(*table(), TableText::tsv)); });
    menu->addSeparator();
    menu->addAction(tr("&Export…"), this, &Chart::exportSelf);
    menu->addActions(actions());
    menu->popup(event->globalPos());
    event->accept();
}

void Chart::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QWidget::keyPressEvent(event);
}

void Chart::copy()
{
    updateNow();
    if (const auto result = copyChart(*this); !result)
        emit failed(sentenceOf(result.error()));
}

void Chart::exportSelf()
{
    if (isSignalConnected(QMetaMethod::fromSignal(&Chart::exportRequested))) {
        emit exportRequested();
        return;
    }
    if (const auto written = exportChartWithDialog(*this, this); !written)
        emit failed(sentenceOf(written.error()));
}

} // namespace phasebench
