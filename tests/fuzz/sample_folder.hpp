#pragma once

#include <filesystem>

namespace gigaload::fuzz {

/// Returns a folder with the tables of a small grid in `data` and a scenario of it, `small.toml`,
/// in which the program looks for what is shipped. Made once.
[[nodiscard]] const std::filesystem::path& sample_folder();

}  // namespace gigaload::fuzz
