// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart_renderer.h"

#include "engine/text/untrusted.h"
#include "gui/charts/chart.h"

#include <QApplication>
#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <qcustomplot.h>

namespace phasebench {
namespace {

/// Type that can be read where the picture is shown across a slide or a page.
QFont fontFor(const QSize& size)
{
    QFont font = QApplication::font();
    font.setPixelSize(std::max({11, size.width() / 75, QFontInfo(font).pixelSize()}));
    return font;
}

QString xmlText(const QString& text)
{
    return QString::fromStdString(Untrusted(text.toStdString()).xml());
}

} // namespace

ChartRenderer::ChartRenderer(const Chart& chart, const ExportOptions& options)
    : m_clone(chart.cloneForExport())
    , m_size(options.size)
{
    const QFont font = fontFor(options.size);
    m_clone->m_forExport = true;
    m_clone->setTheme(options.dark ? ChartTheme::darkened(font) : ChartTheme::light(font));
    m_clone->updateNow();
    m_clone->setCaption(m_clone->caption());
    m_clone->updateNow();
    m_size.setHeight(std::max(m_size.height(), m_clone->fullHeight(m_size.width())));
    // The copy is drawn once and never shown; nothing else moves its parts from here on.
    m_clone->arrange(m_size);
}

ChartRenderer::~ChartRenderer() = default;

QImage ChartRenderer::image(double scale) const
{
    QImage image = m_clone->plot()->toPixmap(m_size.width(), m_size.height(), scale).toImage();
    const int dotsPerMeter = static_cast<int>(96 * scale / 0.0254 + 0.5);
    image.setDotsPerMeterX(dotsPerMeter);
    image.setDotsPerMeterY(dotsPerMeter);
    image.setDevicePixelRatio(1);
    image.setText(QStringLiteral("Title"), m_clone->title());
    image.setText(QStringLiteral("Software"), QStringLiteral("Phasebench"));
    return image;
}

void ChartRenderer::paint(QPaintDevice& device) const
{
    QCPPainter painter;
    if (!painter.begin(&device))
        return;
    painter.setFont(m_clone->theme().font); // else the vectors name a family that is nowhere
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching | QCPPainter::pmNonCosmetic);
    m_clone->plot()->toPainter(&painter, m_size.width(), m_size.height());
    painter.end();
}

QByteArray ChartRenderer::svg() const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(m_size);
    generator.setViewBox(QRect(QPoint(0, 0), m_size));
    generator.setResolution(96);
    // The generator writes both as they are given.
    generator.setTitle(xmlText(m_clone->title()));
    generator.setDescription(xmlText(m_clone->subtitle()));
    paint(generator);
    return QByteArray::fromStdString(withoutForbiddenXml(buffer.data().toStdString()));
}

QByteArray ChartRenderer::pdf() const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(72);
    writer.setPageSize(QPageSize(QSizeF(m_size), QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(m_clone->title());
    writer.setCreator(QStringLiteral("Phasebench"));
    paint(writer);
    return buffer.data();
}

} // namespace phasebench
