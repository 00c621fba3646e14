// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/lesson/lesson.h"
#include "engine/lesson/quantity_json.h"
#include "engine/problem/object_reader.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace phasebench {

namespace {
using nlohmann::json;

constexpr std::size_t mostPredictions = 3;
constexpr std::size_t mostOptions = 6;

class LessonReader {
public:
    LessonReader(const json& document, const std::filesystem::path& examples, Faults& faults)
        : m_examples(examples)
        , m_faults(faults)
        , m_document(document, "", "a lesson", faults)
    {
    }

    Lesson read()
    {
        readHead();
        const std::size_t before = m_faults.size();
        forEach(m_document, "experiments", 1, 8, "an experiment of a lesson",
            [this](ObjectReader& entry) { readExperiment(entry); });
        m_idsAreSure = m_faults.size() == before;
        forEach(m_document, "predictions", 1, mostPredictions, "a prediction",
            [this](ObjectReader& entry) { readPrediction(entry); });
        readFigures();
        m_lesson.reveal = paragraphs("reveal");
        checkMarks();
        forEach(m_document, "next", 0, 4, "what comes next", [this](ObjectReader& entry) { readNext(entry); });
        m_document.finish();
        return std::move(m_lesson);
    }

private:
    void readHead()
    {
        if (const auto version = m_document.integer("phasebench_lesson", {.least = 1, .most = 1}); !version)
            m_document.require("phasebench_lesson", "It is the version of the format: 1.");
        m_lesson.number = m_document.integer("number", {.least = 1, .most = 999}).value_or(0);
        m_lesson.title = words(m_document, "title");
        m_lesson.about = m_document.text("about").value_or("");
        m_lesson.text = paragraphs("text");
        m_lesson.question = words(m_document, "question");
        static constexpr std::string_view views[] = {"phases", "transfers", "candidates", "amortisation", "first_use",
            "batch", "timeline", "samples", "sweep", "shares", "table", "log"};
        m_lesson.view = m_document.oneOf("view", views).value_or("phases");
    }

    /// A text that must be there and say something.
    static std::string words(ObjectReader& reader, std::string_view key)
    {
        reader.require(key, "It is a text.");
        const auto text = reader.text(key);
        if (text && text->find_first_not_of(" \t\n") == std::string::npos)
            reader.fault(key, inQuotes(reader.pathOf(key)) + " is empty; it must say something.");
        return text.value_or("");
    }

    std::vector<std::string> paragraphs(std::string_view key)
    {
        std::vector<std::string> list;
        m_document.require(key, "It is a list of paragraphs.");
        const json* const given = m_document.value(key);
        if (!given)
            return list;
        if (!given->is_array() || given->empty()
            || !std::ranges::all_of(*given, [](const json& entry) { return entry.is_string(); })) {
            m_document.fault(key, inQuotes(key) + " is " + shown(*given) + "; it must be a list of texts.");
            return list;
        }
        for (const json& entry : *given)
            list.push_back(entry.get<std::string>());
        return list;
    }

    template <typename Read>
    void forEach(ObjectReader& reader, std::string_view key, std::size_t least, std::size_t most, std::string_view what,
        Read readEntry)
    {
        const json* const given = reader.value(key);
        if (!given && least == 0)
            return;
        if (!given || !given->is_array() || given->size() < least || given->size() > most) {
            reader.fault(key,
                inQuotes(reader.pathOf(key)) + (given ? " is " + shown(*given) : std::string(" is missing"))
                    + "; it must be a list of " + std::to_string(least) + " to " + std::to_string(most) + " objects.");
            return;
        }
        for (std::size_t i = 0; i < given->size(); ++i) {
            const std::string path = reader.pathOf(key) + "." + std::to_string(i);
            if (!(*given)[i].is_object()) {
                m_faults.push_back(
                    {path, inQuotes(path) + " is " + shown((*given)[i]) + "; it must be an object.", {}});
                continue;
            }
            ObjectReader entry((*given)[i], path, what, m_faults);
            readEntry(entry);
            entry.finish();
        }
    }

