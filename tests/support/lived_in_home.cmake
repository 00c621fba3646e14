# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# A home as somebody leaves it who has used the program: a link probe of this computer, kept winners, settings with recent
# files. Every test runs with it as HOME, and none may see or change it.
# cmake -DMODE=make -DHOME=… -DCLI=PHASEBENCH-CLI -DSOURCE=… -DRESULTS=… -P lived_in_home.cmake, and MODE=check afterwards.
# RESULTS is where test programs leave their reports; it is emptied first.
set(record "${HOME}.sha256")

function(fingerprint result)
    file(GLOB_RECURSE files LIST_DIRECTORIES true "${HOME}/*")
    list(SORT files)
    set(text "")
    foreach(file IN LISTS files)
        set(hash folder)
        if(NOT IS_DIRECTORY "${file}")
            file(SHA256 "${file}" hash)
        endif()
        string(APPEND text "${hash}  ${file}\n")
    endforeach()
    set(${result} "${text}" PARENT_SCOPE)
endfunction()

if(MODE STREQUAL "make")
    file(REMOVE_RECURSE "${HOME}" "${RESULTS}")
    execute_process(COMMAND "${CLI}" show "${SOURCE}/resources/recorded/h100-two-gpus-link-probe.phasebench" --json
        OUTPUT_VARIABLE recorded COMMAND_ERROR_IS_FATAL ANY)
    string(JSON probe GET "${recorded}" probe)
    cmake_host_system_information(RESULT host QUERY HOSTNAME)
    string(REGEX REPLACE "[^A-Za-z0-9_.-]" "_" host "${host}")
    file(WRITE "${HOME}/.local/share/phasebench/probe-${host}.json" "${probe}\n")
    file(WRITE "${HOME}/.local/share/phasebench/tuning.json" [[
{ "phasebench_tuning": 1,
  "winners": [ { "backend": "openblas", "problem": { "kind": "matmul", "m": 64, "n": 64, "k": 64, "type": "float32" },
                 "configuration": { "kernel_set": "Haswell", "threads": 1 }, "library": "0.3.21", "driver": "",
                 "device": "Some CPU", "gain": 1.25, "date": "2026-01-31" } ] }
]])
    file(WRITE "${HOME}/.config/phasebench/phasebench.ini"
        "[General]\ntheme=dark\ntextSize=200\nfullEditor=true\nrecentFiles=${SOURCE}/resources/examples/first.json, ${HOME}/gone.phasebench\n")
    # What reads the home must meet these files, or the test of a test proves nothing.
    execute_process(COMMAND "${CMAKE_COMMAND}" -E env --unset=XDG_DATA_HOME "HOME=${HOME}" "${CLI}" tuning list
        OUTPUT_VARIABLE winners COMMAND_ERROR_IS_FATAL ANY)
    if(NOT winners MATCHES "Haswell")
        message(FATAL_ERROR "phasebench-cli does not find the winner that was put into ${HOME}: ${winners}")
    endif()
    fingerprint(before)
    file(WRITE "${record}" "${before}")
elseif(MODE STREQUAL "check")
    file(READ "${record}" before)
    fingerprint(after)
    if(NOT before STREQUAL after)
        message(FATAL_ERROR "A test changed the user's home. Before:\n${before}\nAfter:\n${after}")
    endif()
else()
    message(FATAL_ERROR "MODE is make or check.")
endif()
