// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/output.h"

#include "engine/text/untrusted.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>

namespace phasebench::cli {

void print(std::string_view text)
{
    printData(Untrusted(text).lines());
}

void printDiagnostic(std::string_view sentence)
{
    std::fprintf(stderr, "%s\n", Untrusted(sentence).lines().c_str());
}

void printFaults(const std::string& path, const Faults& faults)
{
    for (const Fault& fault : faults)
        printDiagnostic(path + ": " + (fault.key.empty() ? "" : fault.key + ": ") + fault.sentence);
}

void printData(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        throw OutputError(std::string("The output cannot be written: ") + std::strerror(errno) + ".");
}

void printJson(const nlohmann::json& json)
{
    printData(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

void flushOutput()
{
    if (std::fflush(stdout) != 0)
        throw OutputError(std::string("The output cannot be written: ") + std::strerror(errno) + ".");
}

} // namespace phasebench::cli