    /// An experiment: the name of a file among the examples, or an object. Its own faults are told with where it is.
    std::optional<ExperimentFile> experimentAt(ObjectReader& reader, std::string_view key)
    {
        const json* const given = reader.value(key);
        if (!given || given->is_null())
            return std::nullopt;
        Faults faults;
        std::optional<ExperimentFile> file;
        if (given->is_object()) {
            json document = *given;
            document.emplace("phasebench", 1);
            file = ExperimentFile::fromDocument(std::move(document), faults);
        } else if (given->is_string() && isFileName(given->get<std::string>())) {
            std::ifstream stream(m_examples / given->get<std::string>(), std::ios::binary);
            if (!stream) {
                reader.fault(key,
                    inQuotes(reader.pathOf(key)) + " names " + shown(*given) + ", and there is no such file in "
                        + m_examples.string() + ".");
                return std::nullopt;
            }
            std::ostringstream text;
            text << stream.rdbuf();
            file = ExperimentFile::parse(text.str(), faults);
        } else {
            reader.fault(key,
                inQuotes(reader.pathOf(key)) + " is " + shown(*given)
                    + "; it must be an experiment, or the name of a file of the examples.");
            return std::nullopt;
        }
        for (const Fault& fault : faults)
            reader.fault(key, "In " + inQuotes(reader.pathOf(key)) + ": " + fault.sentence);
        return faults.empty() ? std::move(file) : std::nullopt;
    }

    static bool isFileName(const std::string& text)
    {
        return !text.empty() && text.find('/') == std::string::npos && text.ends_with(".json");
    }

    void readExperiment(ObjectReader& entry)
    {
        LessonExperiment one;
        one.id = words(entry, "id");
        one.label = words(entry, "label");
        one.given = entry.boolean("given").value_or(false);
        one.experiment = experimentAt(entry, "experiment");
        one.live = experimentAt(entry, "live");
        if (!entry.has("experiment") && !entry.has("live"))
            entry.fault("experiment",
                inQuotes(entry.pathOf("experiment")) + " and " + inQuotes("live")
                    + " are missing; one of them must be there.");
        if (!m_ids.insert(one.id).second)
            entry.fault("id",
                inQuotes(entry.pathOf("id")) + " is " + inQuotes(one.id) + " like another one's; ids must differ.");
        if (one.given)
            m_given.insert(one.id);
        m_lesson.experiments.push_back(std::move(one));
    }

    Quantity quantityAt(ObjectReader& reader, std::string_view key, const std::set<std::string>& known)
    {
        reader.require(key, "It says which figure is meant.");
        const json* const given = reader.value(key);
        return given ? readQuantity(*given, reader.pathOf(key), m_idsAreSure ? &known : nullptr, m_faults) : Quantity();
    }

    void readPrediction(ObjectReader& entry)
    {
        Prediction prediction;
        entry.require("kind", "It is \"value\", \"bar\" or \"choice\".");
        prediction.kind = entry.word<Prediction::Kind>("kind").value_or(Prediction::Kind::value);
        prediction.prompt = words(entry, "prompt");
        prediction.of = quantityAt(entry, "of", m_ids);
        if (prediction.kind == Prediction::Kind::choice)
            forEach(entry, "options", 2, mostOptions, "an option",
                [&](ObjectReader& option) { readOption(option, prediction); });
        else
            readAxis(entry, prediction);
        if (prediction.kind == Prediction::Kind::bar && entry.has("beside")) {
            prediction.beside = quantityAt(entry, "beside", m_given);
            prediction.besideLabel = words(entry, "beside_label");
        }
        m_lesson.predictions.push_back(std::move(prediction));
    }

    static void readAxis(ObjectReader& entry, Prediction& prediction)
    {
        const RealRange notNegative{.least = 0, .most = 1e15};
        entry.require("from", "The axis begins there.");
        entry.require("to", "The axis ends there.");
        const auto from = entry.real("from", notNegative);
        const auto to = entry.real("to", notNegative);
        prediction.from = from.value_or(0);
        prediction.to = to.value_or(1);
        if (from && to && !(*to > *from))
            entry.fault("to", inQuotes(entry.pathOf("to")) + " must be more than " + inQuotes("from") + ".");
        else if (prediction.kind == Prediction::Kind::bar && from && *from != 0)
            entry.fault("from", inQuotes(entry.pathOf("from")) + " must be 0: a bar begins at zero.");
    }

