// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/key_edit.h"

#include "gui/session/experiment_model.h"

#include <QLocale>
#include <cmath>

namespace phasebench {

nlohmann::json numberFromText(const QString& text, double scale)
{
    QString plain = text.trimmed();
    for (const QChar separator : {QChar(u' '), QChar(0x202f), QChar(0xa0), QChar(u'_')})
        plain.remove(separator);
    bool ok = false;
    if (scale == 1) {
        const qlonglong whole = plain.toLongLong(&ok);
        if (ok)
            return whole;
    }
    const double number = QLocale::c().toDouble(plain, &ok);
    if (ok && std::isfinite(number))
        return number / scale;
    return text.trimmed().toStdString();
}

KeyEdit::KeyEdit(ExperimentModel& model, std::string key, QWidget* parent, double scale)
    : QLineEdit(parent)
    , m_model(model)
    , m_key(std::move(key))
    , m_scale(scale)
{
    setObjectName(QString::fromStdString(m_key));
    connect(&model, &ExperimentModel::changed, this, &KeyEdit::refresh);
    connect(this, &QLineEdit::textEdited, this, &KeyEdit::edited);
    // From here on undo is the experiment's, no longer the field's.
    connect(this, &QLineEdit::editingFinished, this, [this] { setModified(false); });
    refresh();
}

KeyEdit::KeyEdit(ExperimentModel& model, std::string key, Text, QWidget* parent)
    : KeyEdit(model, std::move(key), parent)
{
    m_isText = true;
}

nlohmann::json KeyEdit::parse(const QString& text) const
{
    if (m_isText)
        return text.toStdString();
    return numberFromText(text, m_scale);
}

QString KeyEdit::show(const nlohmann::json& value) const
{
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_number_integer() && m_scale == 1)
        return QString::number(value.get<qlonglong>());
    if (value.is_number())
        return QString::number(value.get<double>() * m_scale, 'g', 10);
    return value.is_null() ? QString() : QString::fromStdString(value.dump());
}

void KeyEdit::edited(const QString& text)
{
    if (text.trimmed().isEmpty())
        m_model.clear(m_key);
    else
        m_model.set(m_key, parse(text));
}

void KeyEdit::refresh()
{
    const bool swept = m_model.isSwept(m_key);
    setEnabled(!swept);
    setToolTip(swept ? tr("The sweep sets this.") : QString());
    const bool faulty = m_model.faultAt(m_key) != nullptr;
    if (property("faulty").toBool() != faulty) {
        setProperty("faulty", faulty);
        style()->unpolish(this);
        style()->polish(this);
    }
    const nlohmann::json value = m_model.value(m_key);
    // An emptied field stays empty while it is being edited, whatever the default is.
    setPlaceholderText(value.is_null() && !faulty ? tr("auto") : show(value));
    if (hasFocus() && text().isEmpty() && !m_model.isGiven(m_key))
        return;
    if (text().isEmpty() ? !value.is_null() : parse(text()) != value)
        setText(show(value));
    if (!hasFocus())
        setCursorPosition(0); // a text too long for its field shows its begin
}

} // namespace phasebench
