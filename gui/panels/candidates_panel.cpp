// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/candidates_panel.h"

#include "engine/insight/race_findings.h"
#include "gui/charts/candidates_chart.h"
#include "gui/models/candidate_table_model.h"
#include "gui/models/fault_sentence.h"
#include "gui/models/number_text.h"
#include "gui/models/rich_text.h"
#include "gui/models/selection.h"
#include "gui/models/table_text.h"
#include "gui/models/write_file.h"
#include "gui/panels/segmented.h"
#include "gui/panels/table_view.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

QPushButton* button(const char* name, const QString& text, const QString& tip, QWidget* parent)
{
    auto* made = new QPushButton(text, parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setToolTip(tip);
    made->setAutoDefault(false);
    return made;
}

/// The A/A control: the leader once more under another name.
QString controlText(const Run& run)
{
    const Candidate* control = nullptr;
    const Candidate* leader = nullptr;
    for (const Candidate& candidate : run.candidates) {
        if (candidate.origin == "control" && candidate.figure)
            control = &candidate;
        else if (!leader && candidate.figure && !candidate.eliminated)
            leader = &candidate;
    }
    if (!control || !leader)
        return {};
    return control->tie == leader->tie
        ? CandidatesPanel::tr(
            "The leader's twin, timed with it under another name, cannot be told from it, as it must be.")
        : CandidatesPanel::tr(
            "The leader's twin was told apart from it although they are the same: trust no difference "
            "as small as theirs.");
}

} // namespace

QString raceText(const Run& run)
{
    if (!run.race)
        return {};
    const Race& race = *run.race;
    QString text = QStringLiteral("<b>") + richText(QString::fromStdString(race.verdict)) + QStringLiteral("</b> ");
    if (race.seconds > 0)
        text += race.budget > 0
            ? CandidatesPanel::tr("Search and race took %1 of the %2 allowed.")
                  .arg(numbers::time(race.seconds * 1e6), numbers::time(race.budget * 1e6))
            : CandidatesPanel::tr("Search and race took %1.").arg(numbers::time(race.seconds * 1e6));
    if (const std::string pays = payOffWords(run); !pays.empty())
        text += CandidatesPanel::tr(" Autotuning %1.").arg(QString::fromStdString(pays));
    QStringList remarks{controlText(run)};
    for (const RaceRemark& remark : race.remarks)
        remarks << QString::fromStdString(remark.text);
    remarks.removeAll(QString());
    if (!remarks.isEmpty())
        text += QStringLiteral(" ") + richText(remarks.join(QLatin1Char(' ')));
    return text;
}

CandidatesPanel::CandidatesPanel(const RunList& runs, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_model(new CandidateTableModel(runs, selection, CandidateTableModel::Reading::later, this))
    , m_chart(new CandidatesChart({runs, selection}, this))
    , m_view(new TableView(this))
    , m_page(new Segmented(this))
    , m_pages(new QStackedWidget(this))
    , m_verdict(new QLabel(this))
    , m_run(button("runCandidate", tr("Run it"),
          tr("Measures the experiment with the selected candidate instead of what planning would choose."), this))
    , m_edit(button(
          "editCandidate", tr("Edit …"), tr("Changes the selected candidate's configuration, and runs it."), this))
    , m_keep(button("keepWinner", tr("Keep winner"),
          tr("Writes the winner into the tuning file, where later runs of this problem can look it up."), this))
    , m_breakEven(button("showBreakEven", tr("Break-even"), tr("From how many calls on the tuning pays."), this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    m_page->setObjectName(QStringLiteral("candidatesPage"));
    m_page->setSegments({tr("finalists"), tr("all candidates")});
    m_page->setAccessibleName(tr("which candidates"));
    m_page->setMaximumWidth(260);
    connect(m_page, &Segmented::chosen, this, [this](int page) { showPage(static_cast<Page>(page)); });
    setUpTable();
    m_pages->addWidget(finalists());
    m_pages->addWidget(m_view);
    m_head = head();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_pages, 1);
    connect(m_chart, &Chart::rebuilt, this, &CandidatesPanel::fitChart);

    connect(&runs, &RunList::updated, this, &CandidatesPanel::refresh);
    connect(&selection, &Selection::runChanged, this, &CandidatesPanel::refresh);
    connect(&selection, &Selection::candidateChanged, this, &CandidatesPanel::followSelection);
    connect(m_model, &CandidateTableModel::arrangedAnew, this, &CandidatesPanel::restoreRow);
    connect(
        m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
            if (current.isValid())
                m_selection.setCandidate(m_model->candidateAt(current.row()));
        });
    connect(m_filter, &QLineEdit::textChanged, m_model, &CandidateTableModel::setFilter);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (const Candidate* candidate = selected())
            emit runRequested(m_selection.run(), candidate->configuration);
    });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const Candidate* candidate = selected())
            emit editRequested(m_selection.run(), candidate->configuration);
    });
    connect(m_keep, &QPushButton::clicked, this, [this] { emit keepRequested(m_selection.run()); });
    connect(m_breakEven, &QPushButton::clicked, this, &CandidatesPanel::breakEvenRequested);
    showPage(Page::finalists);
    refresh();
}

