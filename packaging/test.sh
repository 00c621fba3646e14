#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds, and runs every test. Arguments go to CMake, such as -DPHASEBENCH_WERROR=ON.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
# shellcheck source=packaging/lib.sh
. "$root/packaging/lib.sh"

extraPackages=("${testPackages[@]}")
buildRelease all -DPHASEBENCH_TESTS=ON "$@"
step "Testing"
runTests build
