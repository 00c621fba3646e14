// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/write_file.h"

#include "engine/result/write_beside.h"
#include "gui/models/native_path.h"

namespace phasebench {

Result<void> writeFile(const QString& path, const QByteArray& bytes)
{
    try {
        writeBeside(native(path), std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    } catch (const WriteError& error) {
        return failed(error.what());
    }
    return {};
}

} // namespace phasebench
