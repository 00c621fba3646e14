#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# The desktop file, the metainfo, the MIME type, the icons and the window all name the program by one id.
# ids.sh SOURCE
set -euo pipefail
cd "$1"
id=io.github.phasebench.Phasebench
type=application/x-phasebench-results
wrong=0

expect() {
    if ! grep -qF -- "$2" "$1"; then
        echo "$1 does not say: $2"
        wrong=1
    fi
}

expect packaging/$id.desktop "Icon=$id"
expect packaging/$id.desktop "MimeType=$type;"
expect packaging/$id.metainfo.xml "<id>$id</id>"
expect packaging/$id.metainfo.xml "<launchable type=\"desktop-id\">$id.desktop</launchable>"
expect packaging/$id.metainfo.xml "<mediatype>$type</mediatype>"
expect packaging/$id.metainfo.xml "<release version=\"$(sed -n 's/^project(Phasebench VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)\""
expect packaging/$id.mime.xml "<mime-type type=\"$type\">"
expect packaging/$id.mime.xml "<icon name=\"${type/\//-}\"/>"
expect packaging/$id.mime.xml '<glob pattern="*.phasebench"/>'
expect packaging/$id.mime.xml "value=\"$(sed -n 's/.*applicationId = \(0x[0-9a-f]*\);/\1/p' engine/result/schema.h)\""
expect gui/main.cpp "$id"
for icon in "$id" "${type/\//-}"; do
    [ -s "resources/icons/$icon.svg" ] || { echo "resources/icons/$icon.svg is missing."; wrong=1; }
done
if command -v desktop-file-validate >/dev/null; then desktop-file-validate packaging/$id.desktop || wrong=1; fi
if command -v appstreamcli >/dev/null; then appstreamcli validate --no-net packaging/$id.metainfo.xml || wrong=1; fi
exit $wrong
