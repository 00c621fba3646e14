// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/calibration_text.h"

#include "engine/text/numbers.h"
#include "engine/text/table.h"

#include <algorithm>

namespace phasebench {

std::string timedWords(Timed timed)
{
    switch (timed) {
    case Timed::onCpu:
        return "CPU";
    case Timed::callOfGpu:
        return "GPU, whole calls";
    case Timed::gpuItself:
        break;
    }
    return "GPU, its own time";
}

std::vector<std::string> sentencesOf(const Calibration& calibration)
{
    std::vector<std::string> sentences;
    for (const Timed timed : {Timed::onCpu, Timed::callOfGpu, Timed::gpuItself}) {
        std::vector<double> medians;
        std::size_t processes = 0;
        for (const CalibratedTime& time : calibration.times)
            if (time.timed == timed) {
                medians.push_back(time.median());
                processes = std::max(processes, time.medians.size());
            }
        if (medians.empty())
            continue;
        const auto [least, most] = std::ranges::minmax(medians);
        const auto apart = [&](double microseconds) {
            return formatPercent(calibration.spread(timed, microseconds)->deviation) + " at "
                + formatTime(microseconds);
        };
        sentences.push_back(timedWords(timed) + ": identical runs lie " + apart(least) + " and " + apart(most)
            + " apart, from process to process (standard deviation over "
            + formatCount(static_cast<std::int64_t>(processes)) + " processes).");
    }
    return sentences;
}

std::string toText(const Calibration& calibration)
{
    std::string text;
    for (const std::string& sentence : sentencesOf(calibration))
        text += sentence + "\n";
    std::vector<std::vector<std::string>> rows{{"problem", "what is timed", "median", "processes", "apart"}};
    for (const CalibratedTime& time : calibration.times)
        rows.push_back({time.problem, timedWords(time.timed), formatTime(time.median()),
            std::to_string(time.medians.size()), formatPercent(time.deviation())});
    return text + "\n" + tableOf(rows);
}

} // namespace phasebench
