// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/start_page.h"

#include "gui/panels/heading.h"
#include "gui/session/recent_files.h"
#include "gui/session/resources.h"
#include "gui/windows/card.h"
#include "gui/windows/example_files.h"
#include "gui/windows/link_list.h"
#include "gui/windows/machine_text.h"

#include <QDateTime>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>

namespace phasebench {

namespace {

constexpr int shownRecent = 4;

std::vector<LinkList::Line> linesOf(const std::vector<ExampleFile>& files)
{
    std::vector<LinkList::Line> lines;
    for (const ExampleFile& file : files)
        lines.push_back({file.title, {}, file.path});
    return lines;
}

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

} // namespace

StartPage::StartPage(RecentFiles& recent, QWidget* parent)
    : QWidget(parent)
    , m_recent(recent)
    , m_machine(new QLabel(tr("Looking at this computer …"), this))
{
    auto* page = new QWidget(this);
    page->setProperty("role", QStringLiteral("ground"));
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(88, 44, 88, 32);
    layout->setSpacing(0);
    auto* title = new QLabel(tr("See where the time goes"), page);
    title->setProperty("role", QStringLiteral("title"));
    layout->addWidget(title);
    layout->addSpacing(8);
    m_machine->setObjectName(QStringLiteral("machineSentence"));
    m_machine->setProperty("role", QStringLiteral("subtitle"));
    m_machine->setWordWrap(true);
    layout->addWidget(m_machine);
    layout->addSpacing(24);
    layout->addWidget(cards());
    layout->addSpacing(34);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(36);
    lower->addWidget(examples(), 1);
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
    if (const QString first = resourceFile(QStringLiteral("examples/first.json")); !first.isEmpty()) {
        auto* live = new Card(tr("Live · under 20 seconds"), tr("Plan once, run many"),
            tr("FFTW can plan an FFT in a hurry or with care. What does care cost on this computer, and when does it "
               "pay?"),
            CardPicture::crossing, box);
        live->setObjectName(QStringLiteral("liveCard"));
        connect(live, &Card::clicked, this, [this, first] { emit liveChosen(first); });
        row->addWidget(live);
    }
    if (const QString recording = cardRecording(); !recording.isEmpty()) {
        auto* recorded = new Card(tr("Recorded on an H100"), tr("The same matmul, three times"),
            tr("The operands in pageable, pinned and GPU memory. Two of the three mostly wait. For what?"),
            CardPicture::bars, box);
        recorded->setObjectName(QStringLiteral("recordedCard"));
        connect(recorded, &Card::clicked, this, [this, recording] { emit fileChosen(recording); });
        row->addWidget(recorded);
    }
    auto* own = new Card(tr("New · Ctrl+N"), tr("My own experiment"),
        tr("Choose a problem, say where the data lives and where it runs."), CardPicture::placement, box);
    own->setObjectName(QStringLiteral("ownCard"));
    connect(own, &Card::clicked, this, &StartPage::newRequested);
    row->addWidget(own);
    return box;
}

QWidget* StartPage::examples()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(new Heading(tr("Example experiments"), box));
    auto* list = new LinkList(box);
    list->setObjectName(QStringLiteral("examples"));
    list->setLines(linesOf(exampleExperiments()), tr("None came with this program."));
    connect(list, &LinkList::chosen, this, &StartPage::fileChosen);
    column->addWidget(list);
    column->addStretch(1);
    return box;
}

QWidget* StartPage::recents()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    if (const auto recorded = linesOf(recordedResults()); !recorded.empty()) {
        column->addWidget(new Heading(tr("Recorded results"), box));
        auto* list = new LinkList(box);
        list->setObjectName(QStringLiteral("recorded"));
        list->setLines(recorded);
        connect(list, &LinkList::chosen, this, &StartPage::fileChosen);
        column->addWidget(list);
        column->addSpacing(10);
    }
    column->addWidget(new Heading(tr("Recent"), box));
    m_recentList = new LinkList(box);
    m_recentList->setObjectName(QStringLiteral("recent"));
    connect(m_recentList, &LinkList::chosen, this, &StartPage::fileChosen);
    column->addWidget(m_recentList);
    auto* drop = new QFrame(box);
    drop->setProperty("role", QStringLiteral("drop"));
    auto* inside = new QHBoxLayout(drop);
    inside->setContentsMargins(16, 18, 16, 18);
    auto* text = new QLabel(tr("Drop experiments or results here, or"), drop);
    text->setProperty("role", QStringLiteral("quiet"));
    auto* open = new QPushButton(tr("&Open …"), drop);
    open->setObjectName(QStringLiteral("openButton"));
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    inside->addStretch(1);
    inside->addWidget(text);
    inside->addWidget(open);
    inside->addStretch(1);
    column->addWidget(drop);
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
    m_machine->setText(machineSentence(machine));
}

} // namespace phasebench
