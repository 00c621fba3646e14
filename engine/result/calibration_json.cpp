// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/calibration_json.h"

#include "engine/result/json_fields.h"

#include <algorithm>

namespace phasebench {

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<CalibratedTime>& time)
{
    fields("problem", time.problem);
    fields("timed", time.timed);
    fields("medians", time.medians);
    const bool whole = time.medians.size() > 1
        && std::ranges::all_of(time.medians, [](double median) { return median > 0 && std::isfinite(median); });
    fields.expect(whole, "medians", "at least two times above 0");
    fields.derived("median", whole ? std::optional(time.median()) : std::nullopt);
    fields.derived("deviation", whole ? std::optional(time.deviation()) : std::nullopt);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Calibration>& calibration)
{
    fields.orNull("date", calibration.date);
    fields("seconds", calibration.seconds);
    fields("times", calibration.times);
}

nlohmann::json toJson(const Calibration& calibration)
{
    nlohmann::json result = JsonWriter::write(calibration);
    result["machine"] = toJson(calibration.machine);
    return result;
}

Calibration calibrationFromJson(const nlohmann::json& value)
{
    ValueReader(value, "calibration").expect(value.is_object(), "an object");
    Calibration calibration = readValue<Calibration>(value, "calibration");
    calibration.machine = machineFromJson(ValueReader(value, "calibration")["machine"].json());
    return calibration;
}

} // namespace phasebench
