// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/json_fields.h"
#include "engine/result/machine.h"

namespace phasebench {

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Gpu>& gpu)
{
    fields("name", gpu.name);
    fields.orNull("uuid", gpu.uuid);
    fields.orNull("compute_capability", gpu.compute_capability);
    fields.orNull("memory", gpu.memory);
    fields.orNull("l2_cache", gpu.l2_cache);
    fields.orNull("multiprocessors", gpu.multiprocessors);
    fields.orNull("link", gpu.link);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<EnvironmentSetting>& setting)
{
    fields("value", setting.value);
    fields("set_by", setting.set_by);
}

template <typename Fields> void listFields(Fields& fields, typename Fields::template Of<Machine>& machine)
{
    fields("host", machine.host);
    fields("cpu", machine.cpu);
    fields.orNull("cores", machine.cores);
    // Not known of machines that were recorded earlier.
    fields.when(machine.hardware_threads > 0, "hardware_threads", machine.hardware_threads);
    fields.when(!machine.vector_instructions.empty(), "vector_instructions", machine.vector_instructions);
    fields.orNull("memory", machine.memory);
    fields.orNull("last_level_cache", machine.last_level_cache);
    fields("system", machine.system);
    fields.orNull("driver", machine.driver);
    fields.orNull("cuda_reason", machine.cuda_reason);
    fields.orNull("cupti_reason", machine.cupti_reason);
    fields("gpus", machine.gpus);
    fields("libraries", machine.libraries);
    fields("environment", machine.environment);
}

nlohmann::json toJson(const Machine& machine)
{
    return JsonWriter::write(machine);
}

Machine machineFromJson(const nlohmann::json& value)
{
    return value.is_null() ? Machine{} : readValue<Machine>(value, "machine");
}

} // namespace phasebench
