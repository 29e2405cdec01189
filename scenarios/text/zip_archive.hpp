#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/text/text_file.hpp"

namespace gigaload::scenarios {

/// Reads the files of a ZIP archive (PKWARE APPNOTE 6.3.3) whose bytes are in memory: stored or
/// deflated, without encryption and ZIP64. Nothing that the archive says is believed before it is
/// checked against its size.
class ZipArchive {
 public:
  [[nodiscard]] static bool is_one(std::string_view bytes) { return bytes.starts_with("PK\3\4"); }

  /// Reads the directory. `bytes` must outlive the archive. What is no archive has no files.
  explicit ZipArchive(std::string_view bytes);

  [[nodiscard]] std::vector<std::string> names() const;

  /// Returns what a file holds, if that is at most `most_bytes`, or the sentence that says why not.
  [[nodiscard]] TextFile read(const std::string& name, std::size_t most_bytes) const;

 private:
  struct Entry {
    std::string name;
    unsigned method = 0;
    std::size_t packed = 0, unpacked = 0, offset = 0;
    unsigned long crc = 0;
  };
  std::string_view bytes_;
  std::vector<Entry> entries_;
};

}  // namespace gigaload::scenarios
