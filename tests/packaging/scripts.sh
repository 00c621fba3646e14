#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# Every script parses, may be executed where it is a program, and passes shellcheck where that is installed.
# scripts.sh SOURCE
set -euo pipefail
cd "$1"
wrong=0
mapfile -t scripts < <(find packaging tests .ci -type f \( -name '*.sh' -o -path '.ci/run' -o -path '.ci/check-licences' \) | sort)
[ ${#scripts[@]} -ge 8 ] || { echo "Only ${#scripts[@]} scripts were found."; exit 1; }
for script in "${scripts[@]}"; do
    bash -n "$script" || wrong=1
done
for program in packaging/run.sh packaging/test.sh packaging/portable.sh .ci/run .ci/check-licences; do
    [ -x "$program" ] || { echo "$program cannot be executed."; wrong=1; }
done
if command -v shellcheck >/dev/null; then shellcheck -x "${scripts[@]}" || wrong=1; fi
exit $wrong
