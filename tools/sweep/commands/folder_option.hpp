#pragma once

#include <filesystem>

#include "tools/program/option.hpp"

namespace gigaload::tools::sweep {

/// Declares the argument that names the folder of a frozen sweep.
[[nodiscard]] Option folder_option(std::filesystem::path& folder);

}  // namespace gigaload::tools::sweep
