// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/live_run.h"

#include "engine/measure/statistics.h"

namespace phasebench {

namespace {

Figure figureOf(const std::vector<double>& samples)
{
    Figure figure;
    figure.median = median(samples);
    figure.samples = static_cast<std::int64_t>(samples.size());
    return figure;
}

} // namespace

void LiveRun::begin(const Experiment& experiment)
{
    m_run = Run();
    m_run.title = experiment.title;
    m_run.experiment = experiment;
    m_counts.clear();
    m_news = false;
}

void LiveRun::add(const SamplesChunk& chunk)
{
    if (chunk.values.empty())
        return;
    auto& samples = m_run.series[chunk.series];
    samples.insert(samples.end(), chunk.values.begin(), chunk.values.end());
    m_counts[chunk.series] = chunk.count;
    m_news = true;
}

std::shared_ptr<const Run> LiveRun::take()
{
    if (m_run.series.empty())
        return nullptr;
    m_news = false;
    auto run = std::make_shared<Run>(m_run);
    if (const auto call = run->series.find("call"); call != run->series.end()) {
        run->call = CallFigures();
        run->call->figure = figureOf(call->second);
    }
    for (int i = 0; i < phaseCount; ++i) {
        PhaseFigures figures;
        figures.phase = static_cast<Phase>(i);
        const auto look = [&](std::string_view clock, std::optional<Figure>& figure) {
            const auto found = run->series.find(seriesName(figures.phase, clock));
            if (found == run->series.end())
                return;
            figure = figureOf(found->second);
            figures.count = m_counts[found->first];
        };
        look("host", figures.host);
        look("enqueue", figures.enqueue);
        look("gpu", figures.gpu);
        if (figures.host)
            run->phases.push_back(figures);
    }
    return run;
}

} // namespace phasebench