void CandidatesPanel::showPage(Page page)
{
    m_page->setCurrent(static_cast<int>(page));
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_filter->setVisible(page == Page::all);
    m_count->setVisible(page == Page::all);
}

QWidget* CandidatesPanel::head()
{
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(16, 10, 16, 6);
    layout->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->addWidget(m_page, 1);
    row->addStretch(1);
    row->addWidget(m_filter);
    row->addWidget(m_count);
    layout->addLayout(row);
    layout->addWidget(actions());
    return box;
}

/// The chart with what the race came to below it; in a low window the whole scrolls.
QWidget* CandidatesPanel::finalists()
{
    auto* scroll = new QScrollArea(this);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    auto* page = new QWidget(scroll);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->addWidget(m_chart, 1);
    auto* words = new QHBoxLayout;
    words->setContentsMargins(16, 0, 16, 0);
    m_verdict->setObjectName(QStringLiteral("raceVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::RichText);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->addWidget(m_verdict);
    layout->addLayout(words);
    scroll->setWidget(page);
    return scroll;
}

void CandidatesPanel::setUpTable()
{
    m_view->setObjectName(QStringLiteral("candidates"));
    m_view->setAccessibleName(tr("candidates"));
    m_view->setModel(m_model);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->horizontalHeader()->setSectionsClickable(true);
    m_view->horizontalHeader()->setSortIndicatorShown(true);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_view->setSortingEnabled(true);
    using Which = CandidateColumn;
    for (const auto& [column, width] :
        std::initializer_list<std::pair<Which, int>>{{Which::rank, 46}, {Which::name, 270}, {Which::median, 76},
            {Which::interval, 126}, {Which::samples, 44}, {Which::rate, 70}, {Which::heuristic, 70},
            {Which::workspace, 78}, {Which::waves, 52}, {Which::error, 60}, {Which::left, 110}, {Which::kernel, 420}})
        m_view->setColumnWidth(static_cast<int>(column), width);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_filter->setObjectName(QStringLiteral("candidateFilter"));
    m_filter->setAccessibleName(tr("filter the candidates"));
    m_filter->setToolTip(tr("Words that must all occur, such as 128x256 split-K."));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(120);
    m_filter->setMaximumWidth(260);
    m_count->setObjectName(QStringLiteral("candidateCount"));
    m_count->setProperty("role", QStringLiteral("faint"));
}

QWidget* CandidatesPanel::actions()
{
    auto* bar = new QWidget(this);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QPushButton* action : {m_run, m_edit, m_keep, m_breakEven})
        layout->addWidget(action);
    layout->addWidget(moreButton());
    layout->addStretch(1);
    return bar;
}

QToolButton* CandidatesPanel::moreButton()
{
    auto* more = new QToolButton(this);
    more->setObjectName(QStringLiteral("candidateMore"));
    more->setProperty("role", QStringLiteral("button"));
    more->setText(tr("More ▼"));
    more->setAccessibleName(tr("more to do with candidates"));
    more->setFocusPolicy(Qt::StrongFocus);
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    QAction* copy = menu->addAction(tr("&Copy the table"), m_view, &TableView::copy);
    QAction* csv = menu->addAction(tr("&Save the table as CSV …"), this, &CandidatesPanel::saveCsv);
    m_view->addActions({copy, csv});
    menu->addSeparator();
    menu->addAction(tr("&Export the tuning file …"), this, &CandidatesPanel::tuningExportRequested)
        ->setObjectName(QStringLiteral("exportTuning"));
    menu->addAction(tr("&Import a tuning file …"), this, &CandidatesPanel::tuningImportRequested)
        ->setObjectName(QStringLiteral("importTuning"));
    more->setMenu(menu);
    return more;
}

const Candidate* CandidatesPanel::selected() const
{
    const int row = m_selection.run();
    const int index = m_selection.candidate();
    if (row < 0 || index < 0 || static_cast<std::size_t>(index) >= m_runs.at(row)->candidates.size())
        return nullptr;
    return &m_runs.at(row)->candidates[static_cast<std::size_t>(index)];
}

void CandidatesPanel::refresh()
{
    const int row = m_selection.run();
    const Run* run = row < 0 ? nullptr : m_runs.at(row).get();
    const bool live = row >= 0 && m_runs.isLive(row);
    m_verdict->setText(run && !live ? raceText(*run) : QString());
    m_verdict->setVisible(!m_verdict->text().isEmpty());
    const bool can = run && !live && !run->candidates.empty();
    const Candidate* candidate = can ? selected() : nullptr;
    const bool runnable = candidate && !candidate->configuration.is_null();
    m_run->setEnabled(runnable);
    m_edit->setEnabled(runnable);
    m_keep->setEnabled(can && run->race && run->race->winner);
    m_breakEven->setEnabled(can);
    m_filter->setEnabled(run && !run->candidates.empty());
    m_head->setVisible(run && !run->candidates.empty()); // else the chart says how to get some
    if (m_head->isHidden())
        showPage(Page::finalists);
    refreshCount();
}

void CandidatesPanel::fitChart()
{
    constexpr int mostLines = 20; // beyond them the chart leaves finalists to the table
    m_chart->setMinimumHeight(
        std::min(m_chart->fullHeight(std::max(m_chart->width(), 1)), fontMetrics().height() * mostLines));
}

void CandidatesPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitChart();
}

