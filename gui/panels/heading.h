// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace phasebench {

/// A section heading: small, grey, spaced capitals. Screen readers get the text as given.
class Heading : public QLabel {
    Q_OBJECT
public:
    explicit Heading(const QString& text, QWidget* parent = nullptr);
};

} // namespace phasebench
