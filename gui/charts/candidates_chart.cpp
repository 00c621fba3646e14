// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/candidates_chart.h"

#include "gui/charts/painted_layer.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/candidate_table_model.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

CandidatesChart::CandidatesChart(const ChartSource& source, QWidget* parent)
    : Chart(source, parent)
{
    // Everything is placed in pixels: there are rows of words beside the dots.
    for (QCPAxis* axis : {plot()->xAxis, plot()->yAxis})
        axis->setVisible(false);
    new PaintedLayer(plot(), QStringLiteral("background"), [this](QPainter& painter) { paintBehind(painter); });
    new PaintedLayer(plot(), QStringLiteral("main"), [this](QPainter& painter) {
        paintRows(painter);
        paintTies(painter);
        paintGain(painter);
        paintInset(painter);
    });
    connect(&source.selection, &Selection::candidateChanged, this, [this] { replotSoon(); });
    scheduleRebuild();
}

CandidatesChart::~CandidatesChart() = default;

QAbstractItemModel* CandidatesChart::table() const
{
    m_table = std::make_unique<CandidateTableModel>(runs(), selection(), CandidateTableModel::Reading::now);
    return m_table.get();
}

QString CandidatesChart::fileName() const
{
    return QStringLiteral("candidates-%1").arg(selection().run() + 1);
}

int CandidatesChart::fullHeight(int width) const
{
    const int caption = captionTop({width, 10000});
    return headingBottom(width) + theme().em() + heightForAllCandidates(m_data, theme()) + 10000 - caption;
}

int CandidatesChart::leastHeight(int width) const
{
    return m_data.dots.empty() ? 0 : fullHeight(width);
}

void CandidatesChart::rebuild()
{
    const int row = selection().run();
    m_data = candidatesData(row < 0 ? nullptr : runs().at(row), row >= 0 && runs().isLive(row));
    setHeading(m_data.title, m_data.subtitle, m_data.dots.empty(),
        row < 0 ? QString() : captionOf({{row, runs().at(row), {}, false}}));
}

void CandidatesChart::arrange(const QSize& size)
{
    m_layout = layoutCandidates(
        m_data, theme(), {size.width(), headingBottom(size.width()) + theme().em() / 2, captionTop(size), pad()});
    std::vector<ChartHit> list;
    for (const CandidatesLayout::Row& row : m_layout.rows)
        list.push_back({QRectF(row.strip), row.dot, 0});
    setHits(std::move(list));
}

void CandidatesChart::paintBehind(QPainter& painter) const
{
    if (m_layout.rows.empty())
        return;
    const int selected = selectedDot();
    painter.setPen(hasFocus() ? QPen(theme().secondaryText, 1) : QPen(Qt::NoPen));
    painter.setBrush(theme().selected);
    const double radius = theme().em() * 0.4;
    for (const CandidatesLayout::Row& row : m_layout.rows)
        if (row.dot == selected)
            painter.drawRoundedRect(QRectF(row.strip).adjusted(0.5, 1.5, -0.5, -1.5), radius, radius);
    if (selected < 0 && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(
            QRectF(m_layout.rows.front().strip.united(m_layout.rows.back().strip)).adjusted(0.5, 0.5, -0.5, -0.5),
            radius, radius);
    }
    painter.setPen(QPen(theme().grid, 1));
    for (const double tick : m_layout.ticks.positions) {
        const double x = std::round(m_layout.xOf(tick)) + 0.5;
        painter.drawLine(QPointF(x, m_layout.plot.top()), QPointF(x, m_layout.plot.bottom()));
    }
}

