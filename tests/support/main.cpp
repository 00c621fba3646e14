// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/own_folders.h"

#include <gtest/gtest.h>

/// The main of every test program without Qt.
int main(int argc, char** argv)
{
    const phasebench::OwnFolders folders;
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
