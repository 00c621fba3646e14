// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
//
// Every finding of results files, to be read: with the probe that a file holds, and without one. Findings of more runs
// than one end with their ids in brackets. Cross-checks are printed with what each run says of itself.
// Usage: phasebench-bench-findings [FILE]…; without files, all that come with the program.

#include "engine/insight/findings.h"
#include "engine/result/results_file.h"

#include <algorithm>
#include <cstdio>

using namespace phasebench;

namespace {

std::vector<std::filesystem::path> filesThatComeWithTheProgram()
{
    std::vector<std::filesystem::path> files;
    for (const char* folder : {"resources/recorded", "tests/samples"})
        for (const auto& entry :
            std::filesystem::directory_iterator(std::filesystem::path(PHASEBENCH_SOURCE_DIR) / folder))
            if (entry.path().extension() == ".phasebench")
                files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::string idsOf(const Finding& finding)
{
    if (finding.runs.size() > 4)
        return "[" + std::to_string(finding.runs.size()) + " runs]";
    std::string ids;
    for (const std::int64_t id : finding.runs)
        ids += (ids.empty() ? "[" : " ") + std::to_string(id);
    return ids + "]";
}

void print(const std::filesystem::path& path)
{
    std::printf("\n== %s\n", path.filename().c_str());
    try {
        const ResultsFile file(path, ResultsFile::Mode::read);
        const std::vector<Run> runs = file.runs();
        const auto probe = file.probe();
        for (const Finding& finding : findings(runs, probe ? &*probe : nullptr))
            std::printf("%4.2f %s %s\n", finding.weight, idsOf(finding).c_str(), finding.sentence.c_str());
    } catch (const std::exception& error) {
        std::printf("     cannot be read: %s\n", error.what());
    }
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::filesystem::path> files(argv + 1, argv + argc);
    if (files.empty())
        files = filesThatComeWithTheProgram();
    for (const std::filesystem::path& file : files)
        print(file);
    return 0;
}