void CandidatesChart::paintRows(QPainter& painter) const
{
    const auto left = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
    if (m_layout.rows.empty())
        return;
    const CandidatesLayout::Row& first = m_layout.rows.front();
    painter.setFont(theme().font);
    painter.setPen(theme().secondaryText);
    const auto over = [&](const QRect& column) {
        return QRect(column.left(), m_layout.header.top(), column.width(), m_layout.header.height());
    };
    painter.drawText(over(first.rank), left, tr("rank"));
    painter.drawText(over(first.heuristic), left, tr("heuristic"));
    painter.drawText(over(first.name), left, tr("candidate"));
    for (const CandidatesLayout::Row& row : m_layout.rows) {
        const CandidateDot& dot = m_data.dots[static_cast<std::size_t>(row.dot)];
        const bool stands = dot.isBest || dot.isPick;
        painter.setFont(stands ? theme().boldFont : theme().font);
        painter.setPen(theme().text);
        painter.drawText(row.rank, left, dot.rank);
        painter.drawText(row.name, left, row.nameText);
        painter.setFont(theme().font);
        painter.setPen(theme().secondaryText);
        painter.drawText(row.heuristic, left, dot.heuristic);
        paintDot(painter, dot, row);
    }
    for (int i = 0; i < m_layout.ticks.positions.size(); ++i) {
        const QString& label = m_layout.ticks.labels[i];
        const int width = QFontMetrics(theme().font).horizontalAdvance(label);
        const int least = m_layout.plot.left() - theme().em();
        const int x = std::clamp(static_cast<int>(m_layout.xOf(m_layout.ticks.positions[i])) - width / 2, least,
            std::max(plot()->viewport().right() - width - 2, least));
        painter.setPen(theme().secondaryText);
        painter.drawText(QRect(x, m_layout.ticksTop, width + 2, theme().em() * 3 / 2), left, label);
    }
    if (m_layout.hidden > 0) {
        painter.drawText(QRect(first.rank.left(), m_layout.ticksTop, m_layout.header.width(), theme().em() * 3 / 2),
            left, tr("%1 more in the table").arg(m_layout.hidden));
    }
}

