#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# Runs the test programs of this folder without CMake: those of the workers and their memory, or all of them with --all, or the ones
# named. Arguments that begin with --gtest go to each. Ends with how many programs passed.
set -u
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
export PHASEBENCH_BIN_DIR="$here/bin" PHASEBENCH_SOURCE_DIR="$here/source" PHASEBENCH_RESOURCE_DIR="$here/share/phasebench"
export QT_QPA_PLATFORM=offscreen
export LD_LIBRARY_PATH="$here/lib:/usr/local/cuda/lib64:/usr/local/cuda/extras/CUPTI/lib64${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
unset QT_PLUGIN_PATH QT_QPA_PLATFORM_PLUGIN_PATH
if [ ! -f /etc/fonts/fonts.conf ]; then export FONTCONFIG_FILE="$here/etc/fonts/fonts.conf"; fi

programs=()
arguments=()
for argument in "$@"; do
    case "$argument" in
    --gtest*) arguments+=("$argument") ;;
    --all) programs=("$here"/bin/test_*) ;;
    *) programs+=("$here/bin/$argument") ;;
    esac
done
if [ ${#programs[@]} -eq 0 ]; then programs=("$here"/bin/test_engine_worker_*); fi

passed=0
failed=0
for program in "${programs[@]}"; do
    echo "== $(basename "$program")"
    if "$program" "${arguments[@]}"; then
        passed=$((passed + 1))
    else
        echo "$(basename "$program") failed with exit code $?."
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
