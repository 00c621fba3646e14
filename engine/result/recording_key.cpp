// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/recording_key.h"

#include "engine/problem/experiment_json.h"
#include "engine/problem/keys/key.h"
#include "engine/problem/keys/key_path.h"

namespace phasebench {

nlohmann::json recordingKey(const Experiment& resolved)
{
    nlohmann::json document = toJson(resolved);
    for (const Key& key : experimentKeys()) {
        const nlohmann::json* const value = findAt(document, key.name);
        if (!value || key.name.starts_with("problem."))
            continue;
        if (!key.decides || !appliesTo(key, resolved))
            eraseAt(document, key.name);
        else if (value->is_null() && !key.fallback.is_null())
            setAt(document, key.name, key.fallback);
    }
    return document;
}

} // namespace phasebench
