// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/document_printer.h"

#include "engine/cli/output.h"
#include "engine/result/link_probe_json.h"
#include "engine/result/timeline_json.h"

#include <nlohmann/json.hpp>

namespace phasebench::cli {

namespace {

/// The value as it stands in a document that is indented by two spaces a level: JSON has line ends between its parts
/// only.
void printWithin(const nlohmann::json& value, int level)
{
    const std::string text = value.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
    const std::string indent(static_cast<std::size_t>(level) * 2, ' ');
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        printData(std::string_view(text).substr(begin, end - begin));
        if (end < text.size())
            printData(indent);
        begin = end;
    }
}

} // namespace

DocumentPrinter::DocumentPrinter()
{
    printData("{\n  \"phasebench\": 1");
}

void DocumentPrinter::add(const LinkProbe& probe)
{
    printData(",\n  \"probe\": ");
    printWithin(toJson(probe), 1);
}

void DocumentPrinter::add(const Run& run, Samples samples)
{
    printData(std::exchange(m_runs, true) ? ",\n    " : ",\n  \"runs\": [\n    ");
    nlohmann::json json = toJson(run, samples);
    json["timeline"] = toJson(run.timeline);
    printWithin(json, 2);
}

void DocumentPrinter::end()
{
    printData(m_runs ? "\n  ]\n}\n" : ",\n  \"runs\": []\n}\n");
}

} // namespace phasebench::cli
