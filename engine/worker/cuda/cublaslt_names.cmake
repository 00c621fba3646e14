# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# Writes the names of cuBLASLt's configuration ids, read from the toolkit's own header, as a C++ table.
# Called with -DHEADER=…/cublasLt.h -DOUTPUT=…/cublaslt_names_table.h
function(extract array prefix)
    file(STRINGS "${HEADER}" lines REGEX "^ *${prefix}[A-Za-z0-9]+ = [0-9]+,")
    list(LENGTH lines count)
    if(count EQUAL 0)
        message(FATAL_ERROR "No name that begins with ${prefix} was found in ${HEADER}.")
    endif()
    set(entries "")
    foreach(line IN LISTS lines)
        string(REGEX REPLACE "^ *${prefix}([A-Za-z0-9]+) = ([0-9]+),.*$" "\\1;\\2" pair "${line}")
        list(GET pair 0 name)
        list(GET pair 1 id)
        if(name STREQUAL "UNDEFINED" OR name STREQUAL "AUTO")
            string(TOLOWER "${name}" name)
        endif()
        string(APPEND entries "    {${id}, \"${name}\"},\n")
    endforeach()
    set(table "${table}inline constexpr std::array<NamedId, ${count}> ${array}{{\n${entries}}};\n\n" PARENT_SCOPE)
endfunction()

set(table "")
extract(tileNames CUBLASLT_MATMUL_TILE_)
extract(stagesNames CUBLASLT_MATMUL_STAGES_)
extract(clusterNames CUBLASLT_CLUSTER_SHAPE_)
extract(innerShapeNames CUBLASLT_MATMUL_INNER_SHAPE_)
file(WRITE "${OUTPUT}" "// Generated from cublasLt.h by cublaslt_names.cmake.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace phasebench {

struct NamedId {
    std::uint32_t id;
    std::string_view name;
};

${table}} // namespace phasebench
")
