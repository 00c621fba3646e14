#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# What packaging/run.sh configures needs no GoogleTest and knows of no test, but of every program that people start.
# programs.sh SOURCE CMAKE
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
"$2" -S "$1" -B "$folder" -G Ninja -DPHASEBENCH_TESTS=OFF -DCMAKE_DISABLE_FIND_PACKAGE_GTest=ON >"$folder/log" 2>&1 ||
    { cat "$folder/log" && exit 1; }
targets="$("$2" --build "$folder" --target help)"
wrong=0
if grep -E '^(test_|tests|phasebench-(bench|fake)|screenshots)' <<<"$targets"; then
    echo "These are for tests, which are off."
    wrong=1
fi
for program in programs phasebench-cli phasebench-cpu-worker phasebench-replay-worker; do
    grep -q "^$program:" <<<"$targets" || { echo "There is no target $program."; wrong=1; }
done
exit $wrong
