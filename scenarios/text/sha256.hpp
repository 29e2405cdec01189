#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace gigaload::scenarios {

/// SHA-256 (FIPS 180-4) of the bytes, 64 hex digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// That of a file's bytes, or of none where it cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace gigaload::scenarios
