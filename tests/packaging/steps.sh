#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# What the scripts do before they build: packages under two names, no apt where nothing is missing, a sentence where there
# is neither root nor sudo, and displays that are none. Programs of our own stand in for those of the system.
# steps.sh SOURCE
set -euo pipefail
root="$1"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
export WORK="$work"

program() {
    { echo '#!/bin/bash' && cat; } >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

program dpkg-query <<'P'
for name in $INSTALLED; do if [ "$name" = "${@: -1}" ]; then printf installed; fi; done
P
program apt-get <<'P'
echo "apt-get $*" >>"$WORK/calls"
P
program apt-cache <<'P'
[ "${@: -1}" = new-name ]
P
program id <<'P'
echo "${USER_ID:-0}"
P
for name in bash env cat sed grep printf dirname; do ln -s "$(command -v $name)" "$work/bin/$name"; done

# inside COMMAND: with lib.sh loaded and only the stand-ins in PATH.
inside() {
    env -u DISPLAY -u WAYLAND_DISPLAY PATH="$work/bin" bash -c "set -euo pipefail; root='$root'; . '$root/packaging/lib.sh'; $1" 2>&1
}

expect() {
    if [[ $2 != *"$3"* ]]; then
        printf '%s\n  expected: %s\n  got: %s\n' "$1" "$3" "$2"
        exit 1
    fi
}

: >"$work/calls"
export INSTALLED="one new-name"
expect "nothing missing" "$(inside 'installPackages one "old-name|new-name"')" "Installing what is missing: nothing is"
expect "nothing missing: calls" "<$(cat "$work/calls")>" "<>"

export INSTALLED="one"
inside 'installPackages one "old-name|new-name"' >/dev/null
expect "the name of this distribution" "$(cat "$work/calls")" "install -y -qq --no-install-recommends new-name"

: >"$work/calls"
export USER_ID=1000
expect "neither root nor sudo" "$(inside 'installPackages one two' || true)" "needs root or sudo, and this user has neither; ask an administrator for: apt-get install two"
expect "neither root nor sudo: calls" "<$(cat "$work/calls")>" "<>"

rm "$work/bin/apt-get"
expect "another distribution" "$(inside 'installPackages one two')" "this is no Debian or Ubuntu"

expect "no display" "$(inside 'hasDisplay || echo none')" "none"
expect "a display without a server" "$(inside 'DISPLAY=:4711; hasDisplay || echo none')" "none"
expect "a display elsewhere" "$(inside 'DISPLAY=host:10; hasDisplay && echo some')" "some"
