// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/sweep.h"

#include "engine/problem/keys/key_path.h"
#include "engine/problem/sweep_axis.h"
#include "engine/text/quotes.h"

#include <algorithm>

namespace phasebench {

namespace {
using nlohmann::json;

constexpr std::size_t maximumFaults = 100;

/// Two axes, or two keys of one, that would set the same thing.
void checkOverlap(const std::vector<SweepAxis>& axes, Faults& faults)
{
    std::vector<std::pair<std::string_view, std::size_t>> seen;
    for (std::size_t i = 0; i < axes.size(); ++i)
        for (const std::string& key : axes[i].keys) {
            for (const auto& [other, axis] : seen)
                if (isWithin(key, other) || isWithin(other, key)) {
                    faults.push_back({"sweep." + std::to_string(i) + ".key",
                        inQuotes(key) + " is swept twice"
                            + (key == other ? std::string() : ", because \"" + std::string(other) + "\" is swept too")
                            + "; a key stands in one axis only.",
                        {}});
                    return;
                }
            seen.emplace_back(key, i);
        }
}

std::vector<SweepAxis> readAxes(const json& document, Faults& faults)
{
    std::vector<SweepAxis> axes;
    const auto sweep = document.find("sweep");
    if (sweep == document.end() || sweep->is_null())
        return axes;
    if (!sweep->is_array()) {
        faults.push_back({"sweep",
            "\"sweep\" must be a list of axes such as [{\"key\": \"problem.m\", \"values\": [256, 512]}].", {}});
        return axes;
    }
    double points = 1;
    for (std::size_t i = 0; i < sweep->size() && faults.size() < maximumFaults; ++i) {
        axes.push_back(readAxis((*sweep)[i], "sweep." + std::to_string(i), faults));
        points *= std::max<double>(1, static_cast<double>(axes.back().steps.size()));
        if (points > ExperimentFile::maximumPoints) {
            faults.push_back({"sweep", "This sweep has more than 100000 points; make an axis shorter.", {}});
            break;
        }
    }
    checkOverlap(axes, faults);
    return axes;
}

bool isSwept(const std::vector<SweepAxis>& axes, std::string_view key)
{
    return std::ranges::any_of(axes, [key](const SweepAxis& axis) {
        return std::ranges::any_of(
            axis.keys, [key](const std::string& swept) { return isWithin(key, swept) || isWithin(swept, key); });
    });
}

/// Keeps each fault once: most faults are in every point.
void addNew(Faults& faults, const Faults& more)
{
    for (const Fault& fault : more)
        if (faults.size() < maximumFaults && std::ranges::find(faults, fault) == faults.end())
            faults.push_back(fault);
}
} // namespace

ExperimentFile ExperimentFile::parse(std::string_view text, Faults& faults)
{
    Faults found;
    json document = parseDocument(text, found);
    if (found.empty())
        return fromDocument(std::move(document), faults);
    addNew(faults, found);
    ExperimentFile file;
    file.m_base = file.m_point = json::object();
    return file;
}

ExperimentFile ExperimentFile::fromDocument(json document, Faults& faults)
{
    ExperimentFile file;
    Faults found;
    if (!document.is_object()) {
        found.push_back(
            {"", "An experiment is a JSON object in braces, not " + std::string(document.type_name()) + ".", {}});
        document = json::object();
    }
    file.m_base = std::move(document);
    file.m_point = file.m_base;
    file.m_point.erase("sweep");
    if (found.empty())
        file.m_axes = readAxes(file.m_base, found);
    if (!found.empty()) {
        // What is wrong beside the sweep is said too, but not what the sweep would have set.
        const bool sweepFaulty = found.front().key.starts_with("sweep");
        Faults base;
        if (sweepFaulty)
            experimentFromJson(file.m_point, base);
        std::erase_if(base, [&](const Fault& fault) { return isSwept(file.m_axes, fault.key); });
        addNew(faults, found);
        addNew(faults, base);
        file.m_axes.clear();
        return file;
    }
    for (std::size_t point = 0; point < file.points() && found.size() < maximumFaults; ++point) {
        Faults inPoint;
        const json one = file.fillIn(point, inPoint);
        if (inPoint.empty())
            experimentFromJson(one, inPoint);
        addNew(found, inPoint);
    }
    addNew(faults, found);
    return file;
}

std::size_t ExperimentFile::points() const
{
    std::size_t points = 1;
    for (const SweepAxis& axis : m_axes)
        points *= axis.steps.size();
    return points;
}

json ExperimentFile::fillIn(std::size_t point, Faults& faults) const
{
    json document = m_point;
    for (std::size_t i = m_axes.size(); i-- > 0;) {
        const SweepAxis& axis = m_axes[i];
        const auto& step = axis.steps[point % axis.steps.size()];
        point /= axis.steps.size();
        for (std::size_t k = 0; k < axis.keys.size(); ++k)
            if (auto set = setAt(document, axis.keys[k], step[k]); !set)
                faults.push_back({"sweep." + std::to_string(i) + ".key", std::move(set.error().sentence), {}});
    }
    if (!m_axes.empty()) {
        const json* measure = findAt(document, "measure");
        const bool canHold = measure == nullptr || (measure->is_object() && !measure->contains("first_use"));
        if (canHold)
            document["measure"]["first_use"] = false;
    }
    return document;
}

json ExperimentFile::document(std::size_t point) const
{
    Faults faults;
    return fillIn(point, faults);
}

Experiment ExperimentFile::experiment(std::size_t point) const
{
    Faults faults;
    return experimentFromJson(document(point), faults);
}

std::string ExperimentFile::title() const
{
    const auto title = m_base.find("title");
    return title != m_base.end() && title->is_string() ? title->get<std::string>() : std::string();
}

} // namespace phasebench
