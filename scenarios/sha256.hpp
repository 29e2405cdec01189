#pragma once

#include <string>
#include <string_view>

namespace gigaload::scenarios {

/// SHA-256 (FIPS 180-4) of the bytes, 64 hex digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace gigaload::scenarios
