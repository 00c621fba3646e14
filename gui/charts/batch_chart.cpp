// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/batch_chart.h"

#include "gui/charts/painted_layer.h"
#include "gui/models/chart_table_model.h"

#include <QHelpEvent>
#include <QToolTip>

namespace phasebench {

BatchChart::BatchChart(const RunList& runs, Selection& selection, QWidget* parent)
    : Chart(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_table(new ChartTableModel(
          runs, [this] { return batchTable(m_runs); }, this))
{
    plot()->xAxis->setVisible(false);
    plot()->yAxis->setVisible(false);
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) { paint(painter); });
    connect(&runs, &RunList::updated, this, &BatchChart::scheduleRebuild);
    connect(&selection, &Selection::runChanged, this, [this] { replotSoon(); });
    scheduleRebuild();
}

BatchChart::~BatchChart() = default;

QAbstractItemModel* BatchChart::table() const
{
    return m_table;
}

QString BatchChart::fileName() const
{
    return QStringLiteral("batch");
}

std::unique_ptr<Chart> BatchChart::cloneForExport() const
{
    auto* nothing = new Selection(m_runs);
    auto chart = std::make_unique<BatchChart>(m_runs, *nothing);
    nothing->setParent(chart.get());
    return chart;
}

int BatchChart::rowHeight() const
{
    return theme().em() * 29 / 10;
}

int BatchChart::leastPitch() const
{
    return theme().em() * 9 / 4;
}

int BatchChart::headHeight() const
{
    return theme().em() * 3;
}

int BatchChart::sentencesHeight(int width) const
{
    if (m_data.sentences.isEmpty())
        return 0;
    return QFontMetrics(theme().font)
               .boundingRect(QRect(0, 0, std::max(width - 2 * pad(), 1), 1 << 20), Qt::AlignLeft | Qt::TextWordWrap,
                   m_data.sentences.join(QLatin1Char(' ')))
               .height()
        + theme().em();
}

int BatchChart::fullHeight(int width) const
{
    return headingBottom(width) + theme().em() + headHeight() + rowHeight() * static_cast<int>(m_data.rows.size())
        + sentencesHeight(width) + 10000 - captionTop({width, 10000});
}

int BatchChart::leastHeight(int width) const
{
    const int rows = static_cast<int>(m_data.rows.size());
    return m_data.isEmpty() ? 0 : fullHeight(width) - rows * (rowHeight() - leastPitch());
}

void BatchChart::rebuild()
{
    m_data = batchData(shownRuns(m_runs));
    setHeading(m_data.title, m_data.subtitle, m_data.isEmpty());
}

void BatchChart::arrange(const QSize& size)
{
    const int em = theme().em();
    const QFontMetrics metrics(theme().font);
    m_nameWidth = 0;
    for (const BatchData::Row& row : m_data.rows)
        m_nameWidth = std::max(m_nameWidth, metrics.horizontalAdvance(row.name) + em);
    m_nameWidth = std::min(m_nameWidth, size.width() / 3);
    const int top = headingBottom(size.width()) + em;
    const int bottom = captionTop(size) - sentencesHeight(size.width()) - em / 2;
    const int rows = std::max(1, static_cast<int>(m_data.rows.size()));
    m_pitch = std::clamp((bottom - top - headHeight()) / rows, leastPitch(), rowHeight() * 5 / 4);
    m_area = QRect(pad(), top, std::max(size.width() - 2 * pad(), 1), headHeight() + m_pitch * rows);
}

QRect BatchChart::cellRect(int row, int column) const
{
    const int count = std::max(1, static_cast<int>(m_data.columns.size()));
    const int width = (m_area.width() - m_nameWidth) / count;
    return {m_area.left() + m_nameWidth + column * width, m_area.top() + headHeight() + row * m_pitch,
        width - theme().em(), m_pitch};
}

void BatchChart::paintCell(QPainter& painter, const QRect& rect, const BatchData::Cell& cell, double most) const
{
    const int em = theme().em();
    const QFontMetrics bold(theme().boldFont);
    const QFontMetrics metrics(theme().font);
    const int line = bold.height();
    const int top = rect.top() + (rect.height() - line - em / 2) / 2;
    painter.setFont(theme().boldFont);
    painter.setPen(theme().text);
    const QString text = bold.elidedText(cell.text, Qt::ElideRight, rect.width());
    painter.drawText(QRect(rect.left(), top, rect.width(), line), Qt::AlignLeft | Qt::AlignVCenter, text);
    const int used = bold.horizontalAdvance(text) + em / 2;
    if (rect.width() - used > em * 4 && !cell.detail.isEmpty()) {
        painter.setFont(theme().font);
        painter.setPen(theme().secondaryText);
        painter.drawText(QRect(rect.left() + used, top, rect.width() - used, line), Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(cell.detail, Qt::ElideRight, rect.width() - used));
    }
    if (!cell.value || !(most > 0))
        return;
    const QRectF track(rect.left(), top + line + em / 6.0, rect.width(), em * 0.36);
    painter.fillRect(track, theme().selected);
    const double length = std::max(1.0, track.width() * std::min(1.0, *cell.value / most));
    painter.fillRect(QRectF(track.left(), track.top(), length, track.height()), theme().secondaryText);
}

