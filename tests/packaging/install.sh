#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# An installation holds what its programs look for, in a place of its own, and its command line works from there.
# install.sh BUILD CMAKE
set -euo pipefail
prefix="$(mktemp -d)/with a space"
trap 'rm -rf "$(dirname "$prefix")"' EXIT
"$2" --install "$1" --prefix "$prefix" >/dev/null
wrong=0
for file in bin/phasebench-cli bin/phasebench-cpu-worker share/phasebench/examples/first.json \
    share/phasebench/manual/index.md; do
    [ -s "$prefix/$file" ] || { echo "$file is not installed."; wrong=1; }
done
if [ -e "$prefix/bin/phasebench" ]; then
    for file in share/applications/io.github.phasebench.Phasebench.desktop share/mime/packages/io.github.phasebench.Phasebench.xml \
        share/metainfo/io.github.phasebench.Phasebench.metainfo.xml share/phasebench/fonts/Inter-Regular.otf \
        share/icons/hicolor/scalable/apps/io.github.phasebench.Phasebench.svg; do
        [ -s "$prefix/$file" ] || { echo "$file is not installed."; wrong=1; }
    done
fi
for file in "$prefix"/bin/*fake* "$prefix"/bin/test_*; do
    if [ -e "$file" ]; then echo "$file is for tests and was installed." && wrong=1; fi
done
"$prefix/bin/phasebench-cli" check "$prefix/share/phasebench/examples/first.json" || wrong=1
exit $wrong
