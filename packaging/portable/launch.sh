#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# Starts the program of this name in bin/ of the folder this lies in, from wherever the folder was put.
here=$(dirname "$(readlink -f "$0")")
# Plug-ins of another Qt would be tried first.
unset QT_PLUGIN_PATH QT_QPA_PLATFORM_PLUGIN_PATH
if [ ! -f /etc/fonts/fonts.conf ] && [ -z "${FONTCONFIG_FILE:-}" ]; then
    FONTCONFIG_FILE="$here/etc/fonts/fonts.conf"
    export FONTCONFIG_FILE
fi
exec "$here/bin/$(basename "$0")" "$@"
