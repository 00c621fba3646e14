// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/table_model.h"

#include "engine/result/link_probe.h"

namespace phasebench {

class Probes;

/// The exact figures of the probe that is shown: a row for each copy of some size, or for each step of getting memory.
class ProbeTableModel : public TableModel {
    Q_OBJECT
public:
    enum class Part { links, memory };
    ProbeTableModel(const Probes& probes, Part part, QObject* parent = nullptr);

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    int rows() const override { return static_cast<int>(m_rows.size()); }
    Cell cell(int row, int column) const override;

private:
    struct Row {
        QString what; ///< mode of a link, or the step
        std::string mode;
        MemorySpace from;
        MemorySpace to;
        std::int64_t bytes = 0;
        Figure figure;
        TimingSource source = TimingSource::host;
    };
    void rebuild();

    const Probes& m_probes;
    Part m_part;
    std::vector<Row> m_rows;
};

} // namespace phasebench