void CandidatesChart::paintDot(QPainter& painter, const CandidateDot& dot, const CandidatesLayout::Row& place) const
{
    const double em = theme().em();
    const double y = place.strip.center().y() + 0.5;
    const double x = m_layout.xOf(dot.median);
    const double radius = em * 0.36;
    if (dot.low && dot.high) {
        painter.setPen(QPen(theme().ink, std::max(1.0, em * 0.14), Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(m_layout.xOf(*dot.low), y), QPointF(m_layout.xOf(*dot.high), y));
    }
    if (dot.isPick) {
        const double reach = radius * 1.45;
        painter.setPen(QPen(theme().ink, std::max(1.2, em * 0.12), Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(theme().background);
        const QPointF corners[] = {{x, y - reach}, {x + reach, y}, {x, y + reach}, {x - reach, y}};
        painter.drawPolygon(corners, 4);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().ink);
        painter.drawEllipse(QPointF(x, y), radius, radius);
    }
}

void CandidatesChart::paintTies(QPainter& painter) const
{
    const double em = theme().em();
    painter.setFont(theme().font);
    for (const CandidatesData::Tie& tie : m_data.ties) {
        const CandidatesLayout::Row* first = nullptr;
        const CandidatesLayout::Row* last = nullptr;
        double right = 0;
        double start = m_layout.plot.right();
        for (const CandidatesLayout::Row& row : m_layout.rows) {
            if (row.dot < tie.first || row.dot > tie.last)
                continue;
            first = first ? first : &row;
            last = &row;
            const CandidateDot& dot = m_data.dots[static_cast<std::size_t>(row.dot)];
            right = std::max(right, m_layout.xOf(dot.to()));
            start = std::min(start, m_layout.xOf(dot.from()));
        }
        if (!first || first == last)
            continue;
        QString text = tr("cannot be told apart");
        int width = QFontMetrics(theme().font).horizontalAdvance(text);
        const double top = first->strip.center().y() - em * 0.25;
        const double bottom = last->strip.center().y() + em * 0.25;
        // On the side where the words fit.
        const int inset = m_layout.inset.isEmpty() ? plot()->viewport().right() : m_layout.inset.left();
        const bool fitsRight = right + em * 2.5 + width < inset;
        const bool toTheRight = fitsRight || start - m_layout.plot.left() < width + em * 2.5;
        if (toTheRight && !fitsRight) {
            text = tr("tie");
            width = QFontMetrics(theme().font).horizontalAdvance(text);
        }
        const double x = std::round(toTheRight ? right + em * 1.4 : start - em * 1.4) + 0.5;
        const double hook = toTheRight ? -em * 0.4 : em * 0.4;
        painter.setPen(QPen(theme().secondaryText, std::max(1.0, em * 0.08)));
        const QPointF corners[] = {{x + hook, top}, {x, top}, {x, bottom}, {x + hook, bottom}};
        painter.drawPolyline(corners, 4);
        QRect room(0, static_cast<int>((top + bottom) / 2 - em), width + 2, static_cast<int>(em * 2));
        room.moveLeft(static_cast<int>(toTheRight ? x + em * 0.6 : x - em * 0.6 - width));
        // Grid lines do not cross words.
        painter.fillRect(room.adjusted(-2, theme().em() / 3, 2, -theme().em() / 3), theme().background);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    }
}

void CandidatesChart::paintGain(QPainter& painter) const
{
    if (m_layout.gain.isEmpty() || !m_data.gain)
        return;
    const double em = theme().em();
    const QRect& room = m_layout.gain;
    double from = room.left();
    double to = room.right();
    for (const CandidateDot& dot : m_data.dots) {
        if (dot.isBest)
            from = m_layout.xOf(dot.median);
        if (dot.isPick)
            to = m_layout.xOf(dot.median);
    }
    const double y = std::round(room.top() + em * 0.7) + 0.5;
    if (!m_data.gain->isTie) {
        painter.setPen(QPen(theme().ink, std::max(1.0, em * 0.1), Qt::SolidLine, Qt::FlatCap));
        const double cap = em * 0.3;
        const QVector<QLineF> lines{{from, y, to, y}, {from, y - cap, from, y + cap}, {to, y - cap, to, y + cap}};
        painter.drawLines(lines);
    }
    const QFont& font = m_data.gain->isTie ? theme().font : theme().boldFont;
    const int width = QFontMetrics(font).horizontalAdvance(m_data.gainText);
    // Where the plot is narrow the words begin below the names.
    const int most = std::max(plot()->viewport().right() - width - pad(), m_layout.header.left());
    const int x = std::clamp(
        static_cast<int>((from + to) / 2) - width / 2, std::min(room.left() - theme().em() * 2, most), most);
    painter.setFont(font);
    painter.setPen(theme().text);
    painter.drawText(QRect(x, static_cast<int>(y + em * 0.35), width + 2, static_cast<int>(em * 1.5)),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_data.gainText);
}

void CandidatesChart::paintInset(QPainter& painter) const
{
    if (m_layout.inset.isEmpty())
        return;
    const double em = theme().em();
    const QRect& room = m_layout.inset;
    const CandidateDot* best = nullptr;
    const CandidateDot* pick = nullptr;
    for (const CandidateDot& dot : m_data.dots) {
        best = dot.isBest ? &dot : best;
        pick = dot.isPick ? &dot : pick;
    }
    if (!best || !pick)
        return;
    const double full = std::max(best->median, pick->median);
    painter.setFont(theme().font);
    painter.setPen(theme().secondaryText);
    const int line = QFontMetrics(theme().font).height();
    painter.drawText(QRect(room.left(), room.top(), room.width() + theme().em(), line), Qt::AlignLeft, tr("from zero"));
    const double top = room.top() + line + em * 0.4;
    const QPen outline(theme().ink, std::max(1.0, em * 0.09), Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin);
    painter.setPen(outline);
    painter.setBrush(theme().ink);
    painter.drawRect(QRectF(room.left() + 0.5, top, room.width() * best->median / full - 1, em * 0.85));
    painter.setBrush(theme().background);
    painter.drawRect(QRectF(room.left() + 0.5, top + em * 1.25, room.width() * pick->median / full - 1, em * 0.85));
    painter.setPen(theme().secondaryText);
    painter.drawText(QRect(room.left(), static_cast<int>(top + em * 2.4), room.width() + theme().em(), line),
        Qt::AlignLeft, tr("best · library"));
}

int CandidatesChart::selectedDot() const
{
    for (std::size_t i = 0; i < m_data.dots.size(); ++i)
        if (!isTwin() && m_data.dots[i].candidate == selection().candidate())
            return static_cast<int>(i);
    return -1;
}

std::optional<ChartHit> CandidatesChart::selectedHit() const
{
    const int dot = selectedDot();
    return dot < 0 ? std::nullopt : std::optional(ChartHit{{}, dot, 0});
}

ChartText CandidatesChart::textOf(const ChartHit& hit) const
{
    const CandidateDot& dot = m_data.dots[static_cast<std::size_t>(hit.group)];
    return {tr("Rank %1, %2").arg(dot.rank, dot.name), dot.facts};
}

void CandidatesChart::select(const ChartHit& hit)
{
    selection().setCandidate(m_data.dots[static_cast<std::size_t>(hit.group)].candidate);
}

std::optional<ChartHit> CandidatesChart::stepped(int items, int groups) const
{
    // By finalists: what has no row here is seen in the table, which shares the selection.
    const int last = static_cast<int>(m_data.dots.size()) - 1;
    const int now = selectedDot();
    const int by = groups != 0 ? groups : items;
    if (last < 0)
        return std::nullopt;
    return ChartHit{{}, std::clamp(now < 0 && by == -1 ? last : now + by, 0, last), 0};
}

} // namespace phasebench
