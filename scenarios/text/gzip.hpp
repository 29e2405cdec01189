#pragma once

#include <cstddef>
#include <string>

#include "scenarios/text/text_file.hpp"

namespace gigaload::scenarios {

/// Tells whether the bytes begin as a gzip file does (RFC 1952).
[[nodiscard]] bool is_gzip(const std::string& bytes);

/// Returns what a gzip file of one or more members holds, if that is at most `most_bytes`, or the
/// sentence that says why not.
[[nodiscard]] TextFile unzip(const std::string& bytes, std::size_t most_bytes);

}  // namespace gigaload::scenarios
