// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/lesson_panel.h"

#include "gui/panels/heading.h"
#include "gui/panels/prediction_edit.h"
#include "gui/panels/segmented.h"
#include "gui/panels/wrapped_text.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace phasebench {

namespace {

constexpr int buttonCharacters = 38; // that fit into the panel's width

} // namespace

using Step = LessonSession::Step;
using Source = LessonSession::Source;

LessonPanel::LessonPanel(LessonSession& session, QWidget* parent)
    : QScrollArea(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("lessonPanel"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    connect(&session, &LessonSession::opened, this, &LessonPanel::build);
    connect(&session, &LessonSession::changed, this, &LessonPanel::refresh);
}

QLabel* LessonPanel::addText(const QString& text, const char* role)
{
    auto* label = new QLabel(text, m_content);
    label->setProperty("role", QString::fromLatin1(role));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(label);
    return label;
}

void LessonPanel::build()
{
    const Lesson& lesson = *m_session.lesson();
    m_predictions.clear();
    m_content = new QWidget(this);
    m_content->setAutoFillBackground(false);
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(18, 16, 18, 18);
    m_column->setSpacing(10);
    m_column->addWidget(new Heading(lesson.number > 0 ? tr("Lesson %1").arg(lesson.number) : tr("Lesson"), m_content));
    addText(QString::fromStdString(lesson.title), "cardTitle");
    for (const std::string& paragraph : lesson.text)
        addText(QString::fromStdString(paragraph), "lesson");

    m_source = new Segmented(m_content);
    m_source->setSegments({tr("Recorded"), tr("This computer")});
    m_source->setAccessibleName(tr("where the lesson is done"));
    m_source->button(0)->setObjectName(QStringLiteral("sourceRecorded"));
    m_source->button(1)->setObjectName(QStringLiteral("sourceLive"));
    m_column->addWidget(m_source);
    connect(m_source, &Segmented::chosen, this,
        [this](int index) { m_session.setSource(index == 0 ? Source::recorded : Source::live); });
    m_sourceNote = addText({}, "note");
    m_sourceNote->setObjectName(QStringLiteral("sourceNote"));

    addText(QString::fromStdString(lesson.question), "question");
    m_given = new QPushButton(m_content);
    m_given->setObjectName(QStringLiteral("lessonGiven"));
    m_column->addWidget(m_given);
    connect(m_given, &QPushButton::clicked, &m_session, &LessonSession::showGiven, Qt::QueuedConnection);

    m_questions = new QWidget(m_content);
    auto* questions = new QVBoxLayout(m_questions);
    questions->setContentsMargins(0, 0, 0, 0);
    questions->setSpacing(14);
    questions->addWidget(new Heading(tr("Predict"), m_questions));
    for (std::size_t i = 0; i < lesson.predictions.size(); ++i) {
        m_predictions.push_back(new PredictionEdit(m_session, i, m_questions));
        questions->addWidget(m_predictions.back());
    }
    m_column->addWidget(m_questions);
    m_run = new QPushButton(m_content);
    m_run->setObjectName(QStringLiteral("lessonRun"));
    m_run->setProperty("role", QStringLiteral("primary"));
    m_column->addWidget(m_run);
    connect(m_run, &QPushButton::clicked, &m_session, &LessonSession::runAndSee, Qt::QueuedConnection);
    m_state = addText({}, "quiet");
    m_state->setObjectName(QStringLiteral("lessonState"));
    m_reveal = nullptr;
    m_column->addStretch(1);

    auto* leave = new QPushButton(tr("Change the experiment yourself"), m_content);
    leave->setObjectName(QStringLiteral("lessonLeave"));
    leave->setProperty("role", QStringLiteral("link"));
    m_column->addWidget(leave);
    connect(leave, &QPushButton::clicked, this, &LessonPanel::leaveRequested, Qt::QueuedConnection);
    setWidget(m_content);
    verticalScrollBar()->setValue(0);
}

void LessonPanel::buildReveal()
{
    const Lesson& lesson = *m_session.lesson();
    m_reveal = new QWidget(m_content);
    m_reveal->setObjectName(QStringLiteral("lessonReveal"));
    auto* column = new QVBoxLayout(m_reveal);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addWidget(new Heading(tr("What it shows"), m_reveal));
    for (const std::string& paragraph : revealOf(lesson, m_session.runs())) {
        auto* label = new QLabel(QString::fromStdString(paragraph), m_reveal);
        label->setProperty("role", QStringLiteral("lesson"));
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    if (!lesson.next.empty())
        column->addWidget(new Heading(tr("And now"), m_reveal));
    for (std::size_t i = 0; i < lesson.next.size(); ++i) {
        auto* next = new QPushButton(
            wrapped(QStringLiteral("▶ ") + QString::fromStdString(lesson.next[i].label), buttonCharacters), m_reveal);
        next->setObjectName(QStringLiteral("lessonNext%1").arg(i));
        column->addWidget(next);
        connect(
            next, &QPushButton::clicked, this, [this, i] { emit nextRequested(i); }, Qt::QueuedConnection);
    }
    m_column->insertWidget(m_column->indexOf(m_state) + 1, m_reveal);
    m_reveal->show();
}

void LessonPanel::refresh()
{
    if (!m_session.lesson()) {
        // What is shown refers to the lesson that went.
        m_predictions.clear();
        m_reveal = nullptr;
        delete takeWidget();
        return;
    }
    const Step step = m_session.step();
    const bool recorded = m_session.source() == Source::recorded;
    m_source->setCurrent(recorded ? 0 : 1);
    for (const auto& [index, source] : {std::pair(0, Source::recorded), std::pair(1, Source::live)}) {
        const QString why = m_session.whyNot(source);
        m_source->setReason(index, m_session.isWaiting() ? tr("A run is in progress.") : why);
    }
    const QString other = m_session.whyNot(recorded ? Source::live : Source::recorded);
    const QString own = m_session.whyNot(m_session.source());
    m_sourceNote->setText(!own.isEmpty() ? own : other);
    m_sourceNote->setVisible(!m_sourceNote->text().isEmpty());

    const QString given = m_session.givenLabel();
    m_given->setVisible(step == Step::ask || step == Step::given);
    m_given->setEnabled(step == Step::ask && m_session.canBegin());
    m_given->setText(wrapped(tr("▶ First look: %1").arg(given), buttonCharacters));
    if (step == Step::given)
        m_given->setText(tr("Looking …"));
    m_questions->setVisible(step == Step::predict || step == Step::run || step == Step::reveal);
    for (PredictionEdit* prediction : m_predictions)
        prediction->refresh();
    m_run->setVisible(step == Step::predict || step == Step::run);
    m_run->setEnabled(step == Step::predict && m_session.isPredicted() && m_session.canBegin());
    m_run->setText(step == Step::run ? (recorded ? tr("Replaying …") : tr("Measuring …"))
            : recorded               ? tr("▶ Replay it and see")
                                     : tr("▶ Measure it and see"));
    m_state->setText(!m_session.trouble().isEmpty()             ? m_session.trouble()
            : step == Step::predict && !m_session.isPredicted() ? tr("Predict first: then it runs.")
                                                                : QString());
    m_state->setVisible(!m_state->text().isEmpty());
    if (step == Step::reveal && !m_reveal) {
        buildReveal();
        // What was predicted, held against what was measured, is where one looks first.
        QTimer::singleShot(0, this, [this] {
            if (m_reveal)
                ensureWidgetVisible(m_questions, 0, 0);
        });
    } else if (step != Step::reveal && m_reveal) {
        m_reveal->hide();
        m_reveal->deleteLater();
        m_reveal = nullptr;
    }
}

} // namespace phasebench
