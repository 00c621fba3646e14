# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# How portable.sh collects libraries into `folder` and makes them find each other. Sourced by it.
: "${root:?}" "${folder:?}"

# glibc and the loader must be the computer's own, as must everything that talks to a driver or belongs to CUDA.
notCarried='^(linux-vdso|ld-linux|libc|libm|libdl|libpthread|librt|libresolv|libutil|libmvec|libanl|libnsl|libnss_.*|libcuda|libcudart|libcublas|libcublasLt|libcufft|libcupti|libnvJitLink|libnvidia.*|libnvrtc.*)[.-]'

# Where CUDA's libraries are looked for beside the loader's own places and LD_LIBRARY_PATH.
cudaPlaces=/usr/local/cuda/lib64:/usr/local/cuda/extras/CUPTI/lib64:/usr/local/cuda-13/lib64

isElf() {
    [ "$(head -c 4 "$1" | tail -c 3)" = ELF ]
}

# Only what the workbench opens: windows on X11 and Wayland, charts without a display, SVG, keyboards.
copyPlugins() {
    [ -e "$folder/bin/phasebench" ] || return 0
    local from plugin
    from="$(qtPlugins)"
    [ -d "$from" ] || fail "The plug-ins of Qt 6 were not found."
    for plugin in platforms/libqoffscreen platforms/libqxcb platforms/libqwayland-generic wayland-shell-integration/libxdg-shell \
        imageformats/libqsvg iconengines/libqsvgicon platforminputcontexts/libcomposeplatforminputcontextplugin \
        platforminputcontexts/libibusplatforminputcontextplugin; do
        if [ -e "$from/$plugin.so" ]; then install -D -m 644 "$from/$plugin.so" "$folder/plugins/$plugin.so"; fi
    done
    for plugin in platforms/libqoffscreen platforms/libqxcb imageformats/libqsvg; do
        [ -e "$folder/plugins/$plugin.so" ] || fail "Qt's plug-in $plugin.so was not found in $from."
    done
}

qtPlugins() {
    local query
    for query in qtpaths6 qmake6; do
        if command -v $query >/dev/null; then
            $query -query QT_INSTALL_PLUGINS
            return
        fi
    done
}

# Every library that the programs and plug-ins need, directly or not, as "name path".
neededLibraries() {
    find "$folder/bin" "$folder/plugins" -type f -print0 2>/dev/null | while IFS= read -r -d '' file; do
        if isElf "$file"; then ldd "$file" | awk '$2 == "=>" && $3 ~ /^\// { print $1, $3 }'; fi
    done | sort -u
}

copyLibraries() {
    local name path
    mkdir -p "$folder/lib"
    neededLibraries | while read -r name path; do
        if ! [[ $name =~ $notCarried ]]; then install -m 644 "$(readlink -f "$path")" "$folder/lib/$name"; fi
    done
}

# A package may still name a file of /usr/lib by /lib.
packageOf() {
    { dpkg-query -S "$1" || dpkg-query -S "${1#/usr}"; } 2>/dev/null | head -1 | cut -d: -f1
}

# The licences of what is carried, as the distribution states them.
copyCopyrights() {
    local name path package
    mkdir -p "$folder/share/doc/libraries"
    {
        neededLibraries
        find "$folder/plugins" -name '*.so' -printf "%f $(qtPlugins)/%P\n" 2>/dev/null
    } | while read -r name path; do
        if [[ $name =~ $notCarried ]]; then continue; fi
        package="$(packageOf "$(readlink -f "$path")")"
        [ -f "/usr/share/doc/$package/copyright" ] || fail "The licence of $path was not found."
        install -m 644 "/usr/share/doc/$package/copyright" "$folder/share/doc/libraries/$package"
    done
}

usesCuda() {
    readelf -d "$1" | grep -qE 'NEEDED.*(libcublasLt|libcufft|libcudart)'
}

# Strips a file and points it to the carried libraries, before whatever LD_LIBRARY_PATH says: another Qt or libstdc++ must
# not be mixed in. Programs that use CUDA let LD_LIBRARY_PATH choose which CUDA.
# shellcheck disable=SC2016  # $ORIGIN is for the loader
relocate() {
    local file="$1" up
    strip --strip-unneeded "$file"
    case "$file" in
    "$folder"/bin/*) up='$ORIGIN/../lib' ;;
    "$folder"/plugins/*) up='$ORIGIN/../../lib' ;;
    *) up='$ORIGIN' ;;
    esac
    if usesCuda "$file"; then
        patchelf --set-rpath "$up:$cudaPlaces" "$file"
    elif readelf -d "$file" | grep -q NEEDED; then
        patchelf --force-rpath --set-rpath "$up" "$file"
    fi
}

# Everything is found, and nothing from outside but glibc and CUDA.
checkComplete() {
    local file line wrong=""
    while IFS= read -r -d '' file; do
        isElf "$file" || continue
        while read -r line; do
            if [[ ${line%% *} =~ $notCarried ]]; then continue; fi
            # CUDA's libraries take the computer's own.
            if [[ $line == libgcc_s.* ]] && usesCuda "$file"; then continue; fi
            case "$line" in
            *"not found"*) wrong+="$file: $line"$'\n' ;;
            *"=> $folder/"*) ;;
            *"=>"*) wrong+="$file: $line"$'\n' ;;
            esac
        done < <(env -u LD_LIBRARY_PATH ldd "$file" | sed 's/^[[:space:]]*//')
    done < <(find "$folder/bin" "$folder/lib" "$folder/plugins" -type f -print0)
    [ -z "$wrong" ] || fail "These libraries would not be found in the folder:"$'\n'"$wrong"
}

newestGlibc() {
    find "$folder/bin" "$folder/lib" "$folder/plugins" -type f ! -name qt.conf -exec objdump -T {} + 2>/dev/null |
        grep -oE 'GLIBC_2\.[0-9]+' | sort -uV | tail -1 | cut -d_ -f2
}

pack() {
    local archive="$1" compress made
    made="${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || date +%s)}"
    case "$archive" in
    *.zst) compress="zstd -19 --long=27 -T0 -q" ;;
    *) compress="xz -9 -T1" ;;
    esac
    mkdir -p "$(dirname "$archive")"
    tar --directory "$(dirname "$folder")" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$made" \
        --transform="flags=rSH;s,^$(basename "$folder"),phasebench," -I "$compress" -cf "$archive" "$(basename "$folder")"
}
