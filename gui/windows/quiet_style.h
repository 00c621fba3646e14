// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace phasebench {

/// Fusion, where the letters of shortcuts are underlined only while Alt is down.
class QuietStyle : public QProxyStyle {
    Q_OBJECT
public:
    QuietStyle();

    /// On a dark ground Fusion's outlines of boxes to tick are darker still, and are not seen.
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    int styleHint(
        StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returned) const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool m_altDown = false;
};

} // namespace phasebench
