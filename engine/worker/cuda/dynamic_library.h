// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"

#include <string>

namespace phasebench {

/// Opens a library of the CUDA toolkit or the driver at run time: in $PHASEBENCH_CUDA_LIB_DIR, by the loader's own
/// search, beside the CUDA runtime in use, and in the toolkit's usual folders. It is never closed: these libraries
/// register handlers that run at exit. Fails, with the loader's own words, when it is in none of them.
Result<void*> openCudaLibrary(const char* soname);

/// The address of `name` in `library`, as `function`'s type; appends the name to `missing` when there is none.
void* loadSymbol(void* library, const char* name, std::string& missing);
template <typename Function> void loadSymbol(void* library, Function& function, const char* name, std::string& missing)
{
    function = reinterpret_cast<Function>(loadSymbol(library, name, missing));
}

} // namespace phasebench
