#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# Every example is a valid experiment, and first.json is among them.
# examples.sh SOURCE PHASEBENCH-CLI
set -euo pipefail
cd "$1/resources/examples"
[ -s first.json ] || { echo "resources/examples/first.json is missing."; exit 1; }
wrong=0
for example in *.json; do
    "$2" check "$example" || { echo "$example is not valid."; wrong=1; }
done
exit $wrong
