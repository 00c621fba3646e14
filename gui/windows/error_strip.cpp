// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/error_strip.h"

#include "gui/panels/fault_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QTextDocument>
#include <QToolButton>

namespace phasebench {

ErrorStrip::ErrorStrip(QWidget* parent)
    : QFrame(parent)
    , m_label(new QLabel(this))
{
    setObjectName(QStringLiteral("errorStrip"));
    setProperty("role", QStringLiteral("errorStrip"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 8, 7);
    m_label->setObjectName(QStringLiteral("errorText"));
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::RichText);
    m_label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    layout->addWidget(m_label, 1);
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("errorClose"));
    close->setProperty("role", QStringLiteral("flat"));
    close->setText(QStringLiteral("×"));
    close->setAccessibleName(tr("dismiss the message"));
    layout->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &ErrorStrip::dismiss);
    connect(
        m_label, &QLabel::linkActivated, this,
        [this] {
            const auto fixes = m_fixes;
            dismiss();
            emit fixRequested(fixes);
        },
        Qt::QueuedConnection);
    hide();
}

void ErrorStrip::show(const QString& sentence)
{
    show(Fault{{}, sentence.toStdString(), {}});
}

void ErrorStrip::show(const Fault& fault)
{
    put(fault, "errorStrip");
}

void ErrorStrip::tell(const QString& sentence)
{
    put(Fault{{}, sentence.toStdString(), {}}, "notice");
}

void ErrorStrip::put(const Fault& fault, const char* role)
{
    if (property("role").toString() != QLatin1String(role)) {
        setProperty("role", QString::fromLatin1(role));
        style()->unpolish(this);
        style()->polish(this);
    }
    m_fixes = fault.fixes;
    m_label->setText(faultText(fault));
    setAccessibleName(QString::fromStdString(fault.sentence));
    setVisible(true);
}

void ErrorStrip::dismiss()
{
    m_label->clear();
    setVisible(false);
}

QString ErrorStrip::text() const
{
    QTextDocument plain;
    plain.setHtml(m_label->text());
    return plain.toPlainText();
}

} // namespace phasebench
