# SPDX-FileCopyrightText: 2026 The Phasebench developers
# SPDX-License-Identifier: Apache-2.0
# Debian packages: "cpack -G DEB" in a build folder makes one for each component.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME phasebench)
set(CPACK_PACKAGE_VENDOR "The Phasebench developers")
set(CPACK_PACKAGE_CONTACT "The Phasebench developers <phasebench@localhost>" CACHE STRING "Who answers for packages made here")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(components tools cpu)
if(PHASEBENCH_GUI)
    list(PREPEND components application)
endif()
if(TARGET phasebench-blis-worker)
    list(APPEND components blis)
endif()
if(TARGET phasebench-cuda-worker)
    list(APPEND components cuda)
endif()
set(CPACK_COMPONENTS_ALL ${components})

set(CPACK_DEBIAN_APPLICATION_PACKAGE_NAME phasebench)
set(CPACK_DEBIAN_APPLICATION_PACKAGE_SECTION science)
set(CPACK_DEBIAN_APPLICATION_PACKAGE_DEPENDS
    "phasebench-cli (= ${PROJECT_VERSION}), phasebench-cpu-worker (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_APPLICATION_PACKAGE_SUGGESTS "phasebench-cuda-worker (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_APPLICATION_DESCRIPTION "workbench that shows where the time of a matrix product or an FFT goes
 The window: configure an experiment, run it, read its phases from charts.")

set(CPACK_DEBIAN_TOOLS_PACKAGE_NAME phasebench-cli)
set(CPACK_DEBIAN_TOOLS_PACKAGE_SECTION science)
set(CPACK_DEBIAN_TOOLS_PACKAGE_RECOMMENDS "phasebench-cpu-worker (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_TOOLS_DESCRIPTION "command line of Phasebench, with examples and recorded results
 Checks and runs experiments, and prints and compares results files.")

set(CPACK_DEBIAN_CPU_PACKAGE_NAME phasebench-cpu-worker)
set(CPACK_DEBIAN_CPU_PACKAGE_SECTION science)
set(CPACK_COMPONENT_CPU_DESCRIPTION "measures OpenBLAS and FFTW for Phasebench
 A program of its own, since FFTW's licence does not go together with CUDA's.")

set(CPACK_DEBIAN_BLIS_PACKAGE_NAME phasebench-blis-worker)
set(CPACK_DEBIAN_BLIS_PACKAGE_SECTION science)
set(CPACK_COMPONENT_BLIS_DESCRIPTION "measures BLIS for Phasebench
 A program of its own, since two libraries of BLAS do not fit into one.")

# It needs CUDA's libraries, which are not in Debian's main archive and not always installed as packages.
set(CPACK_DEBIAN_CUDA_PACKAGE_NAME phasebench-cuda-worker)
set(CPACK_DEBIAN_CUDA_PACKAGE_SECTION contrib/science)
set(CPACK_DEBIAN_CUDA_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_CUDA_PACKAGE_DEPENDS "libc6 (>= 2.36), libstdc++6 (>= 12), libsqlite3-0, zlib1g")
set(CPACK_DEBIAN_CUDA_PACKAGE_RECOMMENDS "phasebench-cli (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_CUDA_DESCRIPTION "measures cuBLASLt and cuFFT for Phasebench
 Needs an NVIDIA driver and the libraries of CUDA 13.")

foreach(component IN LISTS components)
    string(TOUPPER ${component} upper)
    install(FILES "${CMAKE_CURRENT_LIST_DIR}/copyright" COMPONENT ${component}
        DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${CPACK_DEBIAN_${upper}_PACKAGE_NAME}")
endforeach()
include(CPack)
