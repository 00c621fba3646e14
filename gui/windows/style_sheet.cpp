// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/style_sheet.h"

#include "gui/windows/colours.h"

namespace phasebench {

namespace {

const char* const sheet = R"(
QToolTip { background: @paper; color: @text; border: 1px solid @edge; padding: 4px 6px; }

QLabel[role="heading"] { color: @faint; font-size: @11px; font-weight: 600; }
QLabel[role="field"] { color: @quiet; }
QLabel[role="quiet"] { color: @quiet; }
QLabel[role="headline"] { font-size: @17px; font-weight: 600; }
QLabel[role="faint"] { color: @faint; font-size: @12px; }
QLabel[role="fault"] { color: @text; font-size: @12px; }
QLabel[role="note"] { color: @faint; font-size: @12px; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="title"] { font-size: @28px; font-weight: 600; }
QLabel[role="subtitle"] { color: @quiet; font-size: @14px; }
QLabel[role="lesson"] { color: @text; }
QLabel[role="question"] { color: @text; font-weight: 600; }
QLabel[role="cardTitle"] { font-size: @18px; font-weight: 600; }

QLineEdit, QComboBox, QSpinBox, QPlainTextEdit {
    background: @paper; color: @text; border: 1px solid @edge; border-radius: 4px;
    padding: 3px 7px; min-height: @19px; selection-background-color: @strong; selection-color: @onStrong; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { border: 1px solid @strong; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { color: @faint; background: @ground; }
QLineEdit[faulty="true"] { border: 2px solid @strong; padding: 2px 6px; }
QComboBox { padding-right: 20px; combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/phasebench/chevron-@scheme.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @paper; border: 1px solid @edge; outline: none; padding: 2px;
    selection-background-color: @chosen; selection-color: @text; }
QComboBox QAbstractItemView::item { min-height: @22px; padding: 0 6px; }
QComboBox QAbstractItemView::item:disabled { color: @disabled; }

QPushButton, QToolButton[role="button"] {
    background: @paper; color: @text; border: 1px solid @edge; border-radius: 5px; padding: 5px 12px; }
QPushButton:hover, QToolButton[role="button"]:hover { background: @hover; }
QPushButton:pressed, QToolButton[role="button"]:pressed { background: @chosen; }
QPushButton:focus, QToolButton[role="button"]:focus { border-color: @strong; }
QPushButton:disabled, QToolButton[role="button"]:disabled { color: @disabled; border-color: @line; }
QPushButton:default, QPushButton[role="primary"], QToolButton[role="primary"] {
    background: @strong; color: @onStrong; border: 1px solid @strong; border-radius: 5px; padding: 5px 12px; font-weight: 600; }
QPushButton:default:hover, QPushButton[role="primary"]:hover, QToolButton[role="primary"]:hover { background: @strongHover; }
QPushButton[role="primary"]:focus, QToolButton[role="primary"]:focus { border: 1px solid @text; }
QPushButton[role="link"] { background: transparent; border: none; color: @quiet; text-align: left; padding: 3px 0; text-decoration: underline; }
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus { color: @text; }
QPushButton[role="primary"]:disabled, QToolButton[role="primary"]:disabled { background: @chosen; color: @disabled; border-color: @chosen; }
QToolButton[role="button"]::menu-indicator { image: none; }
QToolButton[role="flat"] { background: transparent; border: none; padding: 2px 4px; color: @faint; }
QToolButton[role="fold"] { background: transparent; border: none; padding: 0; margin: 0; color: @faint; }
QToolButton[role="fold"]:hover, QToolButton[role="fold"]:focus { color: @text; }
QToolButton[role="flat"]:hover, QToolButton[role="flat"]:focus { color: @text; }

QToolButton[segment] { background: @paper; color: @quiet; border: 1px solid @edge; padding: 4px 4px; }
QToolButton[segment]:hover { background: @hover; }
QToolButton[segment]:checked { background: @chosen; color: @text; font-weight: 600; }
QToolButton[segment]:focus { border-color: @strong; }
QToolButton[segment]:disabled { color: @disabled; }
QToolButton[segment="first"] { border-top-left-radius: 4px; border-bottom-left-radius: 4px; }
QToolButton[segment="middle"], QToolButton[segment="last"] { margin-left: -1px; }
QToolButton[segment="last"] { border-top-right-radius: 4px; border-bottom-right-radius: 4px; }
QToolButton[segment="only"] { border-radius: 4px; }

QFrame[role="card"] { background: @paper; border: 1px solid @line; border-radius: 8px; }
QFrame[role="card"]:hover, QFrame[role="card"]:focus { border-color: @faint; }
QFrame[role="finding"] { background: @raised; border: 1px solid @line; border-radius: 6px; }
QFrame[role="drop"] { border: 1px dashed @edge; border-radius: 8px; }
QFrame[role="strip"] { background: @ground; border: none; border-bottom: 1px solid @line; }
QFrame[role="errorStrip"] { background: @hover; border: none; border-bottom: 1px solid @line; border-left: 4px solid @strong; }
QFrame[role="notice"] { background: @ground; border: none; border-bottom: 1px solid @line; }
QFrame[role="bar"] { background: @paper; border: none; border-bottom: 1px solid @line; }
QFrame[role="status"] { background: @paper; border: none; border-top: 1px solid @line; }
QFrame[role="left"], QFrame[role="right"] { background: @paper; border: none; }
QFrame[role="tabs"] { background: @paper; border: none; border-top: 1px solid @line; }
QWidget[role="ground"] { background: @ground; }

QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: @paper; }
QTabBar::tab { background: transparent; color: @quiet; border: none; border-bottom: 2px solid transparent; padding: 8px 10px 7px 10px; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom: 2px solid @strong; }
QTabBar::tab:hover { color: @text; }

QHeaderView { background: @paper; }
QHeaderView::section { background: @raised; color: @quiet; border: none; border-bottom: 1px solid @line; padding: 4px 6px; font-weight: 600; font-size: @12px; }
QTableView, QTreeView, QListView { background: @paper; border: none; outline: none; gridline-color: @line;
    selection-background-color: @chosen; selection-color: @text; font-size: @12px; }
QTableView::item, QTreeView::item { padding: 2px 5px; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView::item:selected, QTreeView::item:selected { background: @chosen; color: @text; }

QProgressBar { background: @chosen; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @strong; border-radius: 3px; }

QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QMenuBar { background: @paper; border-bottom: 1px solid @line; }
QMenuBar::item { padding: 4px 9px; background: transparent; }
QMenuBar::item:selected { background: @chosen; border-radius: 4px; }
QMenu { background: @paper; border: 1px solid @edge; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 16px; border-radius: 4px; }
QMenu::item:selected { background: @chosen; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QTextBrowser { background: transparent; border: none; font-size: @12px; }
)";

QString mixed(const QColor& a, const QColor& b, double share)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - share) + b.redF() * share),
        static_cast<float>(a.greenF() * (1 - share) + b.greenF() * share),
        static_cast<float>(a.blueF() * (1 - share) + b.blueF() * share))
        .name();
}

} // namespace

