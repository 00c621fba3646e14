// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/prediction_edit.h"

#include "engine/lesson/guess.h"
#include "engine/text/numbers.h"
#include "gui/models/rich_text.h"
#include "gui/panels/guess_axis.h"
#include "gui/panels/wrapped_text.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace phasebench {

namespace {

constexpr int optionCharacters = 32; // beside the votes, in the panel's width

QLabel* label(const QString& text, const char* role, QWidget* parent)
{
    auto* made = new QLabel(shownText(text), parent);
    made->setProperty("role", QString::fromLatin1(role));
    made->setWordWrap(true);
    made->setTextFormat(Qt::PlainText); // a lesson comes from anywhere
    return made;
}

} // namespace

PredictionEdit::PredictionEdit(LessonSession& session, std::size_t index, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_index(index)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(label(QString::fromStdString(prediction().prompt), "question", this));
    m_entry = new QWidget(this);
    if (prediction().kind == Prediction::Kind::choice) {
        layout->addWidget(m_entry);
        buildChoice(m_entry);
    } else {
        // A bar is dragged first; a number is typed first.
        const bool bar = prediction().kind == Prediction::Kind::bar;
        m_axis = new GuessAxis(prediction(), this);
        layout->addWidget(bar ? static_cast<QWidget*>(m_axis) : m_entry);
        layout->addWidget(bar ? m_entry : static_cast<QWidget*>(m_axis));
        buildValue(m_entry);
    }
    m_verdict = label({}, "quiet", this);
    m_verdict->setObjectName(QStringLiteral("verdict%1").arg(index));
    layout->addWidget(m_verdict);
    refresh();
}

const Prediction& PredictionEdit::prediction() const
{
    return m_session.lesson()->predictions[m_index];
}

void PredictionEdit::buildChoice(QWidget* box)
{
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(0, 1);
    auto* group = new QButtonGroup(this);
    const auto& options = prediction().options;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const int row = static_cast<int>(i);
        const QString text = QString::fromStdString(options[i].text);
        auto* option = new QRadioButton(wrapped(text, optionCharacters), box);
        option->setAccessibleName(text);
        option->setObjectName(QStringLiteral("option%1.%2").arg(m_index).arg(i));
        group->addButton(option);
        grid->addWidget(option, row, 0);
        auto* votes = new QSpinBox(box);
        votes->setRange(0, 999);
        votes->setButtonSymbols(QAbstractSpinBox::NoButtons);
        votes->setSpecialValueText(QStringLiteral("–"));
        votes->setObjectName(QStringLiteral("votes%1.%2").arg(m_index).arg(i));
        votes->setToolTip(tr("How many of the class say so."));
        votes->setAccessibleName(tr("votes of the class for: %1").arg(text));
        grid->addWidget(votes, row, 1);
        m_options.push_back(option);
        m_votes.push_back(votes);
        connect(option, &QRadioButton::toggled, this, &PredictionEdit::readChoice);
        connect(votes, &QSpinBox::valueChanged, this, &PredictionEdit::readChoice);
    }
}

void PredictionEdit::buildValue(QWidget* box)
{
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    const Unit unit = prediction().of.unit();
    m_scale = timeUnitFor(prediction().to).microseconds;
    m_text = new QLineEdit(box);
    m_text->setObjectName(QStringLiteral("guess%1").arg(m_index));
    m_text->setAccessibleName(QString::fromStdString(prediction().prompt));
    const QString example = QString::fromStdString(formatValue(prediction().to, unit));
    m_text->setPlaceholderText(prediction().kind == Prediction::Kind::bar
            ? tr("or type it; several, parted by commas")
            : tr("such as %1; several, parted by commas").arg(example));
    column->addWidget(m_text);
    m_fault = label({}, "fault", box);
    column->addWidget(m_fault);
    m_fault->hide();
    connect(m_text, &QLineEdit::textEdited, this, &PredictionEdit::readText);
    connect(m_axis, &GuessAxis::guessed, this, [this](double value) {
        Guesses guesses = m_session.guesses(m_index);
        if (guesses.values.empty())
            guesses.values.push_back(0);
        guesses.values.front() = value;
        QStringList parts;
        for (const double each : guesses.values)
            parts << QString::fromStdString(formatValue(each, prediction().of.unit()));
        m_text->setText(parts.join(QStringLiteral(", ")));
        m_fault->hide();
        m_session.setGuesses(m_index, guesses);
    });
}

void PredictionEdit::readText()
{
    Guesses guesses;
    // Groups of digits are parted by narrow spaces, which are no separators.
    const std::string text
        = m_text->text().remove(QChar(0x202F)).replace(QChar(0x00A0), QLatin1Char(' ')).toStdString();
    if (const auto read = readGuesses(text, prediction().of.unit(), m_scale))
        guesses.values = *read;
    else if (!m_text->text().trimmed().isEmpty())
        m_fault->setText(QString::fromStdString(read.error().sentence));
    m_fault->setVisible(guesses.values.empty() && !m_text->text().trimmed().isEmpty());
    m_session.setGuesses(m_index, guesses);
}

void PredictionEdit::readChoice()
{
    Guesses guesses;
    int most = 0;
    for (std::size_t i = 0; i < m_options.size(); ++i) {
        if (m_options[i]->isChecked())
            guesses.option = i;
        guesses.votes.push_back(m_votes[i]->value());
        most = std::max(most, m_votes[i]->value());
    }
    // The class may vote without the lecturer choosing: then what most say stands.
    if (!guesses.option && most > 0)
        guesses.option = static_cast<std::size_t>(std::ranges::find(guesses.votes, most) - guesses.votes.begin());
    m_session.setGuesses(m_index, guesses);
}

void PredictionEdit::refresh()
{
    const bool open = m_session.step() == LessonSession::Step::predict;
    m_entry->setVisible(open || prediction().kind == Prediction::Kind::choice);
    m_entry->setEnabled(open);
    if (m_axis) {
        m_axis->setEditable(open);
        m_axis->setGuesses(m_session.guesses(m_index).values);
        const auto beside
            = prediction().beside ? m_session.measured(*prediction().beside) : Result<Measured>(failed({}));
        m_axis->setBeside(beside ? std::optional(*beside) : std::nullopt);
        const auto measured = m_session.measured(prediction().of);
        m_axis->setMeasured(isRevealed() && measured ? std::optional(*measured) : std::nullopt);
    }
    m_verdict->setVisible(isRevealed());
    if (isRevealed())
        m_verdict->setText(shownText(m_session.verdict(m_index)));
}

} // namespace phasebench
