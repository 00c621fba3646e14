// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

/// Gives every target its inputs (the corpus, and files of the program of that kind), whole and changed at random from
/// a fixed seed, for some seconds a target: what a fuzzer found stays mended, without a fuzzer. Usage: replay_corpus
/// SOURCE-FOLDER [SECONDS [TARGET]]
namespace phasebench::fuzz {
namespace {

struct Target {
    const char* name;
    void (*run)(Bytes);
    std::vector<const char*> folders; ///< of inputs, below the source
};

const std::vector<Target>& targets()
{
    static const std::vector<Target> all{
        {"experiment", fuzzExperiment, {"tests/fuzz/corpus/experiment", "resources/examples"}},
        {"lesson", fuzzLesson, {"tests/fuzz/corpus/lesson", "resources/lessons"}},
        {"run", fuzzRun, {"tests/fuzz/corpus/run"}},
        {"blobs", fuzzBlobs, {"tests/samples"}},
        {"file", fuzzResultsFile, {"tests/samples"}},
        {"requests", fuzzRequests, {"tests/fuzz/corpus/frames"}},
        {"replies", fuzzReplies, {"tests/fuzz/corpus/frames"}},
        {"tuning", fuzzTuning, {"tests/fuzz/corpus/tuning"}},
    };
    return all;
}

constexpr std::uintmax_t largestInput = 1U << 20;

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> inputsOf(const Target& target, const std::filesystem::path& source)
{
    std::vector<std::filesystem::path> files;
    for (const char* folder : target.folders)
        if (std::filesystem::is_directory(source / folder))
            for (const auto& entry : std::filesystem::directory_iterator(source / folder))
                if (entry.is_regular_file() && entry.file_size() <= largestInput)
                    files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<std::string> inputs{""};
    for (const auto& file : files)
        inputs.push_back(contentOf(file));
    return inputs;
}

/// The words of the dictionary, without its quotes and escapes.
std::vector<std::string> wordsOf(const std::filesystem::path& dictionary)
{
    std::vector<std::string> words;
    std::ifstream file(dictionary);
    for (std::string line; std::getline(file, line);) {
        if (line.size() < 2 || line.front() != '"')
            continue;
        std::string word;
        for (std::size_t i = 1; i + 1 < line.size(); ++i) {
            if (line[i] == '\\')
                ++i;
            word += line[i];
        }
        words.push_back(word);
    }
    return words;
}

/// Where a value of JSON begins and ends, or any byte where there is none behind `from`.
std::pair<std::size_t, std::size_t> valueBehind(const std::string& text, std::size_t from)
{
    const std::size_t colon = text.find(':', from);
    if (colon == std::string::npos)
        return {from, std::min(from + 1, text.size())};
    return {colon + 1, std::min(text.find_first_of(",}]", colon + 1), text.size())};
}

std::string changed(std::string text, const std::vector<std::string>& words, std::mt19937& random)
{
    const auto below = [&](std::size_t most) {
        return most == 0 ? std::size_t{0} : random() % most;
    };
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
        const std::size_t at = below(text.size());
        switch (below(5)) {
        case 0:
            if (!text.empty())
                text[at] = static_cast<char>(random());
            break;
        case 1:
            text.resize(at);
            break;
        case 2:
            text.insert(at, text.substr(below(text.size()), below(64)));
            break;
        default: {
            const auto [begin, end] = valueBehind(text, at);
            text.replace(begin, end - begin, words[below(words.size())]);
        }
        }
    }
    return text;
}

} // namespace
} // namespace phasebench::fuzz

int main(int argc, char** argv)
{
    using namespace phasebench::fuzz;
    if (argc < 2) {
        std::fputs("Usage: replay_corpus SOURCE-FOLDER [SECONDS [TARGET]]\n", stderr);
        return 2;
    }
    const std::filesystem::path source = argv[1];
    const std::chrono::duration<double> seconds(argc > 2 ? std::atof(argv[2]) : 4.0);
    const std::vector<std::string> words = wordsOf(source / "tests/fuzz/json.dict");
    if (words.empty()) {
        std::fprintf(stderr, "There is no dictionary in %s.\n", source.c_str());
        return 2;
    }
    for (const Target& target : targets()) {
        if (argc > 3 && std::string(argv[3]) != target.name)
            continue;
        const std::vector<std::string> inputs = inputsOf(target, source);
        std::mt19937 random(1);
        const auto run = [&](const std::string& input) {
            try {
                target.run(std::as_bytes(std::span(input)));
            } catch (const std::exception& error) {
                std::ofstream("fuzz-finding", std::ios::binary) << input;
                std::fprintf(stderr, "%s: %s; the input is in the file fuzz-finding.\n", target.name, error.what());
                std::exit(1);
            }
        };
        std::ranges::for_each(inputs, run);
        const auto end = std::chrono::steady_clock::now() + seconds;
        std::size_t count = inputs.size();
        for (; std::chrono::steady_clock::now() < end; ++count)
            run(changed(inputs[random() % inputs.size()], words, random));
        std::printf("%s: %zu inputs\n", target.name, count);
    }
    return 0;
}
