// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart.h"

#include "gui/charts/chart_export.h"
#include "gui/charts/painted_layer.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/chart_table_model.h"
#include "gui/models/fault_sentence.h"
#include "gui/models/rich_text.h"
#include "gui/models/table_text.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QMetaMethod>
#include <QTimer>
#include <QToolTip>
#include <QWindow>
#include <cmath>
#include <limits>

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

Chart::Chart(const ChartSource& source, QWidget* parent)
    : QWidget(parent)
    , m_source(source)
    , m_table(new ChartTableModel(
          source.runs, [this] { return makeTable(); }, this))
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
    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis, m_plot->xAxis2, m_plot->yAxis2}) {
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    new PaintedLayer(m_plot, QStringLiteral("axes"), [this](QPainter& painter) { paintHeading(painter); });
    new PaintedLayer(m_plot, QStringLiteral("overlay"), [this](QPainter& painter) { paintMarks(painter); });
    connect(&source.runs, &RunList::updated, this, &Chart::scheduleRebuild);
    connect(&source.selection, &Selection::runChanged, this, [this] { followSelection(); });
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (isVisible())
            updateNow();
    });
    m_theme = ChartTheme::fromPalette(palette(), font());
}

Chart::~Chart() = default;

QAbstractItemModel* Chart::table() const
{
    return m_table;
}

std::unique_ptr<Chart> Chart::cloneForExport() const
{
    auto own = std::make_unique<Selection>(m_source.runs);
    own->setRun(m_source.selection.run());
    own->setSeries(m_source.selection.series());
    own->setBaseline(m_source.selection.baseline());
    own->setCalls(m_source.selection.calls());
    std::unique_ptr<Chart> chart = fresh({m_source.runs, *own, m_source.probes});
    chart->m_isTwin = true;
    chart->m_view = m_view;
    chart->m_ownSelection = std::move(own);
    return chart;
}

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
        m_hovered.reset();
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

void Chart::setHeading(const QString& title, const QString& subtitle, bool empty, const QString& caption)
{
    m_origin = caption;
    m_title = drawable(title, m_theme.boldFont);
    m_subtitle = drawable(subtitle, m_theme.font);
    m_empty = empty;
}

void Chart::setZoomable(QCPAxis& axis, double low, double high)
{
    m_zoomed = &axis;
    m_whole = {low, high};
    if (m_view && (m_view->low < low || m_view->high > high))
        m_view.reset();
    const View shown = m_view.value_or(m_whole);
    axis.setRange(shown.low, shown.high);
}

void Chart::showWhole()
{
    m_view.reset();
    if (m_zoomed)
        m_zoomed->setRange(m_whole.low, m_whole.high);
    rearrange();
}

void Chart::zoom(double factor, double about)
{
    if (!m_zoomed || m_empty)
        return;
    m_zoomed->scaleRange(1 / factor, about);
    const QCPRange range = m_zoomed->range();
    m_view = View{std::max(range.lower, m_whole.low), std::min(range.upper, m_whole.high)};
    if (*m_view == m_whole)
        m_view.reset();
    m_zoomed->setRange(m_view.value_or(m_whole).low, m_view.value_or(m_whole).high);
    rearrange();
}

void Chart::setControls(QWidget* controls)
{
    m_controls = controls;
    m_box->setDirection(QBoxLayout::TopToBottom);
    m_box->insertWidget(0, controls);
}

QWidget* Chart::labelledChoice(const QString& name, QComboBox& choice) const
{
    auto* controls = new QWidget;
    auto* label = new QLabel(name);
    label->setBuddy(&choice);
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(pad(), pad() / 2, pad(), 0);
    row->addWidget(label);
    row->addWidget(&choice);
    row->addStretch();
    return controls;
}

void Chart::followSelection()
{
    // Of very many runs those up to the selected one are drawn.
    if (m_source.runs.size() > static_cast<int>(mostBars))
        scheduleRebuild();
    if (isVisible())
        replotSoon();
}

void Chart::setHits(std::vector<ChartHit> hits)
{
    m_hits = std::move(hits);
    // What was chosen stays so where it is still there.
    if (!m_chosen)
        return;
    const auto same = std::ranges::find_if(m_hits, [this](const ChartHit& hit) { return hit.isSame(*m_chosen); });
    m_chosen = same == m_hits.end() ? std::nullopt : std::optional(*same);
}

std::optional<ChartHit> Chart::hitAt(const QPoint& position) const
{
    std::optional<ChartHit> best;
    double nearest = std::pow(m_theme.em(), 2);
    for (const ChartHit& hit : m_hits) {
        if (!hit.rect.isEmpty()) {
            if (hit.rect.contains(position))
                return hit;
            continue;
        }
        const QPointF away = hit.rect.topLeft() - position;
        if (const double distance = QPointF::dotProduct(away, away); distance < nearest) {
            nearest = distance;
            best = hit;
        }
    }
    return best;
}

