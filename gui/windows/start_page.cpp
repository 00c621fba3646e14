// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/start_page.h"

#include "engine/problem/sweep.h"
#include "engine/result/recorded_badge.h"
#include "gui/panels/heading.h"
#include "gui/session/file_kind.h"
#include "gui/session/recent_files.h"
#include "gui/session/resources.h"
#include "gui/windows/card.h"
#include "gui/windows/example_files.h"
#include "gui/windows/link_list.h"
#include "gui/windows/machine_sentences.h"

#include <QDateTime>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

namespace phasebench {

namespace {

constexpr int shownRecent = 4;
/// Its points are the product from pageable memory first and from GPU memory last.
constexpr const char* recordedExample = "memory-spaces-8000x2000x4000.json";

QString when(const QString& path)
{
    const QDateTime changed = QFileInfo(path).lastModified();
    const qint64 days = changed.date().daysTo(QDate::currentDate());
    if (days == 0)
        return QObject::tr("today");
    if (days == 1)
        return QObject::tr("yesterday");
    if (days < 7)
        return QLocale().standaloneDayName(changed.date().dayOfWeek());
    return QLocale().toString(changed.date(), QLocale::ShortFormat);
}

/// The median call of each point of an example, as it was recorded; empty unless all were.
std::vector<double> recordedCalls(const Recordings& recordings, const char* example)
{
    std::vector<double> calls;
    const auto document = readExperiment(resourceFile(QStringLiteral("examples/") + QLatin1String(example)));
    if (!document)
        return calls;
    Faults faults;
    const ExperimentFile file = ExperimentFile::fromDocument(*document, faults);
    for (std::size_t point = 0; faults.empty() && point < file.points(); ++point) {
        Experiment asked = file.experiment(point);
        resolve(asked, recordings.computer());
        const auto answers = recordings.answers(asked);
        if (answers.empty() || !answers.front()->run.call)
            return {};
        calls.push_back(answers.front()->run.call->figure.median);
    }
    return calls;
}

} // namespace

StartPage::StartPage(RecentFiles& recent, QWidget* parent)
    : QWidget(parent)
    , m_recent(recent)
    , m_machine(new QLabel(tr("Looking at this computer …"), this))
{
    auto* page = new QWidget(this);
    page->setProperty("role", QStringLiteral("ground"));
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(88, 36, 88, 14);
    layout->setSpacing(0);
    auto* title = new QLabel(tr("See where the time goes"), page);
    title->setProperty("role", QStringLiteral("title"));
    layout->addWidget(title);
    layout->addSpacing(8);
    m_machine->setObjectName(QStringLiteral("machineSentence"));
    m_machine->setProperty("role", QStringLiteral("subtitle"));
    m_machine->setWordWrap(true);
    layout->addWidget(m_machine);
    layout->addSpacing(20);
    layout->addWidget(cards());
    layout->addSpacing(26);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(36);
    lower->addWidget(lessons(), 1);
    lower->addWidget(recents(), 1);
    layout->addLayout(lower);
    layout->addStretch(1);

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    setFocusPolicy(Qt::StrongFocus);
    connect(&recent, &RecentFiles::changed, this, &StartPage::refreshRecent);
    refreshRecent();
}

QWidget* StartPage::cards()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(18);
    if (const QString live = resourceFile(QStringLiteral("examples/ten-seconds.json")); !live.isEmpty()) {
        auto* card = new Card(tr("Live · 10 seconds"), tr("Plan once, run many"),
            tr("FFTW can plan an FFT in a hurry or with care. After how many FFTs does care pay? Guess first, then "
               "measure it on this computer."),
            CardPicture::crossing, box);
        card->setObjectName(QStringLiteral("liveCard"));
        connect(card, &Card::clicked, this, [this, live] { emit liveChosen(live); });
        row->addWidget(card);
    }
    if (const QString spaces = resourceFile(QStringLiteral("examples/") + QLatin1String(recordedExample));
        !spaces.isEmpty()) {
        m_recordedCard = new Card(tr("Recorded"), tr("Why is it slower?"),
            tr("The same matrix product, from three kinds of memory. The slowest is mostly waiting. For what?"),
            CardPicture::bars, box);
        m_recordedCard->setObjectName(QStringLiteral("recordedCard"));
        connect(m_recordedCard, &Card::clicked, this, [this, spaces] { emit liveChosen(spaces); });
        row->addWidget(m_recordedCard);
        m_recordedCard->hide(); // until it is known that it was recorded
    }
    auto* own = new Card(tr("New · Ctrl+N"), tr("My own experiment"),
        tr("Choose a problem, say where the data lives and where it runs."), CardPicture::placement, box);
    own->setObjectName(QStringLiteral("ownCard"));
    connect(own, &Card::clicked, this, &StartPage::newRequested);
    row->addWidget(own);
    return box;
}

