// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/hand_out.h"

#include "gui/charts/hand_out_parts.h"
#include "gui/models/fault_sentence.h"
#include "gui/models/rich_text.h"
#include "gui/models/tr.h"
#include "gui/models/write_file.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

namespace phasebench {
namespace {

QString firstHeading(const std::vector<HandOutPart>& parts)
{
    QTextDocument plain;
    plain.setHtml(parts.front().html);
    return plain.firstBlock().text();
}

/// The picture without what only a file of its own may begin with, and as wide as the page.
QByteArray inlined(const HandOutPart& part, int number)
{
    QString svg = QString::fromUtf8(part.svg);
    svg.remove(0, std::max<qsizetype>(svg.indexOf(QLatin1String("<svg")), 0));
    // Two pictures in one file must not share names.
    const QString prefix = QStringLiteral("c%1-").arg(number);
    svg.replace(QRegularExpression(QStringLiteral("\\bid=\"")), QStringLiteral("id=\"") + prefix);
    svg.replace(QStringLiteral("url(#"), QStringLiteral("url(#") + prefix);
    svg.replace(QStringLiteral("href=\"#"), QStringLiteral("href=\"#") + prefix);
    const QRegularExpression size(QStringLiteral("^<svg width=\"[^\"]*\"\\s+height=\"[^\"]*\""));
    svg.replace(size,
        QStringLiteral("<svg role=\"img\" aria-label=\"%1\" width=\"100%\"")
            .arg(shownText(part.description).toHtmlEscaped()));
    return svg.toUtf8();
}

constexpr const char* style = R"(
body { font: 15px/1.5 Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1b1f24; background: #fff;
  max-width: 60em; margin: 2em auto; padding: 0 1.2em; }
h1 { font-size: 1.7em; line-height: 1.25; margin: 0 0 .2em; }
h2 { font-size: 1.15em; margin: 1.8em 0 .4em; }
p { margin: .4em 0 .8em; } h1 + p, p:last-child { color: #57606a; }
li { margin: .3em 0; }
.scroll { overflow-x: auto; } figure { margin: 1.6em 0 .6em; }
table { border-collapse: collapse; font-size: .82em; margin: .4em 0 1em; font-variant-numeric: tabular-nums; }
th { color: #57606a; font-weight: 600; border-bottom: 1px solid #cfd3d8; white-space: nowrap; }
td { border-bottom: 1px solid #e6e8eb; } th, td { padding: .3em .7em; vertical-align: top; }
td:first-child { min-width: 11em; }
pre { font: 12px/1.45 "Noto Mono", Consolas, Menlo, monospace; background: #f6f7f8; padding: 1em; overflow-x: auto; border-radius: 6px; }
@media print { body { margin: 0; max-width: none; font-size: 11px; } figure, tr, li { break-inside: avoid; }
  h2 { break-after: avoid; } pre { white-space: pre-wrap; } .scroll { overflow: visible; } })";

/// Pages of text and pictures, from the top.
class Pages {
public:
    explicit Pages(QPdfWriter& writer)
        : m_writer(writer)
        , m_painter(&writer)
        , m_page(QRectF(QPointF(0, 0), QSizeF(writer.width(), writer.height())))
    {
    }

    void add(const HandOutPart& part)
    {
        if (part.svg.isEmpty())
            addText(part.html);
        else
            addPicture(part);
    }

private:
    void newPage()
    {
        m_writer.newPage();
        m_y = 0;
    }

    void addPicture(const HandOutPart& part)
    {
        QSvgRenderer renderer(part.svg);
        if (!renderer.isValid()) {
            addText(QStringLiteral("<p>%1</p>").arg(tr("The chart that belongs here could not be drawn.")));
            return;
        }
        double width = m_page.width();
        double height = width * part.size.height() / part.size.width();
        if (height > m_page.height()) {
            width *= m_page.height() / height;
            height = m_page.height();
        }
        if (m_y + height > m_page.height())
            newPage();
        renderer.render(&m_painter, QRectF(0, m_y, width, height));
        m_y += height + gap;
    }

    /// Block by block, so that no line is cut at the end of a page.
    void addText(const QString& html)
    {
        QTextDocument document;
        QFont font = QApplication::font();
        font.setPixelSize(10);
        document.setDefaultFont(font);
        document.setDefaultStyleSheet(QStringLiteral(
            "h1 { font-size: 19px; } h2 { font-size: 13px; } table { font-size: 7px; } th { color: #57606a; }"
            "pre { font-family: 'Noto Mono', monospace; font-size: 7px; }"));
        document.setDocumentMargin(0);
        document.setHtml(html);
        document.setTextWidth(m_page.width());
        const double height = document.size().height();
        if (height <= m_page.height() - m_y || height <= m_page.height() * 0.5) {
            if (m_y + height > m_page.height())
                newPage();
            draw(document, 0, height);
            m_y += gap;
            return;
        }
        if (m_page.height() - m_y < m_page.height() * 0.2)
            newPage();
        double from = 0;
        while (from < height) {
            const double to = breakBefore(document, from + m_page.height() - m_y, from, height);
            draw(document, from, to);
            from = to;
            if (from < height)
                newPage();
        }
        m_y += gap;
    }

    /// The last place between two lines that is not below `limit`.
    static double breakBefore(const QTextDocument& document, double limit, double from, double height)
    {
        if (limit >= height)
            return height;
        double best = from;
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
            const QPointF origin = document.documentLayout()->blockBoundingRect(block).topLeft();
            const QTextLayout* layout = block.layout();
            for (int i = 0; i < layout->lineCount(); ++i) {
                const double top = origin.y() + layout->lineAt(i).y() - 2;
                if (top > best && top <= limit)
                    best = top;
            }
        }
        return best > from ? best : limit;
    }

    void draw(const QTextDocument& document, double from, double to)
    {
        m_painter.save();
        m_painter.translate(0, m_y - from);
        const QRectF clip(0, from, m_page.width(), to - from);
        m_painter.setClipRect(clip);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = clip;
        context.palette.setColor(QPalette::Text, QColor(0x1b, 0x1f, 0x24));
        document.documentLayout()->draw(&m_painter, context);
        m_painter.restore();
        m_y += to - from;
    }

    static constexpr double gap = 8;
    QPdfWriter& m_writer;
    QPainter m_painter;
    QRectF m_page;
    double m_y = 0;
};

} // namespace

QByteArray handOutHtml(const HandOut& handOut)
{
    const std::vector<HandOutPart> parts = handOutParts(handOut);
    if (parts.empty())
        return {};
    QByteArray html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta name=\"generator\" content=\"Phasebench\">\n<title>";
    html += firstHeading(parts).toHtmlEscaped().toUtf8();
    html += "</title>\n<style>" + QByteArray(style) + "</style>\n</head>\n<body>\n";
    int number = 0;
    for (const HandOutPart& part : parts) {
        if (part.svg.isEmpty())
            html += QString(part.html)
                        .replace(QStringLiteral("<table"), QStringLiteral("<div class=\"scroll\"><table"))
                        .replace(QStringLiteral("</table>"), QStringLiteral("</table></div>"))
                        .toUtf8();
        else
            html += "<figure>" + inlined(part, ++number) + "</figure>\n";
    }
    return html + "</body>\n</html>\n";
}

QByteArray handOutPdf(const HandOut& handOut)
{
    const std::vector<HandOutPart> parts = handOutParts(handOut);
    if (parts.empty())
        return {};
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(72); // a pixel is a point
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(16, 16, 16, 16), QPageLayout::Millimeter);
    writer.setTitle(firstHeading(parts));
    writer.setCreator(QStringLiteral("Phasebench"));
    {
        Pages pages(writer);
        for (const HandOutPart& part : parts)
            pages.add(part);
    }
    return buffer.data();
}

Result<void> writeHandOut(const HandOut& handOut, const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending != QLatin1String("html") && ending != QLatin1String("htm") && ending != QLatin1String("pdf"))
        return failed(tr("A hand-out is a .html or a .pdf file, which %1 is not.").arg(QFileInfo(path).fileName()));
    if (handOut.runs.empty())
        return failed(tr("There is no run to hand out."));
    const QByteArray bytes = ending == QLatin1String("pdf") ? handOutPdf(handOut) : handOutHtml(handOut);
    return writeFile(path, bytes);
}

} // namespace phasebench
