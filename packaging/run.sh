#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds, and starts the workbench with the files given.
# Without a display it measures the first example instead and leaves results and charts in build/first/.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
# shellcheck source=packaging/lib.sh
. "$root/packaging/lib.sh"

# A build folder in which tests were built keeps them; only the programs are built here.
withTests=OFF
if grep -qx 'PHASEBENCH_TESTS:BOOL=ON' "$root/build/CMakeCache.txt" 2>/dev/null; then withTests=ON; fi
buildRelease programs -DPHASEBENCH_GUI=ON "-DPHASEBENCH_TESTS=$withTests"

bin="$root/build/bin"
if hasDisplay; then
    step "Starting the workbench"
    exec "$bin/phasebench" "$@"
fi

step "There is no display, so the first example is measured here instead of opening the workbench"
first="$root/build/first"
rm -rf "$first"
mkdir -p "$first"
status=0
"$bin/phasebench-cli" run "$root/resources/examples/first.json" -o "$first/first.phasebench" || status=$?
if [ -f "$first/first.phasebench" ]; then
    "$bin/phasebench-cli" show "$first/first.phasebench"
    "$bin/phasebench" --export-charts "$first" "$first/first.phasebench"
    echo "The results are in $first/first.phasebench and their charts beside it:"
    find "$first" -type f ! -name '*.phasebench' | sort
fi
exit "$status"
