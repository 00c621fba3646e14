// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/colours.h"

namespace phasebench {

Colours Colours::light()
{
    Colours c;
    c.paper = QColor(0xffffff);
    c.ground = QColor(0xf6f7f8);
    c.raised = QColor(0xfbfcfd);
    c.chosen = QColor(0xe9ecef);
    c.hover = QColor(0xf2f4f6);
    c.line = QColor(0xd9dce0);
    c.edge = QColor(0xcfd3d8);
    c.text = QColor(0x1b1f24);
    c.quiet = QColor(0x57606a);
    c.faint = QColor(0x6a737d);
    c.strong = QColor(0x374151);
    c.onStrong = QColor(0xffffff);
    return c;
}

Colours Colours::darkOnes()
{
    Colours c;
    c.dark = true;
    c.paper = QColor(0x1b1e23);
    c.ground = QColor(0x16181c);
    c.raised = QColor(0x20242a);
    c.chosen = QColor(0x363c45);
    c.hover = QColor(0x282d34);
    c.line = QColor(0x343a42);
    c.edge = QColor(0x474e58);
    c.text = QColor(0xe8eaed);
    c.quiet = QColor(0xb0b7bf);
    c.faint = QColor(0x939ba5);
    c.strong = QColor(0xd5dae1);
    c.onStrong = QColor(0x1b1f24);
    return c;
}

QPalette Colours::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, paper);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, paper);
    p.setColor(QPalette::AlternateBase, ground);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, faint);
    p.setColor(QPalette::Button, paper);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, text);
    p.setColor(QPalette::Light, dark ? chosen : QColor(0xffffff));
    p.setColor(QPalette::Midlight, hover);
    p.setColor(QPalette::Mid, line);
    p.setColor(QPalette::Dark, edge);
    p.setColor(QPalette::Shadow, dark ? QColor(Qt::black) : QColor(0x8a949e));
    p.setColor(QPalette::Highlight, strong);
    p.setColor(QPalette::HighlightedText, onStrong);
    p.setColor(QPalette::Link, dark ? text : strong);
    p.setColor(QPalette::LinkVisited, dark ? text : strong);
    p.setColor(QPalette::ToolTipBase, dark ? raised : paper);
    p.setColor(QPalette::ToolTipText, text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, dark ? QColor(0x6b737d) : QColor(0xa3abb3));
    p.setColor(QPalette::Disabled, QPalette::Highlight, chosen);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, quiet);
    return p;
}

} // namespace phasebench
