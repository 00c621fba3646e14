# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# The steps that run.sh, test.sh, portable.sh and .ci/run share. Sourced with `root` set to the top folder of the source.

: "${root:?}"
set -E
trap 'printf "Stopped: a command failed in line %s of %s.\n" "$LINENO" "${BASH_SOURCE[0]#"$root/"}" >&2' ERR

# What the build needs, by Debian 12 and Ubuntu 24.04 names; "a|b" is one thing under two names.
buildPackages=(g++ cmake ninja-build pkg-config qt6-base-dev "qt6-svg-dev|libqt6svg6-dev" libqcustomplot-dev
    libopenblas-dev libblis-dev libfftw3-dev libsqlite3-dev zlib1g-dev nlohmann-json3-dev libexpected-dev)
# What its tests need besides.
# shellcheck disable=SC2034  # for test.sh, portable.sh and .ci/run
testPackages=(libgtest-dev libgmock-dev)

# What a script needs besides.
extraPackages=()

stepNumber=0
stepCount=4

step() {
    stepNumber=$((stepNumber + 1))
    printf '== %d/%d %s\n' "$stepNumber" "$stepCount" "$1"
}

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

isInstalled() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# missingPackages NAME...: those of which no spelling is installed, one a line.
missingPackages() {
    local entry name found
    local -a names
    for entry in "$@"; do
        found=no
        IFS='|' read -r -a names <<<"$entry"
        for name in "${names[@]}"; do
            if isInstalled "$name"; then found=yes; fi
        done
        if [ $found = no ]; then printf '%s\n' "$entry"; fi
    done
}

# The spelling that this distribution has.
availableName() {
    local name
    local -a names
    IFS='|' read -r -a names <<<"$1"
    for name in "${names[@]}"; do
        if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return
        fi
    done
    printf '%s\n' "${names[0]}"
}

# installPackages NAME...: installs what is missing; apt is not touched when nothing is.
installPackages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        step "Installing what is missing: left to you, as this is no Debian or Ubuntu (needed by their names there: $*)"
        return
    fi
    local -a missing=() asRoot=() names=()
    local entry
    mapfile -t missing < <(missingPackages "$@")
    if [ ${#missing[@]} -eq 0 ]; then
        step "Installing what is missing: nothing is"
        return
    fi
    step "Installing what is missing: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "Installing packages needs root or sudo, and this user has neither; ask an administrator for: apt-get install ${missing[*]%%|*}"
        asRoot=(sudo)
    fi
    "${asRoot[@]}" apt-get update -qq || fail "apt-get could not read the package lists (is there a network?); missing are: ${missing[*]%%|*}"
    for entry in "${missing[@]}"; do names+=("$(availableName "$entry")"); done
    "${asRoot[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${names[@]}" ||
        fail "apt-get could not install: ${names[*]}"
}

# configure PRESET FOLDER [CMAKE-ARGUMENT...]: a folder configured from elsewhere (a moved checkout) starts afresh.
configure() {
    local preset="$1" folder="$2"
    shift 2
    local -a fresh=()
    local cache="$root/$folder/CMakeCache.txt"
    if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then fresh=(--fresh); fi
    (cd "$root" && cmake --preset "$preset" "${fresh[@]}" "$@")
}

# build FOLDER [TARGET]
build() {
    cmake --build "$root/$1" --target "${2:-all}"
}

# buildRelease TARGET [CMAKE-ARGUMENT...]: the first three steps of every script.
buildRelease() {
    local target="$1"
    shift
    installPackages "${buildPackages[@]}" "${extraPackages[@]}"
    step "Configuring the release build in build/"
    configure release build "$@"
    step "Building (programs go to build/bin/)"
    build build "$target"
}

# runTests BUILD [--preset NAME] [CTEST-ARGUMENT...]: its last lines are ctest's. countTests says more.
runTests() {
    local folder="$root/$1"
    shift
    rm -f "$folder/tests/ctest.xml"
    local -a where=(--test-dir "$folder")
    if [ "${1:-}" = --preset ]; then where=(); fi
    ctest "${where[@]}" --output-on-failure --no-tests=error --output-junit "$folder/tests/ctest.xml" "$@"
}

# countTests BUILD-FOLDER: sets passed, failed and skipped for what runTests ran last, test by test: an entry of ctest is a
# test program, with a report of its own unless it crashed, or a script. A program may fail although all its tests passed,
# as when memory leaked.
countTests() {
    local entry status report all bad skips
    passed=0 failed=0 skipped=0
    while read -r entry status; do
        report="$1/tests/reports/${entry//\//_}.xml"
        all=1 bad=0 skips=0
        if [ -s "$report" ]; then
            all="$(grep -c '<testcase ' "$report" || true)"
            bad="$(sed -n 's/.*<testsuites .*failures="\([0-9]*\)".*/\1/p' "$report")"
            skips="$(grep -c 'result="skipped"' "$report" || true)"
        fi
        if [ "$status" != run ] && [ "$bad" -eq 0 ]; then
            bad=1
            if [ "$all" -eq "$skips" ]; then all=$((all + 1)); fi
        fi
        passed=$((passed + all - bad - skips))
        failed=$((failed + bad))
        skipped=$((skipped + skips))
    done < <(sed -n 's/.*<testcase name="\([^"]*\)".* status="\([a-z]*\)".*/\1 \2/p' "$1/tests/ctest.xml")
}

# skipReasons BUILD-FOLDER: why tests were skipped, and how many for each reason.
skipReasons() {
    cat "$1"/tests/reports/*.xml 2>/dev/null | sed -n 's/.*<skipped message="[^"]*&#x0A;\([^"]*\)">.*/skipped: \1/p' | sort | uniq -c
}

# hasDisplay: an X or Wayland server that answers, as far as that can be told without one of their programs.
hasDisplay() {
    local display="${DISPLAY:-}"
    case "$display" in
    :*)
        local number="${display#:}"
        number="${number%%.*}"
        if [ -S "/tmp/.X11-unix/X$number" ] || grep -q "@/tmp/.X11-unix/X$number\$" /proc/net/unix 2>/dev/null; then return 0; fi
        ;;
    ?*) return 0 ;;
    esac
    [ -n "${WAYLAND_DISPLAY:-}" ] && [ -S "${XDG_RUNTIME_DIR:-/nowhere}/$WAYLAND_DISPLAY" ]
}