int scaledPixels(int pixels, int textSize)
{
    return qRound(pixels * textSize / 100.0);
}

QString styleSheet(const Colours& c, int textSize)
{
    QString text = QString::fromLatin1(sheet);
    text.replace(QStringLiteral("@scheme"), c.dark ? QStringLiteral("dark") : QStringLiteral("light"));
    // Longer names first: "@strong" is the beginning of "@strongHover".
    const std::pair<const char*, QString> colours[] = {{"@strongHover", mixed(c.strong, c.paper, 0.15)},
        {"@onStrong", c.onStrong.name()}, {"@strong", c.strong.name()}, {"@disabled", mixed(c.faint, c.paper, 0.4)},
        {"@paper", c.paper.name()}, {"@ground", c.ground.name()}, {"@raised", c.raised.name()},
        {"@chosen", c.chosen.name()}, {"@hover", c.hover.name()}, {"@line", c.line.name()}, {"@edge", c.edge.name()},
        {"@text", c.text.name()}, {"@quiet", c.quiet.name()}, {"@faint", c.faint.name()}};
    for (const auto& [name, value] : colours)
        text.replace(QString::fromLatin1(name), value);
    for (const int pixels : {11, 12, 14, 17, 18, 19, 22, 28})
        text.replace(QStringLiteral("@%1px").arg(pixels), QStringLiteral("%1px").arg(scaledPixels(pixels, textSize)));
    return text;
}

} // namespace phasebench