void BatchChart::paint(QPainter& painter) const
{
    if (m_data.isEmpty())
        return;
    const int em = theme().em();
    const QFontMetrics metrics(theme().font);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t c = 0; c < m_data.columns.size(); ++c) {
        const BatchData::Column& column = m_data.columns[c];
        QRect head = cellRect(0, static_cast<int>(c));
        if (column.run == m_selection.run())
            painter.fillRect(
                QRect(head.left() - em / 2, m_area.top(), head.width() + em, m_area.height()), theme().selected);
        head.moveTop(m_area.top());
        head.setHeight(metrics.height());
        painter.setFont(theme().boldFont);
        painter.setPen(theme().text);
        painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(theme().boldFont).elidedText(column.title, Qt::ElideRight, head.width()));
        head.translate(0, metrics.height());
        painter.setFont(theme().font);
        painter.setPen(theme().secondaryText);
        painter.drawText(
            head, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(column.label, Qt::ElideRight, head.width()));
    }
    for (std::size_t r = 0; r < m_data.rows.size(); ++r) {
        const BatchData::Row& row = m_data.rows[r];
        const QRect first = cellRect(static_cast<int>(r), 0);
        painter.setPen(QPen(theme().grid, 1));
        painter.drawLine(m_area.left(), first.top(), m_area.right(), first.top());
        painter.setFont(theme().font);
        painter.setPen(theme().secondaryText);
        painter.drawText(QRect(m_area.left(), first.top(), m_nameWidth - em / 2, first.height()),
            Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(row.name, Qt::ElideRight, m_nameWidth - em / 2));
        double most = 0;
        for (const BatchData::Cell& cell : row.cells)
            most = std::max(most, cell.value.value_or(0));
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            paintCell(painter, cellRect(static_cast<int>(r), static_cast<int>(c)), row.cells[c], most);
    }
    painter.setFont(theme().font);
    painter.setPen(theme().text);
    painter.drawText(QRect(m_area.left(), m_area.bottom() + em, m_area.width(), 1 << 20),
        Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_data.sentences.join(QLatin1Char(' ')));
}

int BatchChart::columnAt(const QPoint& position) const
{
    if (!m_area.contains(position))
        return -1;
    for (int column = 0; column < static_cast<int>(m_data.columns.size()); ++column) {
        const QRect cell = cellRect(0, column);
        if (position.x() >= cell.left() && position.x() <= cell.right())
            return column;
    }
    return -1;
}

QString BatchChart::textAt(const QPoint& position) const
{
    const int row = (position.y() - m_area.top() - headHeight()) / std::max(1, m_pitch);
    if (!m_area.contains(position) || position.y() < m_area.top() + headHeight()
        || row >= static_cast<int>(m_data.rows.size()))
        return {};
    const BatchData::Row& line = m_data.rows[static_cast<std::size_t>(row)];
    const int column = columnAt(position);
    if (column < 0)
        return line.name + QStringLiteral(": ") + line.explanation;
    const BatchData::Cell& cell = line.cells[static_cast<std::size_t>(column)];
    const QString detail = cell.detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(cell.detail);
    return tr("%1, %2: %3%4. It is %5.")
        .arg(m_data.columns[static_cast<std::size_t>(column)].title, line.name, cell.text, detail, line.explanation);
}

void BatchChart::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_data.columns.size()) - 1;
    int now = -1;
    for (int i = 0; i <= last; ++i)
        if (m_data.columns[static_cast<std::size_t>(i)].run == m_selection.run())
            now = i;
    int next = -1;
    if (event->key() == Qt::Key_Right)
        next = std::min(now + 1, last);
    else if (event->key() == Qt::Key_Left)
        next = std::max(now - 1, 0);
    if (next < 0 || last < 0) {
        Chart::keyPressEvent(event);
        return;
    }
    const BatchData::Column& column = m_data.columns[static_cast<std::size_t>(next)];
    m_selection.setRun(column.run);
    QStringList words{column.title};
    for (const BatchData::Row& row : m_data.rows)
        words << row.name + QLatin1Char(' ') + row.cells[static_cast<std::size_t>(next)].text;
    emit described(words.join(QStringLiteral(", ")));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
}

bool BatchChart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == plot()) {
        if (event->type() == QEvent::MouseMove) {
            emit described(textAt(static_cast<QMouseEvent*>(event)->pos()));
        } else if (event->type() == QEvent::Leave) {
            emit described({});
        } else if (event->type() == QEvent::MouseButtonPress) {
            if (const int column = columnAt(static_cast<QMouseEvent*>(event)->pos()); column >= 0)
                m_selection.setRun(m_data.columns[static_cast<std::size_t>(column)].run);
        } else if (event->type() == QEvent::ToolTip) {
            const auto* help = static_cast<QHelpEvent*>(event);
            QToolTip::showText(help->globalPos(), textAt(help->pos()), plot());
            return true;
        }
    }
    return Chart::eventFilter(watched, event);
}

} // namespace phasebench
