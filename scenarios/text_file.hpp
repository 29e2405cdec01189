#pragma once

#include <filesystem>
#include <string>

namespace gigaload::scenarios {

struct TextFile {
  std::string text;
  std::string fault;  // empty: read
};

/// The bytes of a regular file of at most `most_bytes`, or the sentence that says why not.
[[nodiscard]] TextFile read_text_file(const std::filesystem::path& path, std::size_t most_bytes);

}  // namespace gigaload::scenarios
