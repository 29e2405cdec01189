#pragma once

#include <filesystem>

namespace gigaload::tests {

/// The checkout that the tests were built from.
[[nodiscard]] std::filesystem::path source_folder();
/// The tables that the project was made from; may be missing.
[[nodiscard]] std::filesystem::path reference_folder();

}  // namespace gigaload::tests
