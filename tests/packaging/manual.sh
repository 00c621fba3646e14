#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# The manual is whole: links between its pages, to their headings and to files lead somewhere, every page is reached from
# its index, every command that it names exists, every command is described, and comments point to nothing that does not ship.
# manual.sh SOURCE PHASEBENCH-CLI
set -euo pipefail
cd "$1"
cli="$2"
wrong=0
complain() {
    echo "$1"
    wrong=$((wrong + 1))
}

# headings PAGE: the anchors that its headings have on the web.
headings() {
    sed -n 's/^##* //p' "$1" | tr '[:upper:]' '[:lower:]' | sed -E 's/[^a-z0-9 _-]//g; s/ /-/g'
}

pages=(README.md CONTRIBUTING.md CHANGELOG.md tests/bench/README.md resources/manual/*.md)
links=0
for page in "${pages[@]}"; do
    while read -r link; do
        case "$link" in http://* | https://* | mailto:*) continue ;; esac
        links=$((links + 1))
        file="$page"
        if [ -n "${link%%#*}" ]; then file="$(dirname "$page")/${link%%#*}"; fi
        if [ ! -e "$file" ]; then
            complain "$page links to $link, which is not there."
        elif [[ $link == *#* ]] && ! headings "$file" | grep -qxF -- "${link#*#}"; then
            complain "$page links to $link, a heading that $file does not have."
        fi
    done < <(grep -oE '\]\([^) ]+\)' "$page" | sed 's/^](//; s/)$//')
    # shellcheck disable=SC2016  # backquotes of Markdown
    while read -r path; do
        [ -e "$path" ] || complain "$page names $path, which is not there."
    done < <(grep -oE '`(packaging|resources|engine|gui|tests|\.ci)/[A-Za-z0-9_./-]*[A-Za-z0-9_]`' "$page" | tr -d '`' | sort -u)
done
[ "$links" -ge 30 ] || complain "Only $links links were found."

for page in resources/manual/*.md; do
    name="$(basename "$page")"
    if [ "$name" != index.md ] && ! grep -qF "]($name)" resources/manual/index.md; then complain "resources/manual/index.md does not link to $name."; fi
done

mapfile -t commands < <("$cli" --help | sed -nE 's/^  ([a-z]+)( .*)?$/\1/p')
[ ${#commands[@]} -ge 8 ] || complain "phasebench-cli --help lists only ${#commands[@]} commands."
while read -r command; do
    [[ " ${commands[*]} " == *" $command "* ]] || complain "The manual names phasebench-cli $command, which does not exist."
done < <(grep -hoE 'phasebench-cli [a-z]+' "${pages[@]}" | cut -d' ' -f2 | sort -u)
for command in "${commands[@]}"; do
    grep -q "phasebench-cli $command" resources/manual/formats.md || complain "resources/manual/formats.md does not describe phasebench-cli $command."
done

while read -r path; do
    [ -e "$path" ] || complain "A comment points to $path, which is not there."
done < <(grep -rhoE 'resources/manual/[a-z-]+\.md' engine gui tests --include='*.h' --include='*.cpp' | sort -u)
if grep -rnE '//.*(the contract\b|\bdesign\.md|\breference/[a-z0-9-]+\.md)' engine gui tests --include='*.h' --include='*.cpp'; then
    complain "These comments point to what does not ship."
fi
[ "$wrong" -eq 0 ]
