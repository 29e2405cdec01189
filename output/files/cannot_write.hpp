#pragma once

#include <filesystem>
#include <string_view>

#include "grid/core/error.hpp"

namespace gigaload::output {

/// Returns the error of a file that cannot be written, to be thrown: "cannot write PATH: REASON".
[[nodiscard]] InputError cannot_write(const std::filesystem::path& path, std::string_view reason);

/// Returns the same with the system's words for an `error` of its own (errno).
[[nodiscard]] InputError cannot_write(const std::filesystem::path& path, int error);

}  // namespace gigaload::output
