#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# What the README shows and names by path is there.
# readme.sh SOURCE
set -euo pipefail
cd "$1"
wrong=0
named=0
while read -r path; do
    named=$((named + 1))
    [ -e "$path" ] || { echo "README.md names $path, which is not there."; wrong=1; }
done < <({ grep -oE '\]\([^)#:]+\)' README.md | tr -d '])(' && grep -oE '(packaging|resources|engine|gui|tests|\.ci)/[A-Za-z0-9_./-]*[A-Za-z0-9_]' README.md; } | sort -u)
[ $named -ge 8 ] || { echo "Only $named paths were found in README.md."; wrong=1; }
exit $wrong
