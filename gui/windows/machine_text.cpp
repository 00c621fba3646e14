// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/machine_text.h"

#include "gui/models/words.h"

#include <QObject>
#include <QStringList>

namespace phasebench {

namespace {

QString library(const Machine& machine, const std::string& name)
{
    const auto found = machine.libraries.find(name);
    if (found == machine.libraries.end())
        return {};
    return words::backend(name) + QLatin1Char(' ') + QString::fromStdString(found->second);
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

/// "The NVIDIA driver is not installed." within a line: without its full stop.
QString withoutStop(const std::string& sentence)
{
    QString text = QString::fromStdString(sentence).trimmed();
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

} // namespace

bool hasGpu(const Machine& machine)
{
    return !machine.gpus.empty();
}

QString machineSentence(const Machine& machine)
{
    QStringList parts;
    for (const Gpu& gpu : machine.gpus)
        parts << QString::fromStdString(gpu.name);
    parts << QObject::tr("%n core(s)", nullptr, machine.cores) << library(machine, "openblas")
          << library(machine, "fftw");
    QString text = QObject::tr("This computer: %1.").arg(joined(parts));
    if (machine.gpus.empty())
        text += QLatin1Char(' ')
            + QObject::tr("No NVIDIA GPU to use: %1.")
                  .arg(machine.cuda_reason.empty() ? QObject::tr("none was found") : withoutStop(machine.cuda_reason));
    return text;
}

QString cpuText(const Machine& machine)
{
    return joined({QObject::tr("CPU × %1").arg(machine.cores), library(machine, "openblas"), library(machine, "fftw")});
}

QString gpuText(const Machine& machine)
{
    if (machine.gpus.empty())
        return QObject::tr("GPU: %1").arg(
            machine.cuda_reason.empty() ? QObject::tr("none was found") : withoutStop(machine.cuda_reason));
    QStringList parts;
    for (std::size_t i = 0; i < machine.gpus.size(); ++i)
        parts << QObject::tr("GPU %1 %2").arg(i).arg(QString::fromStdString(machine.gpus[i].name));
    if (!machine.driver.empty())
        parts << QObject::tr("driver %1").arg(QString::fromStdString(machine.driver));
    parts << library(machine, "cublaslt")
          << (machine.cupti_reason.empty() ? QObject::tr("CUPTI on") : QObject::tr("CUPTI off"));
    return joined(parts);
}

} // namespace phasebench
