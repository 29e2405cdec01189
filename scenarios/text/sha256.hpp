#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace gigaload::scenarios {

/// Returns the SHA-256 (FIPS 180-4) of the bytes as 64 hex digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// Returns the SHA-256 of a file, which is read piece by piece; a file that cannot be read counts
/// as empty.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace gigaload::scenarios