void CandidatesPanel::refreshCount()
{
    const int shown = m_model->rowCount();
    const int total = m_model->total();
    m_count->setText(m_model->isReading() ? tr("reading …")
            : total == 0                  ? QString()
            : shown == total              ? numbers::count(total)
                                          : tr("%1 of %2").arg(numbers::count(shown), numbers::count(total)));
}

void CandidatesPanel::followSelection()
{
    const int candidate = m_selection.candidate();
    const QModelIndex current = m_view->currentIndex();
    if (candidate < 0)
        m_view->clearSelection();
    else if (!current.isValid() || m_model->candidateAt(current.row()) != candidate)
        restoreRow();
    refresh();
}

void CandidatesPanel::restoreRow()
{
    refreshCount();
    const int row = m_selection.candidate() < 0 ? -1 : m_model->rowOf(m_selection.candidate());
    if (row < 0)
        return;
    m_view->selectRow(row);
    m_view->scrollTo(m_model->index(row, 0));
}

void CandidatesPanel::saveCsv()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the table"),
        QDir::home().filePath(m_chart->fileName() + QStringLiteral(".csv")), tr("Exact figures (*.csv)"));
    if (path.isEmpty())
        return;
    if (const auto written = writeFile(path, tableText(*m_model, TableText::csv).toUtf8()); !written)
        emit failed(sentenceOf(written.error()));
}

} // namespace phasebench