    static void readOption(ObjectReader& entry, Prediction& prediction)
    {
        LessonOption option;
        option.text = words(entry, "text");
        option.verdict = entry.word<Verdict>("verdict");
        option.from = entry.real("from");
        option.to = entry.real("to");
        if (!entry.has("verdict") && !option.from && !option.to)
            entry.fault("verdict",
                inQuotes(entry.pathOf("verdict"))
                    + " is missing; an option needs it, or \"from\" or \"to\", to be told right or wrong.");
        const auto isCall = [](const Quantity& part) {
            return part.kind == Quantity::Kind::call;
        };
        if (option.verdict
            && !(prediction.of.kind == Quantity::Kind::ratio && std::ranges::all_of(prediction.of.of, isCall)))
            entry.fault("verdict",
                inQuotes(entry.pathOf("verdict"))
                    + " needs a ratio of two calls to judge; give \"from\" and \"to\" instead.");
        prediction.options.push_back(std::move(option));
    }

    void readFigures()
    {
        const json* const given = m_document.value("figures");
        if (!given)
            return;
        if (!given->is_object()) {
            m_document.fault(
                "figures", "\"figures\" is " + shown(*given) + "; it must be an object of figures by name.");
            return;
        }
        for (const auto& [name, figure] : given->items())
            m_lesson.figures[name] = readQuantity(figure, "figures." + name, m_idsAreSure ? &m_ids : nullptr, m_faults);
    }

    /// What stands in braces in the reveal must be a figure.
    void checkMarks()
    {
        for (const std::string& paragraph : m_lesson.reveal)
            for (std::size_t open = paragraph.find('{'); open != std::string::npos;
                 open = paragraph.find('{', open + 1)) {
                const std::size_t close = paragraph.find('}', open);
                const std::string name
                    = paragraph.substr(open + 1, close == std::string::npos ? close : close - open - 1);
                if (close == std::string::npos || !m_lesson.figures.contains(name))
                    m_faults.push_back({"reveal",
                        "\"reveal\" speaks of {" + name.substr(0, 40) + "}, and \"figures\" has nothing of that name.",
                        {}});
            }
    }

    void readNext(ObjectReader& entry)
    {
        LessonNext next;
        next.label = words(entry, "label");
        next.lesson = entry.text("lesson").value_or("");
        next.experiment = experimentAt(entry, "experiment");
        next.live = experimentAt(entry, "live");
        if (entry.has("lesson") == (entry.has("experiment") || entry.has("live")))
            entry.fault("lesson",
                inQuotes(entry.pathOf("lesson"))
                    + " or an experiment says where this leads; there must be one of the two.");
        else if (entry.has("lesson") && !isFileName(next.lesson))
            entry.fault("lesson",
                inQuotes(entry.pathOf("lesson")) + " is " + inQuotes(next.lesson)
                    + "; it must be the name of a lesson's file.");
        m_lesson.next.push_back(std::move(next));
    }

    std::filesystem::path m_examples;
    Faults& m_faults;
    ObjectReader m_document;
    Lesson m_lesson;
    std::set<std::string> m_ids;
    std::set<std::string> m_given;
    bool m_idsAreSure = true; ///< false: an experiment has faults, and one fault is not told twice
};

} // namespace

Lesson Lesson::parse(std::string_view text, const std::filesystem::path& examples, Faults& faults)
{
    const std::size_t before = faults.size();
    const json document = parseDocument(text, faults, "a lesson");
    if (faults.size() > before)
        return {};
    return LessonReader(document, examples, faults).read();
}

Lesson Lesson::read(const std::filesystem::path& file, Faults& faults)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) {
        faults.push_back({"", "The lesson " + file.string() + " cannot be read.", {}});
        return {};
    }
    return parse(text.str(), std::filesystem::absolute(file).parent_path().parent_path() / "examples", faults);
}

bool isLesson(std::string_view text)
{
    if (text.size() > maximumExperimentBytes)
        return false;
    const json document = json::parse(text, nullptr, false);
    return document.is_object() && document.contains("phasebench_lesson");
}

} // namespace phasebench
