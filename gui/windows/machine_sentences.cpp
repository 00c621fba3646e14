// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/machine_sentences.h"

#include "engine/library/registry.h"
#include "gui/models/number_text.h"
#include "gui/models/words.h"

#include <QObject>
#include <QRegularExpression>
#include <QStringList>

namespace phasebench {

namespace {

/// "OpenBLAS 0.3.21 (Zen, pthreads)" and so on, of the libraries that compute there.
QStringList librariesOf(const Machine& machine, Device device)
{
    QStringList texts;
    for (const Library* library : libraries())
        if (const auto found = machine.libraries.find(std::string(library->name));
            library->device == device && found != machine.libraries.end())
            texts << words::backend(found->first) + QLatin1Char(' ') + QString::fromStdString(found->second);
    return texts;
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

/// "There is no driver: install it." within a line: "there is no driver".
QString shortened(const std::string& sentence)
{
    QString text = QString::fromStdString(sentence).trimmed();
    const auto end = text.indexOf(QRegularExpression(QStringLiteral("[:;]|\\.( |$)")));
    if (end > 0)
        text.truncate(end);
    if (text.size() > 1 && text[1].isLower())
        text[0] = text[0].toLower();
    return text;
}

/// "0.3.21 (Zen, pthreads)" without what stands in brackets.
QString plain(const QString& version)
{
    return version.section(QLatin1Char('('), 0, 0).trimmed();
}

} // namespace

bool hasGpu(const Machine& machine)
{
    return !machine.gpus.empty() && machine.cuda_reason.empty();
}

QString machineSentence(const Machine& machine, const QString& recorded)
{
    QStringList parts;
    if (hasGpu(machine))
        for (const Gpu& gpu : machine.gpus)
            parts << QString::fromStdString(gpu.name);
    parts << numbers::counted(machine.cores, QObject::tr("core"), QObject::tr("cores"));
    for (const QString& version : librariesOf(machine, Device::cpu))
        parts << plain(version);
    QString text = QObject::tr("This computer: %1.").arg(joined(parts));
    if (!hasGpu(machine))
        text += recorded.isEmpty()
            ? QObject::tr(" No NVIDIA GPU here: the CPU measures all that it can.")
            : QObject::tr(" No NVIDIA GPU here: explore the recorded %1 beside your own measurements.").arg(recorded);
    return text;
}

QString cpuText(const Machine& machine)
{
    return joined(QStringList(QObject::tr("CPU × %1").arg(machine.cores)) + librariesOf(machine, Device::cpu));
}

QString gpuText(const Machine& machine)
{
    if (!hasGpu(machine))
        return QObject::tr("GPU: %1").arg(
            machine.cuda_reason.empty() ? QObject::tr("none was found") : shortened(machine.cuda_reason));
    QStringList parts;
    for (std::size_t i = 0; i < machine.gpus.size(); ++i)
        parts << QObject::tr("GPU %1 %2").arg(i).arg(QString::fromStdString(machine.gpus[i].name));
    if (!machine.driver.empty())
        parts << QObject::tr("driver %1").arg(QString::fromStdString(machine.driver));
    parts << librariesOf(machine, Device::gpu).value(0)
          << (machine.cupti_reason.empty() ? QObject::tr("CUPTI on") : QObject::tr("CUPTI off"));
    return joined(parts);
}

} // namespace phasebench
