#pragma once

#include <filesystem>
#include <string>

namespace gigaload::scenarios {

struct TextFile {
  std::string text;
  std::string fault;          // empty: read
  bool is_too_large = false;  // is what is wrong with it
};

/// Returns the bytes of a regular file of at most `most_bytes`, or the sentence that says why not.
[[nodiscard]] TextFile read_text_file(const std::filesystem::path& path, std::size_t most_bytes);

/// Returns ".csv" of "a.CSV".
[[nodiscard]] std::string extension_of(const std::filesystem::path& path);

/// Drops the mark that spreadsheets put in front of their tables. It belongs to the file's hash,
/// not to its text.
void drop_byte_order_mark(std::string& text);

}  // namespace gigaload::scenarios
