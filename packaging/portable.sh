#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# Makes one folder that runs without root and without installed libraries on any x86-64 Linux whose glibc is not older
# than this one's (2.36 on Debian 12). CUDA's libraries are not in it: they come from the computer that has the GPU.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
# shellcheck source=packaging/lib.sh
. "$root/packaging/lib.sh"

usage() {
    cat <<'USAGE'
packaging/portable.sh [OPTION…] [FOLDER]
  FOLDER                where to make it (default build/portable; replaced when it exists)
  --archive FILE        pack it too, as .tar.xz or .tar.zst
  --without-recordings  leave the recorded results out
  --with-tests          add the test and bench programs and run-gpu-tests.sh
  --programs BUILD      take the programs of this build folder instead of building build/
USAGE
}

folder="$root/build/portable"
archive=""
buildFolder=""
withRecordings=yes
withTests=no
while [ $# -gt 0 ]; do
    case "$1" in
    --archive | --programs)
        [ $# -ge 2 ] || fail "$1 needs a value; see packaging/portable.sh --help."
        if [ "$1" = --archive ]; then archive="$2"; else buildFolder="$2"; fi
        shift
        ;;
    --without-recordings) withRecordings=no ;;
    --with-tests) withTests=yes ;;
    -h | --help) usage && exit 0 ;;
    -*) fail "There is no option $1; see packaging/portable.sh --help." ;;
    *) folder="$(realpath -m "$1")" ;;
    esac
    shift
done
case "$archive" in
"" | *.tar.xz | *.tar.zst) ;;
*) fail "The archive \"$archive\" must end in .tar.xz or .tar.zst." ;;
esac
if [ -e "$folder" ] && [ ! -e "$folder/bin/qt.conf" ] && [ -n "$(ls -A "$folder")" ]; then
    fail "\"$folder\" exists and is no portable folder; name another one."
fi

# shellcheck source=packaging/portable/collect.sh
. "$root/packaging/portable/collect.sh"

stepCount=6
if [ -n "$buildFolder" ]; then stepCount=4; fi
if [ -n "$archive" ]; then stepCount=$((stepCount + 1)); fi
extraPackages=(patchelf binutils xz-utils zstd)
if [ -n "$buildFolder" ]; then
    buildFolder="$(realpath "$buildFolder")"
    installPackages "${extraPackages[@]}"
else
    if [ $withTests = yes ]; then
        extraPackages+=("${testPackages[@]}")
        buildRelease all -DPHASEBENCH_GUI=ON -DPHASEBENCH_TESTS=ON
    else
        buildRelease programs -DPHASEBENCH_GUI=ON
    fi
    buildFolder="$root/build"
fi

step "Putting programs and resources into $folder"
rm -rf "$folder"
mkdir -p "$folder"
for component in application tools cpu blis cuda; do
    cmake --install "$buildFolder" --prefix "$folder" --component $component >/dev/null
done
if [ $withRecordings = no ]; then rm -rf "$folder/share/phasebench/recorded"; fi
for program in phasebench phasebench-cli; do
    if [ -e "$folder/bin/$program" ]; then install -m 755 "$root/packaging/portable/launch.sh" "$folder/$program"; fi
done
install -D -m 644 "$root/packaging/portable/qt.conf" "$folder/bin/qt.conf"
install -D -m 644 "$root/packaging/portable/fonts.conf" "$folder/etc/fonts/fonts.conf"
if [ $withTests = yes ]; then
    install -m 755 "$root/packaging/portable/run-gpu-tests.sh" "$folder/"
    find "$buildFolder/bin" -maxdepth 1 -type f -perm -u+x \( -name 'test_*' -o -name 'phasebench-bench-*' -o -name '*-fake-worker' \) \
        -exec cp -t "$folder/bin" {} +
    mkdir -p "$folder/source/tests"
    if [ -d "$root/tests/samples" ]; then cp -r "$root/tests/samples" "$folder/source/tests/"; fi
    ln -s ../share/phasebench "$folder/source/resources"
fi

step "Collecting the libraries that they need"
copyPlugins
copyLibraries
copyCopyrights

step "Making them find each other wherever the folder is put"
find "$folder/bin" "$folder/lib" "$folder/plugins" -type f -print0 | while IFS= read -r -d '' file; do
    if isElf "$file"; then relocate "$file"; fi
done
checkComplete

summary="$(du -sh "$folder" | cut -f1) in $folder, for glibc $(newestGlibc) or later"
if [ -n "$archive" ]; then
    step "Packing $archive"
    pack "$archive"
    echo "$(du -h "$archive" | cut -f1) in $archive"
fi
echo "$summary"
