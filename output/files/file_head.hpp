#pragma once

#include <filesystem>
#include <string_view>

namespace gigaload::output {

/// Holds what an HDF5 file begins with, its signature.
inline constexpr std::string_view kHdf5Head = "\x89HDF\r\n\x1a\n";

/// Returns whether a plain file, or a link to one, is there and begins with `head`. Nothing else is
/// opened: a pipe would wait for who writes into it.
[[nodiscard]] bool begins_with(const std::filesystem::path& path, std::string_view head);

}  // namespace gigaload::output