std::optional<ChartHit> Chart::stepped(int items, int groups) const
{
    if (m_hits.empty())
        return std::nullopt;
    const auto now = selectedHit();
    if (!now)
        return m_hits.front();
    int last = 0;
    for (const ChartHit& hit : m_hits)
        last = std::max(last, hit.group);
    const int group = std::clamp(now->group + groups, 0, last);
    const ChartHit* best = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const ChartHit& hit : m_hits) {
        if (hit.group != group)
            continue;
        // In another line what is nearest beside, in the same one what is so many places on.
        const double away = groups != 0 ? std::abs(hit.along - now->along)
                                        : std::abs(static_cast<double>(now->item) + items - hit.item);
        if (away < least) {
            least = away;
            best = &hit;
        }
    }
    return best ? std::optional(*best) : now;
}

void Chart::choose(const std::optional<ChartHit>& hit)
{
    if (!hit)
        return;
    m_chosen = hit;
    select(*hit);
    describe(hit);
    m_plot->layer(QStringLiteral("overlay"))->replot();
}

void Chart::forget()
{
    m_hovered.reset();
    m_chosen.reset();
}

void Chart::describe(const std::optional<ChartHit>& hit)
{
    if (!hit)
        return;
    const ChartText text = textOf(*hit);
    const QString line = asLine(text.heading, text.facts);
    emit described(line);
    setAccessibleDescription(line);
}

void Chart::hoverAt(const QPoint& position)
{
    const std::optional<ChartHit> hit = hitAt(position);
    if (hit.has_value() == m_hovered.has_value() && (!hit || hit->isSame(*m_hovered)))
        return;
    m_hovered = hit;
    hover(hit);
    const ChartText text = hit ? textOf(*hit) : ChartText();
    emit described(hit ? asLine(text.heading, text.facts) : QString());
    m_plot->layer(QStringLiteral("overlay"))->replot();
}

QString Chart::toolTipAt(const QPoint& position) const
{
    if (const QString heading = headingToolTip(position); !heading.isEmpty())
        return heading;
    if (const auto hit = hitAt(position)) {
        const ChartText text = textOf(*hit);
        return asToolTip(text.heading, text.facts);
    }
    return toolTipBeside(position);
}

void Chart::paintMarks(QPainter& painter) const
{
    if (!m_isTwin)
        if (const auto hit = selectedHit())
            paintMark(painter, *hit, false);
    if (m_hovered)
        paintMark(painter, *m_hovered, true);
}

void Chart::paintMark(QPainter& painter, const ChartHit& hit, bool hovered) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.ink, std::max(1.5, m_theme.em() * 0.12)));
    const double reach = m_theme.em() * (hovered ? 0.45 : 0.6);
    if (hit.rect.isEmpty())
        painter.drawEllipse(hit.rect.topLeft(), reach, reach);
    else
        painter.drawRect(hit.rect.adjusted(-2, -2, 2, 2));
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

bool Chart::pointerEvent(QEvent& event)
{
    switch (event.type()) {
    case QEvent::MouseMove:
        hoverAt(static_cast<QMouseEvent&>(event).pos());
        return false;
    case QEvent::Leave:
        hoverAt({-1 << 20, -1 << 20});
        return false;
    case QEvent::MouseButtonPress:
        setFocus(Qt::MouseFocusReason);
        if (static_cast<QMouseEvent&>(event).button() == Qt::LeftButton)
            choose(hitAt(static_cast<QMouseEvent&>(event).pos()));
        return false;
    case QEvent::ToolTip: {
        const auto& help = static_cast<QHelpEvent&>(event);
        QToolTip::showText(help.globalPos(), toolTipAt(help.pos()), m_plot);
        return true;
    }
    case QEvent::Wheel: {
        const auto& wheel = static_cast<QWheelEvent&>(event);
        if (!m_zoomed || !(wheel.modifiers() & Qt::ControlModifier) || wheel.angleDelta().y() == 0)
            return false;
        const QPointF at = wheel.position();
        zoom(std::pow(1.25, wheel.angleDelta().y() / 120.0),
            m_zoomed->pixelToCoord(m_zoomed->orientation() == Qt::Horizontal ? at.x() : at.y()));
        return true;
    }
    default:
        return false;
    }
}

bool Chart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_plot)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::Resize)
        place(static_cast<QResizeEvent*>(event)->size());
    return pointerEvent(*event) || QWidget::eventFilter(watched, event);
}

void Chart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    replotSoon();
}

void Chart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    replotSoon();
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
    if (m_view)
        menu->addAction(tr("Show &everything"), this, &Chart::showWhole);
    menu->addActions(actions());
    menu->popup(event->globalPos());
    event->accept();
}

void Chart::keyPressEvent(QKeyEvent* event)
{
    constexpr int far = 1 << 24;
    const auto step = [this](int items, int groups) {
        choose(stepped(items, groups));
    };
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Right:
        return step(1, 0);
    case Qt::Key_Left:
        return step(-1, 0);
    case Qt::Key_Down:
        return step(0, 1);
    case Qt::Key_Up:
        return step(0, -1);
    case Qt::Key_Home:
        return step(-far, 0);
    case Qt::Key_End:
        return step(far, 0);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
        if (m_zoomed)
            zoom(event->key() == Qt::Key_Minus ? 1 / 1.5 : 1.5, m_zoomed->range().center());
        return;
    case Qt::Key_0:
        return showWhole();
    default:
        QWidget::keyPressEvent(event);
    }
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
