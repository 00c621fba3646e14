// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/probes.h"

#include "engine/insight/link_share.h"

namespace phasebench {

ProbePtr Probes::of(const Machine& machine) const
{
    for (const ProbePtr& probe : {m_ofFile, m_own})
        if (probe && alike(probe->machine, machine))
            return probe;
    return nullptr;
}

void Probes::setOwn(const ProbePtr& probe)
{
    if (probe == m_own)
        return;
    m_own = probe;
    emit changed();
}

void Probes::setOfFile(const ProbePtr& probe)
{
    if (probe == m_ofFile)
        return;
    m_ofFile = probe;
    emit changed();
}

} // namespace phasebench
