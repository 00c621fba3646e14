// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/findings.h"
#include "engine/insight/plausible_order.h"
#include "engine/result/results_file.h"
#include "tests/support/places.h"

#include <gmock/gmock.h>
#include <map>
#include <regex>

/// What no finding of any recording may say.
namespace phasebench::recorded_findings_test {
namespace {

struct Recording {
    std::string name;
    std::vector<phasebench::Run> runs;
    std::vector<Finding> findings;

    const phasebench::Run& run(std::int64_t id) const { return *std::ranges::find(runs, id, &phasebench::Run::id); }
};

const std::vector<Recording>& recordings()
{
    static const std::vector<Recording> all = [] {
        std::vector<Recording> list;
        for (const auto& entry : std::filesystem::directory_iterator(sourceFolder() / "resources" / "recorded")) {
            if (entry.path().extension() != ".phasebench")
                continue;
            const ResultsFile file(entry.path(), ResultsFile::Mode::read);
            Recording recording{entry.path().filename(), file.runs(), {}};
            const auto probe = file.probe();
            recording.findings = findings(recording.runs, probe ? &*probe : nullptr);
            list.push_back(std::move(recording));
        }
        return list;
    }();
    return all;
}

template <typename Check> void forAll(Check check)
{
    ASSERT_GT(recordings().size(), 20U);
    for (const Recording& recording : recordings())
        for (const Finding& finding : recording.findings) {
            SCOPED_TRACE(recording.name + ": " + finding.sentence);
            check(recording, finding);
        }
}

bool contains(const Finding& finding, const std::string& part)
{
    return finding.sentence.find(part) != std::string::npos;
}

/// The percentages before `of`, such as "86 % of the call".
std::vector<double> percentages(const std::string& sentence, const std::string& of)
{
    std::vector<double> all;
    const std::regex pattern("([0-9.]+)\u00a0% " + of);
    for (std::sregex_iterator it(sentence.begin(), sentence.end(), pattern); it != std::sregex_iterator(); ++it)
        all.push_back(std::stod((*it)[1]));
    return all;
}

TEST(RecordedFindings, SayThatTheyAreOfOneProcess)
{
    forAll([](const Recording& recording, const Finding& finding) {
        const bool ofOne = std::ranges::any_of(finding.runs, [&](std::int64_t id) {
            const phasebench::Run& run = recording.run(id);
            return run.status == RunStatus::completed && run.processes.measured < 2;
        });
        EXPECT_EQ(contains(finding, "within one process"), ofOne && !finding.ofFreshProcesses);
    });
}

TEST(RecordedFindings, GiveNoShareAboveAll)
{
    forAll([](const Recording&, const Finding& finding) {
        for (const double percent : percentages(finding.sentence, "of what its link can do"))
            EXPECT_LE(percent, 100);
        if (contains(finding, "add up to"))
            return; // the phases, each waited for, which is what it says
        for (const double percent : percentages(finding.sentence, "of (the call|each call|it|its)"))
            EXPECT_LE(percent, 100);
    });
}

TEST(RecordedFindings, GiveARunNoMoreThanItsCall)
{
    for (const Recording& recording : recordings()) {
        std::map<std::int64_t, double> shares;
        for (const Finding& finding : recording.findings)
            if (finding.runs.size() == 1 && !contains(finding, "add up to") && !contains(finding, "Overlapped, "))
                for (const double percent : percentages(finding.sentence, "of (the call|its [0-9]|it[;:,.])"))
                    if (!contains(finding, "as long as"))
                        shares[finding.runs.front()] += percent;
        for (const auto& [id, share] : shares)
            EXPECT_LE(share, 106) << recording.name << " run " << id;
    }
}

TEST(RecordedFindings, ClaimNoGainOfWhatCannotBeToldApart)
{
    forAll([](const Recording&, const Finding& finding) {
        EXPECT_FALSE(contains(finding, "cannot be told apart") && contains(finding, "pays"));
        if (contains(finding, "Planning once pays")) {
            EXPECT_TRUE(contains(finding, "pays from 2 calls") || contains(finding, "pays from the first"));
        }
    });
}

TEST(RecordedFindings, CallNothingFasterThatCopiesMore)
{
    forAll([](const Recording& recording, const Finding& finding) {
        EXPECT_FALSE(contains(finding, "GPU 0 memory” cross"));
        EXPECT_FALSE(contains(finding, "“GPU 0, pageable” is ahead"));
        if (contains(finding, "is fastest") || contains(finding, "and saves")) {
            const bool firstIsFaster = contains(finding, "is fastest");
            const phasebench::Run& fast = recording.run(finding.runs[firstIsFaster ? 0 : 1]);
            const phasebench::Run& slow = recording.run(finding.runs[firstIsFaster ? 1 : 0]);
            EXPECT_TRUE(mayBeFaster(fast, slow));
        }
    });
}

TEST(RecordedFindings, InventNoReasonForWhatIsLeft)
{
    forAll([](const Recording&, const Finding& finding) {
        EXPECT_FALSE(contains(finding, "hidden"));
        EXPECT_FALSE(contains(finding, "costs the rest"));
        // What a call takes longer is claimed where its interval says so.
        EXPECT_FALSE(contains(finding, "The call takes -"));
        EXPECT_FALSE(contains(finding, "does not take longer"));
    });
}

TEST(RecordedFindings, KnowOnlyOneDigitOrTwoOfWhatWasMeasuredOnce)
{
    forAll([](const Recording&, const Finding& finding) {
        EXPECT_FALSE(contains(finding, "(measured once), ") && contains(finding, "× a repeated one"));
    });
}

} // namespace
} // namespace phasebench::recorded_findings_test
