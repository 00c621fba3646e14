// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/command_line.h"

#include <algorithm>
#include <array>

namespace phasebench {

namespace {

constexpr std::array qtOptions = {"-platform", "-style", "-stylesheet", "-display", "-geometry", "-qwindowgeometry",
    "-platformpluginpath", "-platformtheme", "-plugin", "-session"};
constexpr std::array formats = {"png", "svg", "pdf", "csv"};

} // namespace

Result<CommandLine> CommandLine::parse(const std::vector<std::string>& arguments)
{
    CommandLine result;
    bool formatGiven = false;
    bool onlyFiles = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        const auto value = [&]() -> const std::string* {
            return i + 1 < arguments.size() ? &arguments[++i] : nullptr;
        };
        if (onlyFiles || argument.empty() || argument[0] != '-') {
            result.files.push_back(argument);
        } else if (argument == "--") {
            onlyFiles = true;
        } else if (argument == "--help" || argument == "-h") {
            result.help = true;
        } else if (argument == "--version") {
            result.version = true;
        } else if (argument == "--export-charts") {
            const std::string* folder = value();
            if (!folder || folder->empty())
                return failed("--export-charts needs a folder: --export-charts DIR FILE.");
            result.exportFolder = *folder;
        } else if (argument == "--hand-out") {
            const std::string* file = value();
            if (!file || file->empty())
                return failed(std::string("--hand-out needs a .html or .pdf file to write: --hand-out OUT.html FILE."));
            result.handOut = *file;
        } else if (argument == "--format") {
            const std::string* format = value();
            if (!format || std::ranges::find(formats, *format) == formats.end())
                return failed("--format is png, svg, pdf or csv" + (format ? ", not \"" + *format + "\"." : "."));
            result.format = *format;
            formatGiven = true;
        } else if (std::ranges::find(qtOptions, argument) != qtOptions.end()) {
            value();
        } else {
            return failed("There is no option " + argument + "; --help lists those that there are.");
        }
    }
    if (result.help || result.version)
        return result;
    if (result.exportFolder && result.files.size() != 1)
        return failed("--export-charts takes one results file, not " + std::to_string(result.files.size()) + ".");
    if (result.handOut && result.exportFolder)
        return failed("--hand-out and --export-charts are two commands: give one at a time.");
    if (result.handOut && result.files.size() != 1)
        return failed("--hand-out takes one results file, not " + std::to_string(result.files.size()) + ".");
    if (formatGiven && !result.exportFolder)
        return failed("--format belongs to --export-charts.");
    return result;
}

const char* usage()
{
    return "Usage: phasebench [FILE...]\n"
           "       phasebench --export-charts DIR [--format png|svg|pdf|csv] FILE\n"
           "       phasebench --hand-out OUT.html|OUT.pdf FILE\n"
           "\n"
           "Opens the workbench with experiments (.json) or results (.phasebench), or writes every\n"
           "chart of a results file into DIR, or its charts, figures and conditions as one page to\n"
           "hand out, without a window or a display.\n"
           "\n"
           "  --help      prints this\n"
           "  --version   prints the version\n"
           "\n"
           "Exit codes: 0 all went well, 2 bad command line, 6 a file cannot be read or written.\n";
}

} // namespace phasebench
