// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/link_probe.h"

#include <QObject>
#include <memory>

namespace phasebench {

using ProbePtr = std::shared_ptr<const LinkProbe>;

/// The link probes that the window knows: this computer's own, which is kept from one start to the next, and that of
/// the open results file. Every view follows its signal; the probes themselves never change.
class Probes : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const ProbePtr& own() const { return m_own; } ///< null: this computer was never probed
    const ProbePtr& ofFile() const { return m_ofFile; } ///< null: the file holds none
    /// What the charts draw: the file's, else this computer's.
    const ProbePtr& shown() const { return m_ofFile ? m_ofFile : m_own; }
    /// The one that was taken on such hardware; null where there is none.
    ProbePtr of(const Machine& machine) const;

public slots:
    void setOwn(const phasebench::ProbePtr& probe);
    void setOfFile(const phasebench::ProbePtr& probe);

signals:
    void changed();

private:
    ProbePtr m_own;
    ProbePtr m_ofFile;
};

} // namespace phasebench
