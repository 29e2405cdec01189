#pragma once

#include <filesystem>

namespace gigaload::tests {

/// The checkout that the tests were built from.
[[nodiscard]] std::filesystem::path source_folder();
/// The tables as their publishers have them, from which those of scenarios/data were made; empty
/// where CMake's GIGALOAD_REFERENCE names none.
[[nodiscard]] std::filesystem::path reference_folder();

}  // namespace gigaload::tests