QWidget* StartPage::lessons()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(new Heading(tr("Lessons"), box));
    auto* list = new LinkList(box);
    list->setObjectName(QStringLiteral("lessons"));
    std::vector<LinkList::Line> lines;
    for (const LessonFile& lesson : lessonFiles())
        lines.push_back({QStringLiteral("%1\u2002%2").arg(lesson.number).arg(lesson.title), lesson.about, lesson.path});
    list->setLines(lines, tr("None came with this program."));
    connect(list, &LinkList::chosen, this, &StartPage::fileChosen);
    column->addWidget(list);
    column->addStretch(1);
    return box;
}

/// The examples and the recordings, one click away.
QWidget* StartPage::more()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto add = [&](const QString& text, const char* name, const std::vector<ExampleFile>& files) {
        if (files.empty())
            return;
        auto* button = new QToolButton(box);
        button->setObjectName(QString::fromLatin1(name));
        button->setProperty("role", QStringLiteral("button"));
        button->setText(text + QStringLiteral(" ▼"));
        button->setAccessibleName(text);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setPopupMode(QToolButton::InstantPopup);
        auto* menu = new QMenu(button);
        for (const ExampleFile& file : files)
            menu->addAction(QString(file.title).replace(QLatin1Char('&'), QLatin1String("&&")), this,
                [this, path = file.path] { emit fileChosen(path); });
        button->setMenu(menu);
        row->addWidget(button);
    };
    add(tr("Example experiments"), "examples", exampleExperiments());
    add(tr("Recorded results"), "recorded", recordedResults());
    row->addStretch(1);
    return box;
}

QWidget* StartPage::recents()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(new Heading(tr("Recent"), box));
    m_recentList = new LinkList(box);
    m_recentList->setObjectName(QStringLiteral("recent"));
    connect(m_recentList, &LinkList::chosen, this, &StartPage::fileChosen);
    column->addWidget(m_recentList);
    auto* drop = new QFrame(box);
    drop->setProperty("role", QStringLiteral("drop"));
    auto* inside = new QHBoxLayout(drop);
    inside->setContentsMargins(16, 18, 16, 18);
    auto* text = new QLabel(tr("Drop experiments, results or lessons here, or"), drop);
    text->setProperty("role", QStringLiteral("quiet"));
    auto* open = new QPushButton(tr("&Open …"), drop);
    open->setObjectName(QStringLiteral("openButton"));
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    inside->addStretch(1);
    inside->addWidget(text);
    inside->addWidget(open);
    inside->addStretch(1);
    column->addWidget(drop);
    column->addWidget(more());
    column->addStretch(1);
    return box;
}

void StartPage::refreshRecent()
{
    std::vector<LinkList::Line> lines;
    for (const QString& path : m_recent.files().mid(0, shownRecent))
        lines.push_back({QFileInfo(path).fileName(), when(path), path});
    m_recentList->setLines(lines, tr("Files that you open or save stand here."));
}

void StartPage::setMachine(const Machine& machine)
{
    m_known = std::make_shared<const Machine>(machine);
    refreshMachine();
}

void StartPage::refreshMachine()
{
    if (m_known)
        m_machine->setText(machineSentence(*m_known, m_recordedMachine));
}

void StartPage::setRecordings(const Recordings& recordings)
{
    if (recordings.empty())
        return;
    m_recordedMachine = QString::fromStdString(machineName(*recordings.machine()));
    refreshMachine();
    const auto calls = recordedCalls(recordings, recordedExample);
    if (!m_recordedCard || calls.size() < 2)
        return;
    m_recordedCard->setTexts(tr("Recorded on an %1").arg(m_recordedMachine),
        tr("Why is it %1\u00a0×\u00a0slower?").arg(QString::number(calls.front() / calls.back(), 'g', 2)));
    m_recordedCard->show();
}

} // namespace phasebench
