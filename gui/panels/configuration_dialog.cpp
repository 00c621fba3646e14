// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/configuration_dialog.h"

#include "engine/library/configuration.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace phasebench {

nlohmann::json configurationValue(const QString& text)
{
    const std::string plain = text.trimmed().toStdString();
    const nlohmann::json value = nlohmann::json::parse(plain, nullptr, false);
    return value.is_number() || value.is_boolean() || value.is_null() ? value : nlohmann::json(plain);
}

ConfigurationDialog::ConfigurationDialog(std::string backend, const nlohmann::json& configuration, QWidget* parent)
    : QDialog(parent)
    , m_backend(std::move(backend))
    , m_fault(new QLabel(this))
{
    setWindowTitle(tr("Edit the candidate"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(12);
    auto* what = new QLabel(
        tr("The library checks it once more when it plans; what it cannot run it refuses with its reason."), this);
    what->setWordWrap(true);
    what->setProperty("role", QStringLiteral("quiet"));
    layout->addWidget(what);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(8);
    for (const auto& [key, value] : configuration.items()) {
        if (value.is_structured())
            continue; // what was measured of its kernels
        const QString name = QString::fromStdString(key);
        auto* field
            = new QLineEdit(QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump()), this);
        field->setObjectName(name);
        field->setAccessibleName(name);
        form->addRow(QString(name).replace(QLatin1Char('_'), QLatin1Char(' ')), field);
        connect(field, &QLineEdit::textChanged, this, &ConfigurationDialog::check);
        m_fields.emplace_back(key, field);
    }
    layout->addLayout(form);
    m_fault->setObjectName(QStringLiteral("configurationFault"));
    m_fault->setProperty("role", QStringLiteral("fault"));
    m_fault->setWordWrap(true);
    m_fault->setMinimumHeight(m_fault->fontMetrics().height() * 2);
    m_fault->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addWidget(m_fault);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_run = buttons->addButton(tr("Run it"), QDialogButtonBox::AcceptRole);
    m_run->setObjectName(QStringLiteral("runEdited"));
    m_run->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    setMinimumWidth(420);
    check();
}

nlohmann::json ConfigurationDialog::configuration() const
{
    nlohmann::json result = nlohmann::json::object();
    for (const auto& [key, field] : m_fields)
        result[key] = configurationValue(field->text());
    return result;
}

void ConfigurationDialog::check()
{
    const auto fault = configurationFault(m_backend, configuration());
    m_fault->setText(fault ? QString::fromStdString(fault->sentence) : QString());
    m_run->setEnabled(!fault);
    for (const auto& [key, field] : m_fields) {
        const bool faulty = fault && fault->key == key;
        if (field->property("faulty").toBool() == faulty)
            continue;
        field->setProperty("faulty", faulty);
        field->style()->unpolish(field);
        field->style()->polish(field);
    }
}

} // namespace phasebench
